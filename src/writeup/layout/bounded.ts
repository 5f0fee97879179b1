import { BUDGET } from '../budget.js';
import { firstLetters, wordsIn } from '../text/cut.js';
import { type Block, type Run, sourceOf } from '../text/line.js';
import type { LeftOut } from './left-out.js';

/** What of a deck's budgets is left for the answers to come. */
export interface Allowance {
  formulas: number;
  tex: number;
  /** Pages of the appendix. */
  pages: number;
}

/** What a deck may use. */
export const allowance = (): Allowance => ({
  formulas: BUDGET.formulas.deck,
  tex: BUDGET.tex.deck,
  pages: BUDGET.appendix.deck,
});

/** An answer within its budgets. */
export interface Bounded {
  readonly blocks: readonly Block[];
  /** Where something is left out at the end: how many words, and the budget. */
  readonly left?: LeftOut;
  /** Formulas that stay as they were written, for the page: empty where there are none. */
  readonly formulas: string;
}

/** How many pages an answer may go on for, and of which budget they are the rest. */
export function pagesLeft({ pages }: Allowance): { pages: number; budget: string } {
  const { answer, deck } = BUDGET.appendix;
  if (pages < answer) return { pages, budget: `${deck} more pages a deck` };
  return { pages: answer, budget: `${answer} more pages an answer` };
}

/** Paragraphs without letters take their time, too. */
const LEAST = 20;

const [ANSWER, DECK] = (['answer', 'deck'] as const).map((of) => ({
  formulas: BUDGET.formulas[of],
  tex: BUDGET.tex[of],
  of: of === 'answer' ? 'an answer' : 'a deck',
})) as [Budget, Budget];
type Budget = { readonly formulas: number; readonly tex: number; readonly of: string };

/** An answer's blocks within its budgets of letters and formulas; what formulas take is taken from the deck's allowance. */
export function bounded(blocks: readonly Block[], deck: Allowance): Bounded {
  const first = firstLetters(blocks, BUDGET.answer, LEAST);
  const own = { ...ANSWER };
  let [all, set] = [0, 0];
  let over = '';
  const within = (run: Run): Run => {
    if (run.kind === 'text') return run;
    all++;
    // A long one is none, and costs nothing.
    const cost = run.tex.length > BUDGET.formula.letters ? 0 : run.tex.length;
    const exceeded = excess(own, cost, ANSWER) || excess(deck, cost, DECK);
    if (exceeded) {
      over ||= exceeded;
      return { kind: 'text', text: sourceOf(run), style: 'code' };
    }
    set++;
    for (const each of [own, deck] as { formulas: number; tex: number }[]) {
      each.formulas--;
      each.tex -= cost;
    }
    return run;
  };
  const kept = first.map((block) => ({ ...block, runs: block.runs.map(within) }));
  const formulas =
    over && `Of ${all} formulas ${set} are set, the others stay TeX: over the budget of ${over}.`;
  if (first === blocks) return { blocks: kept, formulas };
  const words = wordsIn(blocks) - wordsIn(first);
  return { blocks: kept, formulas, left: { words, budget: `${BUDGET.answer} letters an answer` } };
}

/** The budget that a formula of `cost` letters would exceed; empty where it would not. */
function excess(left: Pick<Allowance, 'formulas' | 'tex'>, cost: number, budget: Budget): string {
  if (left.formulas < 1) return `${budget.formulas} formulas ${budget.of}`;
  return left.tex < cost ? `${budget.tex} letters of TeX ${budget.of}` : '';
}
