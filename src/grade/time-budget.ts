import type { Session } from '../sandbox/session.js';

/** A slow machine slows the key too: a hand-in always gets this many times what the key took. */
export const TIMES_THE_KEY = 10;

/** What a hand-in's calls may take together, so that many that only wait do not keep the others waiting. */
export class TimeBudget {
  readonly #seconds: number;
  readonly #sessions: readonly Session[];
  #before: number;
  #key = 0;

  /** `seconds`: from now on. `sessions`: where the hand-in runs. `spent`: what calls took of it whose results are kept, in seconds. */
  constructor(seconds: number, sessions: readonly Session[], spent = 0) {
    this.#seconds = seconds;
    this.#sessions = sessions;
    this.#before = this.#used() - spent;
  }

  /** One more call, which took the key so many milliseconds. */
  add(milliseconds: number): void {
    this.#key += milliseconds / 1000;
  }

  /** Takes so many seconds for none of the hand-in's. */
  forgive(seconds: number): void {
    this.#before += seconds;
  }

  /** Why nothing more is run; undefined while there is time left. */
  get exceeded(): string | undefined {
    const most = Math.max(this.#seconds, TIMES_THE_KEY * this.#key);
    if (this.#used() - this.#before < most) return undefined;
    return `It was not run: what ran before it used up the ${most.toFixed(0)} s that a hand-in has for all of it. Mend what took too long.`;
  }

  #used(): number {
    return this.#sessions.reduce((sum, session) => sum + session.used, 0);
  }
}
