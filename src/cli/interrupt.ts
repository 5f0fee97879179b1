import type { Grader } from '../grade/grader.js';

/**
 * Runs `work`; Ctrl-C fires the signal it gets and ends at once what the grader runs: nobody waits for an endless loop after
 * it. The grader is closed in any case.
 */
export async function untilInterrupted<T>(
  grader: Grader,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  const stop = () => {
    abort.abort();
    void grader.close();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    return await work(abort.signal);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await grader.close();
  }
}
