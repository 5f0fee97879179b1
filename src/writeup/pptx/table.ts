import type PptxGenJS from 'pptxgenjs';
import { PALETTE } from '../palette.js';
import { type Line, textOf } from '../text/line.js';
import { bySpeech, looks } from './paragraphs.js';
import type { Part } from './parts.js';

/** Points an inch. */
const INCH = 72;
/** Around a cell's words, in points. */
const MARGIN = 3;

/** A table as a slide program edits it, in columns as wide as they are on the page. */
export function tableOf(
  { lines, tone }: Extract<Part, { kind: 'table' }>,
  { x, y }: { readonly x: number; readonly y: number },
): [PptxGenJS.default.TableRow[], PptxGenJS.default.TableProps] {
  const first = lines[0]!.cells ?? [];
  const border = { type: 'solid', pt: 0.5, color: PALETTE.line } as const;
  const rows = lines.map(({ cells = [], size, within, kept }: Line) =>
    cells.map(
      ({ runs }): PptxGenJS.default.TableCell => ({
        text: runs.flatMap(bySpeech).map((run) => ({
          text: textOf(run),
          options: { ...looks(run, tone, 'P'), fontSize: size },
        })),
        options: { valign: 'top', ...(kept && within.length > 0 && { fill: { color: PALETTE.box } }) },
      }),
    ),
  );
  const left = (first[0]?.x ?? 0) / INCH;
  return [
    rows,
    {
      x: x + left,
      y,
      colW: first.map(({ width }) => width / INCH),
      border,
      margin: MARGIN / INCH,
      rowH: lines.map(({ height }) => height / INCH),
    },
  ];
}
