import type { Session } from '../sandbox/session.js';

/** A slow machine slows the key too: a hand-in always gets this many times what the key took. */
export const TIMES_THE_KEY = 10;

/** What a hand-in's tests may take together, so that many that only wait do not keep the others waiting. */
export class TimeBudget {
  readonly #seconds: number;
  readonly #sessions: readonly Session[];
  #key = 0;

  /** `seconds`: of the assignment file. `sessions`: where the hand-in runs. */
  constructor(seconds: number, sessions: readonly Session[]) {
    this.#seconds = seconds;
    this.#sessions = sessions;
  }

  /** One more test, which took the key so many milliseconds. */
  add(milliseconds: number): void {
    this.#key += milliseconds / 1000;
  }

  /** Why no further test is run; undefined while there is time left. */
  get exceeded(): string | undefined {
    const most = Math.max(this.#seconds, TIMES_THE_KEY * this.#key);
    const used = this.#sessions.reduce((sum, session) => sum + session.used, 0);
    if (used < most) return undefined;
    return `It was not run: the tests before it used up the ${most.toFixed(0)} s that a hand-in has for all of them. Mend those that took too long.`;
  }
}
