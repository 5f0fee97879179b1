import { type EndingSignal, exitOf, SIGNALS } from './exit.js';

/** Milliseconds after a signal in which work may end by itself and keep what it has; then the process ends. */
const GRACE = 1500;

/** What ends with a signal: the grader. */
interface Closable {
  close(): Promise<void>;
}

/**
 * Runs `work`; Ctrl-C, SIGTERM or SIGHUP fires the signal it gets and ends at once what the grader runs: nobody waits for an
 * endless loop after it. The grader is closed in any case.
 *
 * - The abort signal's `reason` is the name of the signal that came.
 * - A second signal, or work that goes on for longer than 1.5 s, ends the process there and then, with the first one's code;
 *   what was written is whole, and nothing temporary is left. So does work that fails after a signal.
 */
export async function untilInterrupted<T>(
  grader: Closable,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  const leave = (name: EndingSignal): never => process.exit(exitOf(name));
  let late: NodeJS.Timeout | undefined;
  const stop = (name: EndingSignal) => {
    if (abort.signal.aborted) leave(abort.signal.reason as EndingSignal);
    late = setTimeout(leave, GRACE, name);
    abort.abort(name);
    void grader.close();
  };
  for (const name of SIGNALS) process.on(name, stop);
  try {
    return await work(abort.signal);
  } catch (error) {
    if (!abort.signal.aborted) throw error;
    // What it worked with has ended: that it failed then is no fault to tell.
    await grader.close();
    process.stderr.write('Interrupted.\n');
    return leave(abort.signal.reason as EndingSignal);
  } finally {
    await grader.close();
    clearTimeout(late);
    for (const name of SIGNALS) process.off(name, stop);
  }
}
