import type { PlannedTest } from '../grade/plan.js';
import { isPublic } from '../grade/result.js';

/**
 * The mistakes that one hand-in's wrong answers came of without a doubt. Its next wrong answer, in the same problem or in one built
 * on that, is most likely theirs: where one of them gives it up to rounding no other is tried.
 *
 * What hidden tests have shown is kept from public ones, whose findings their author reads.
 */
export class Suspects {
  readonly #public = new Set<string>();
  readonly #all = new Set<string>();

  add({ test }: PlannedTest, mistake: string): void {
    this.#all.add(mistake);
    if (isPublic(test)) this.#public.add(mistake);
  }

  /** Whether a mistake is one, as far as what is said of a test may tell. */
  has({ test }: PlannedTest, mistake: string): boolean {
    return (isPublic(test) ? this.#public : this.#all).has(mistake);
  }
}
