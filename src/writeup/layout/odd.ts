import { BUDGET } from '../budget.js';
import type { Page } from '../deck.js';
import { textIn } from '../text/cut.js';
import { coarseScripts, foreignForms, missingGlyphs } from '../text/fonts.js';
import { type Block, type Run, sourceOf, withRuns } from '../text/line.js';
import { faultyFormulas } from '../text/math.js';
import type { Bounded } from './bounded.js';

/** What is to be said of an answer: in few words for its page, and in all. */
export type Odd = Bounded['said'];

type Answer = NonNullable<Page['answer']>;

/** Letters of a formula, of a reason or of an address that are repeated. */
const [FORMULA, REASON, ADDRESS] = [40, 120, 80];

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text);

/** Where something stands: a line of answers.md, counted from 1. */
const placeOf = ({ line = 1 }: Answer, own: number): string => `line ${line + own} of answers.md`;

/** An answer's blocks with its pictures in them, or words in place of those that are not to be had. */
export function withPictures(
  blocks: readonly Block[],
  answer: Answer | undefined,
): { blocks: readonly Block[]; said: Odd } {
  const said: Odd[number][] = [];
  let left: number = BUDGET.pictures.answer;
  const shown = (run: Run): Run => {
    if (run.kind !== 'picture') return run;
    const { source, alt, line } = run;
    const over = `is over the budget of ${BUDGET.pictures.answer} pictures an answer.`;
    const found = left > 0 ? (answer?.pictures?.[source] ?? over) : over;
    if (typeof found !== 'string') {
      left--;
      return { ...run, picture: found, alt: alt === '' ? source : alt };
    }
    const name = cut(source, ADDRESS);
    said.push({
      short: `Not shown: ${cut(source, FORMULA)}.`,
      long: `The picture ${name} in ${placeOf(answer!, line)} is not shown: it ${found}`,
    });
    return { kind: 'text', text: `[${alt === '' ? '' : `${alt}: `}${name} is not shown]`, style: 'italic' };
  };
  return { blocks: blocks.map((block) => withRuns(block, (runs) => runs.map(shown))), said };
}

/** What of an answer is shown otherwise than it was meant. */
export function oddOf(blocks: readonly Block[], html: readonly number[], answer: Answer | undefined): Odd {
  if (!answer) return [];
  const said: Odd[number][] = [];
  const missing = missingGlyphs(textIn(blocks)).slice(0, 6).map(codePoint);
  if (missing.length > 0) {
    const text = `No font has ${missing.join(', ')}: shown as □.`;
    said.push({ short: text, long: text });
  }
  const coarse = coarseScripts(textIn(blocks));
  if (coarse.length > 0) {
    const what = `There is only a coarse bitmap font here for ${coarse.map(({ name }) => name).join(', ')}`;
    const packages = coarse.flatMap((each) => each.package ?? []);
    const remedy =
      packages.length > 0
        ? `npm install ${packages.join(' ')} in the folder that you work in brings a real one`
        : 'its letters may not be joined as they should be';
    said.push({ short: `${what}.`, long: `${what}: ${remedy}. Look at the page.` });
  }
  const foreign = foreignForms(textIn(blocks).split('\n\n'));
  if (foreign.length > 0) {
    const what = `${foreign.map(({ name }) => name).join(' and ')} ${foreign.length > 1 ? 'are' : 'is'} drawn in a Chinese font's forms`;
    said.push({
      short: `${what}.`,
      long: `${what}: npm install ${foreign.map((each) => each.package).join(' ')} in the folder that you work in brings its own. Look at the page.`,
    });
  }
  const faulty = faultyFormulas(blocks);
  for (const { run, reason } of faulty.slice(0, BUDGET.notes)) {
    const why = cut(reason.replace(/\s+/g, ' '), REASON);
    said.push({
      short: `Formula not understood: ${why}.`,
      long: `The formula ${cut(sourceOf(run), FORMULA)} in ${placeOf(answer, run.line ?? 0)} stays as it was written: ${why}.`,
    });
  }
  const more = faulty.length - BUDGET.notes;
  if (more > 0) said.push({ short: '', long: `${more} more formulas stay as they were written.` });
  const [first, ...others] = html;
  if (first !== undefined) {
    const also =
      others.length > 0 ? `, and in ${others.length} more line${others.length === 1 ? '' : 's'}` : '';
    said.push({
      short: 'HTML stays the text it is.',
      long: `HTML in ${placeOf(answer, first)}${also} stays the text it is: write it in Markdown.`,
    });
  }
  return said;
}

const codePoint = (letter: string): string =>
  `U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
