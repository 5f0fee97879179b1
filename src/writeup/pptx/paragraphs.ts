import type PptxGenJS from 'pptxgenjs';
import { PALETTE } from '../palette.js';
import type { Element } from '../slide.js';
import { depthOf, type Line, type Run, sameLook, textOf } from '../text/line.js';
import { LEADING } from '../text/measure.js';
import { byScript, scriptOf } from '../text/scripts.js';
import { fitForXml } from '../xml.js';

type Text = Extract<Element, { kind: 'text' }>;

/** Faces that slide programs have, as wide as those that the pages are laid out in: pieces that have places of their own meet. */
const FACES = { text: 'Verdana', code: 'Courier New' } as const;
/** Levels of lists that a slide program knows. */
const DEEPEST = 8;

/** A text's lines as paragraphs that a slide program edits: a block is one, whose lines are joined again. */
export function paragraphsOf({ lines, tone, align, role }: Text): PptxGenJS.default.TextProps[] {
  const blocks = [...new Set(lines.map(({ block }) => block))];
  return blocks.flatMap((block, i) => {
    const own = lines.filter((line) => line.block === block);
    const [first] = own;
    const paragraph = {
      ...listOptions(first!),
      align: first!.rtl && align === 'left' ? ('right' as const) : align,
      rtlMode: first!.rtl,
      paraSpaceBefore: i === 0 ? 0 : Math.round(first!.gap),
      lineSpacing: Math.round(1.25 * first!.size * tallness(own)),
    };
    const note: Run = { kind: 'text', text: `${first!.mark ?? ''} `, style: 'regular', script: 'super' };
    const runs = first!.kind === 'note' && first!.mark !== undefined ? [note, ...joined(own)] : joined(own);
    return (runs.length > 0 ? runs.flatMap(bySpeech) : [EMPTY]).map(
      (run, n, all): PptxGenJS.default.TextProps => ({
        text: shownIn(run),
        options: {
          ...paragraph,
          ...looks(run, tone, role),
          fontSize: first!.size,
          breakLine: n === all.length - 1,
        },
      }),
    );
  });
}

/** How much higher some scripts make their lines than Latin does. */
const tallness = (lines: readonly Line[]): number =>
  Math.max(
    1,
    ...lines
      .filter(({ kind, segments }) => kind !== 'code' && segments.every((each) => each.kind === 'text'))
      .map(({ height, size }) => height / (LEADING * size)),
  );

const EMPTY: Run = { kind: 'text', text: '', style: 'regular' };

const shownIn = (run: Run): string => fitForXml(textOf(run));

/** A run in pieces of one script each, which programs spell and shape by its language. */
export const bySpeech = (run: Run): Run[] =>
  run.kind === 'text' ? byScript(run.text, run.language).map(({ text }) => ({ ...run, text })) : [run];

/** How a run looks. Formulas and pictures are drawn beside the text. */
export function looks(run: Run, tone: Text['tone'], role: Text['role']): PptxGenJS.default.TextPropsOptions {
  const color = PALETTE[tone];
  if (run.kind !== 'text') return { fontFace: FACES.text, color };
  const { style, link, struck, script } = run;
  const written = scriptOf(run.text, run.language);
  return {
    fontFace: written?.family ?? (style === 'code' ? FACES.code : FACES.text),
    ...(written && { lang: written.language }),
    bold: style === 'bold' || role === 'H1',
    italic: style === 'italic',
    color: style === 'code' || link !== undefined ? PALETTE.accent : color,
    ...(link !== undefined && { hyperlink: { url: link } }),
    ...(struck && { strike: 'sngStrike' as const }),
    ...(script && { [script === 'sub' ? 'subscript' : 'superscript']: true }),
  };
}

function listOptions({ kind, mark, within }: Line): PptxGenJS.default.TextPropsOptions {
  const depth = depthOf({ within });
  if (depth === 0) return {};
  const indentLevel = Math.min(depth - 1, DEEPEST);
  if (kind !== 'item' || mark === undefined) return { indentLevel };
  const number = /^(\d+)\.$/.exec(mark)?.[1];
  // A box of a task list is a bullet of its own.
  const sign = mark === '•' ? true : { characterCode: mark.codePointAt(0)!.toString(16).toUpperCase() };
  const bullet = number === undefined ? sign : ({ type: 'number', numberStartAt: Number(number) } as const);
  return { bullet, indentLevel };
}

/** The runs of a block's lines, with a space where a line was broken at one. */
function joined(lines: readonly Line[]): Run[] {
  const runs: Run[] = [];
  for (const [i, { runs: own, kind }] of lines.entries()) {
    const before = lines[i - 1];
    if (before?.spaced) runs.push({ kind: 'text', text: kind === 'code' ? '\n' : ' ', style: 'regular' });
    runs.push(...own);
  }
  return runs.reduce<Run[]>((all, run) => {
    const last = all.at(-1);
    if (
      last?.kind === 'text' &&
      run.kind === 'text' &&
      (sameLook(last, run) || (run.text === ' ' && last.link === run.link))
    ) {
      all[all.length - 1] = { ...last, text: last.text + run.text };
    } else all.push(run);
    return all;
  }, []);
}
