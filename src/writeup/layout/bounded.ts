import { BUDGET } from '../budget.js';
import { firstLetters, wordsIn } from '../text/cut.js';
import { type Block, type Look, type Run, sourceOf, withRuns } from '../text/line.js';
import type { LeftOut } from './left-out.js';

/** What is counted within paragraphs, in words. */
const UNITS = { formulas: 'formulas', tex: 'letters of TeX', changes: 'changes of style' } as const;
type Unit = keyof typeof UNITS;

/** What of the budgets is left, for an answer or for those of a deck that are to come. */
export type Allowance = Record<Unit, number> & {
  /** Pages of the appendix. */
  pages: number;
};

/** All that one answer or one deck may use. */
export const allowanceOf = (what: 'answer' | 'deck'): Allowance => ({
  formulas: BUDGET.formulas[what],
  tex: BUDGET.tex[what],
  changes: BUDGET.changes[what],
  pages: BUDGET.appendix[what],
});

/** An answer within its budgets. */
export interface Bounded {
  readonly blocks: readonly Block[];
  /** Where something is left out at the end. */
  readonly left?: LeftOut;
  /** What is not shown as it was meant: in few words for the page, and in all. */
  readonly said: readonly { readonly short: string; readonly long: string }[];
}

/** How many pages an answer may go on for, and of which budget they are the rest. */
export function pagesLeft({ pages }: Allowance): { pages: number; budget: string } {
  const { answer, deck } = BUDGET.appendix;
  if (pages < answer) return { pages, budget: `${deck} more pages a deck` };
  return { pages: answer, budget: `${answer} more pages an answer` };
}

/** Paragraphs without letters take their time, too. */
const LEAST = 20;

/** An answer's blocks within its budgets, and within what is left of the deck's, from which it takes what it uses. */
export function bounded(blocks: readonly Block[], deck: Allowance): Bounded {
  const own = allowanceOf('answer');
  let [formulas, set] = [0, 0];
  let [toTex, toPlain] = ['', ''];
  const asText = (run: Run): Run => {
    if (run.kind !== 'math') return run;
    formulas++;
    // A long one is none, and costs nothing.
    const length = run.tex.length + (run.macros?.length ?? 0);
    const tex = length > BUDGET.formula.letters ? 0 : length;
    const over = spend(own, deck, { formulas: 1, tex });
    if (over === '') set++;
    toTex ||= over;
    return over === '' ? run : { kind: 'text', text: sourceOf(run), style: 'code' };
  };
  // Only then letters are counted: a formula has one while it is set.
  const written = blocks.map((block) => withRuns(block, (runs) => runs.map(asText)));
  const first = firstLetters(written, BUDGET.answer, LEAST);
  const plain = (given: readonly Run[]): Run[] => {
    const runs: Run[] = [];
    for (const run of given) {
      const last = runs.at(-1);
      const over = last === undefined || run.kind !== 'text' ? '' : spend(own, deck, { changes: 1 });
      toPlain ||= over;
      if (over === '' || run.kind !== 'text') runs.push(run);
      else if (last?.kind === 'text' && isPlain(last))
        runs[runs.length - 1] = { ...last, text: last.text + run.text };
      else runs.push({ kind: 'text', text: run.text, style: 'regular' });
    }
    return runs;
  };
  const kept = first.map((block) => withRuns(block, plain));
  const said: Bounded['said'][number][] = [];
  if (toTex !== '') {
    const short = `Over the budget, ${formulas - set} of ${formulas} formulas stay TeX.`;
    said.push({
      short,
      long: `${formulas - set} of ${formulas} formulas stay TeX: over the budget of ${toTex}.`,
    });
  }
  if (toPlain !== '') {
    const long = `Its later words are plain and without links: over the budget of ${toPlain}.`;
    said.push({ short: 'Over the budget, its later words are plain.', long });
  }
  if (first === written) return { blocks: kept, said };
  const words = wordsIn(written) - wordsIn(first);
  return { blocks: kept, said, left: { words, budget: `${BUDGET.answer} letters an answer` } };
}

const isPlain = ({ style, link, struck, script }: Look): boolean =>
  style === 'regular' && link === undefined && !struck && !script;

/** Takes what is used from an answer's and a deck's allowance, or takes nothing and names the budget that has not as much. */
function spend(own: Allowance, deck: Allowance, used: Partial<Record<Unit, number>>): string {
  const units = Object.keys(used) as Unit[];
  for (const unit of units) {
    if (own[unit] < used[unit]!) return `${BUDGET[unit].answer} ${UNITS[unit]} an answer`;
    if (deck[unit] < used[unit]!) return `${BUDGET[unit].deck} ${UNITS[unit]} a deck`;
  }
  for (const unit of units) {
    own[unit] -= used[unit]!;
    deck[unit] -= used[unit]!;
  }
  return '';
}
