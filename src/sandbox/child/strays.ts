import { AsyncLocalStorage } from 'node:async_hooks';

/** Taken before a hand-in could replace them. */
const { setTimeout, setImmediate } = globalThis;

/** Late errors that are told; a hand-in can make any number. */
const MOST_LATE = 5;

/** What reaches no one who awaits a call. */
export interface StrayEvents {
  /** The call under way, if any. */
  running(): number | undefined;
  /** The call under way threw where nobody catches it: in a timer, or in a promise that nobody awaits. */
  threw(error: unknown): void;
  /** The same, of a call that was answered before. */
  late(error: unknown): void;
  /** It ended the process; called from where it did. */
  exited(): void;
  /** Nothing is left that could ever answer it. */
  starved(): void;
}

/**
 * Watches for what happens beside a call's own promise. An error belongs to the call that set it going: it fails that call
 * where it comes before the answer. Afterwards it costs nothing, neither that call, which is answered, nor a later one,
 * whose work it is not: it is only told to the staff. So the same code gets the same verdict however busy the
 * machine is.
 *
 * Returns how to run a call's work. To be called when the engine runs.
 */
export function watchStrays(events: StrayEvents): <T>(id: number, work: () => Promise<T>) => Promise<T> {
  const owner = new AsyncLocalStorage<number>();
  let late = 0;
  const stray = (error: unknown): void => {
    const running = events.running();
    if (running !== undefined && (owner.getStore() ?? running) === running) events.threw(error);
    else if (late++ < MOST_LATE) events.late(error);
  };
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    // The engine's own throw them again, out of minified code.
    process.removeAllListeners(event);
    process.on(event, stray);
  }
  process.on('exit', () => {
    if (events.running() !== undefined) events.exited();
  });
  process.on('beforeExit', () => {
    if (events.running() !== undefined) events.starved();
  });
  return (id, work) => owner.run(id, work);
}

/**
 * Resolves when promises that failed, `tf.nextFrame` and timers of 0 ms, set going before, have had their turn: what they
 * throw is then known whatever the machine's speed. Takes about 1 ms.
 */
export const turn = (): Promise<void> =>
  new Promise((done) => setTimeout(() => setImmediate(() => done()), 1));
