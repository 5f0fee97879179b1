import type PptxGenJS from 'pptxgenjs';
import { PALETTE } from '../palette.js';
import type { Element } from '../slide.js';
import { type Line, type Run, sourceOf } from '../text/line.js';
import { fitForXml } from '../xml.js';

type Text = Extract<Element, { kind: 'text' }>;

/** Faces that slide programs have, or have a stand-in of equal widths for. */
const FACES = { text: 'Arial', code: 'Courier New' } as const;
/** Levels of lists that a slide program knows. */
const DEEPEST = 8;

/**
 * A text's lines as paragraphs that a slide program edits: a block is one, whose lines are joined again. A formula is its
 * TeX in italics, since slide programs share no format for formulas within a line.
 */
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
      lineSpacing: Math.round(1.25 * first!.size),
    };
    const runs = joined(own);
    return (runs.length > 0 ? runs : [EMPTY]).map(
      (run, n, all): PptxGenJS.default.TextProps => ({
        text: textOf(run),
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

const EMPTY: Run = { kind: 'text', text: '', style: 'regular' };

const textOf = (run: Run): string => fitForXml(run.kind === 'text' ? run.text : sourceOf(run));

function looks(run: Run, tone: Text['tone'], role: Text['role']): PptxGenJS.default.TextPropsOptions {
  const color = PALETTE[tone];
  if (run.kind === 'math') return { fontFace: FACES.text, italic: true, color };
  const { style, link } = run;
  return {
    fontFace: style === 'code' ? FACES.code : FACES.text,
    bold: style === 'bold' || role === 'H1',
    italic: style === 'italic',
    color: style === 'code' || link !== undefined ? PALETTE.accent : color,
    ...(link !== undefined && { hyperlink: { url: link } }),
  };
}

function listOptions({ kind, mark, depth }: Line): PptxGenJS.default.TextPropsOptions {
  if (depth === 0) return {};
  const indentLevel = Math.min(depth - 1, DEEPEST);
  if (kind !== 'item' || mark === undefined) return { indentLevel };
  const number = /^(\d+)\.$/.exec(mark)?.[1];
  const bullet = number === undefined ? true : ({ type: 'number', numberStartAt: Number(number) } as const);
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
      last.link === run.link &&
      (last.style === run.style || run.text === ' ')
    ) {
      all[all.length - 1] = { ...last, text: last.text + run.text };
    } else all.push(run);
    return all;
  }, []);
}
