import type { Failed } from './call.js';
import { tellsOutOfMemory } from './out-of-memory.js';
import { cleaned } from './text.js';

/** How a child process ended by itself. */
export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
  /** Whether its engine had started, so that the hand-in's code can have had a part in it. */
  readonly ready: boolean;
  /** The end of what it printed. */
  readonly tail: string;
}

/** What an end without an answer means, for whoever wrote the code. */
export function explainExit({ code, signal, ready, tail }: Exit): Failed {
  if (!ready) {
    return { outcome: 'not-graded', message: `it ended with ${cleaned(tail) || signal || code}` };
  }
  if (tellsOutOfMemory(tail)) {
    return {
      outcome: 'out-of-memory',
      message: 'The process of your code ended: it used too much memory. Does a loop keep tensors?',
    };
  }
  // A wrapper tells a signal by its exit code. The kernel gives no reason with it.
  if (signal === 'SIGKILL' || code === 128 + 9) {
    return {
      outcome: 'out-of-memory',
      message:
        'The process of your code was killed. That happens when it uses too much memory: does a loop keep tensors?',
    };
  }
  const thrown = /^(?:Uncaught )?((?:[A-Z]\w*)?Error: .*)$/m.exec(tail)?.[1];
  if (thrown !== undefined && code !== 0) {
    return { outcome: 'error', message: `Your code ended the process with ${cleaned(thrown)}` };
  }
  const how = signal ? `by ${signal}` : `with exit code ${code}`;
  return {
    outcome: 'error',
    message: `Your code ended the process ${how} before it answered. Does it wait for a promise that never settles, or call process.exit?`,
  };
}
