import type { Grader } from '../grade/grader.js';
import type { Keys } from '../grade/keys.js';
import type { PlannedTest } from '../grade/plan.js';
import type { TestResult } from '../grade/result.js';
import type { Run } from '../store/runs.js';
import type { TestRow } from '../store/schema.js';
import type { Store } from '../store/store.js';
import type { Deed } from './deeds.js';
import type { Finals } from './finals.js';
import type { Slides } from './slides.js';

/** What all hand-ins of a run are graded with. */
export interface Context {
  /** Reports of a hand-in go to `<out>/<hand-in>/`, what its student may see of them also to `<out>/return/<hand-in>/`. */
  readonly out: string;
  readonly grader: Grader;
  readonly keys: Keys;
  readonly finals: Finals;
  /** Those of the grader's tests that are looked at. */
  readonly tests: readonly PlannedTest[];
  /** Leave a hand-in as it is, unless it is new or its own code is another. */
  readonly onlyChanged: boolean;
  readonly store: Store;
  readonly run: Run;
  /** Once it fires nothing more is kept: the processes are ended, and what comes from them means nothing. */
  readonly signal: AbortSignal;
  writeup(handIn: string): Slides;
  /** Why a test is called although nothing changed. */
  again(row: TestRow): string | undefined;
  onTest(handIn: string, test: TestResult): void;
}

/** How many tests of a hand-in, or of a class, were done what with, and why. */
export class Tally {
  readonly counts: Record<Deed, number> = { keep: 0, score: 0, compare: 0, call: 0 };
  readonly #whys = new Map<string, number>();

  add(deed: Deed, why = ''): void {
    this.counts[deed]++;
    if (deed !== 'keep') this.#whys.set(`${deed} ${why}`, (this.#whys.get(`${deed} ${why}`) ?? 0) + 1);
  }

  addAll(other: Tally): void {
    for (const [deed, count] of Object.entries(other.counts)) this.counts[deed as Deed] += count;
    for (const [why, count] of other.#whys) this.#whys.set(why, (this.#whys.get(why) ?? 0) + count);
  }

  /** Reasons of a deed with their counts, the most frequent first. */
  whys(deed: Deed): readonly (readonly [why: string, count: number])[] {
    return [...this.#whys]
      .filter(([why]) => why.startsWith(`${deed} `))
      .map(([why, count]) => [why.slice(deed.length + 1), count] as const)
      .sort(([one, a], [two, b]) => b - a || (one < two ? -1 : 1));
  }

  /** Everything was kept from before. */
  get kept(): boolean {
    const { keep, score, compare, call } = this.counts;
    return keep > 0 && score + compare + call === 0;
  }
}
