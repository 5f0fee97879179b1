import type { Part } from '../structure.js';
import { atomsOf } from './atoms.js';
import { filledLines, runsOf } from './filler.js';
import type { Block, Line, Run, Segment, Table } from './line.js';
import { LEADING, leftOf, type Measure } from './measure.js';
import { levelsOf } from './order.js';
import { place } from './place.js';
import { columnsFor, PADDING } from './table-columns.js';

/** Above and below a cell's words, in ems. */
const ABOVE = 0.3;
/** A higher row goes on in further lines, each at most so many ems high: a line must fit a page. */
const TALLEST = 22;
const [RULE, HEAD_RULE] = [0.5, 1.2];

const known = new WeakMap<Table, Map<string, readonly Line[] | undefined>>();

/**
 * A table's rows as lines, all cells of a column at one place. One that is too wide is set smaller, then turned so that its
 * columns are rows, then its words are broken; `undefined` where there is no room for that many columns either.
 */
export function tableLines(
  block: Block,
  index: number,
  measure: Measure,
  gap: number,
): readonly Line[] | undefined {
  const table = block.table!;
  const key = [measure.width, measure.size, gap, index].join(' ');
  const own = known.get(table) ?? new Map<string, readonly Line[] | undefined>();
  known.set(table, own);
  if (!own.has(key)) own.set(key, laidOut(block, index, measure, gap));
  return own.get(key);
}

/** An empty cell is one of its row, too, to who counts them: without anything in it there would be none. */
const EMPTY: readonly Run[] = [{ kind: 'text', text: '\u00A0', style: 'regular' }];

function laidOut(block: Block, index: number, measure: Measure, gap: number): Line[] | undefined {
  const left = leftOf(block, measure);
  const room = measure.width - left;
  const found = columnsFor(block.table!, room, measure.size);
  if (found === undefined) return undefined;
  const { table, widths, size, turned } = found;
  const part: Part = { role: 'Table' };
  const full = widths.reduce((sum, width) => sum + width, 0);
  const lines = table.rows.flatMap((row, r): Line[] => {
    const within = [...block.within, part, { role: 'TR' } as const];
    let x = left;
    const cells = row.map((runs, c) => {
      const cell = cellOf(
        runs.length > 0 ? runs : EMPTY,
        widths[c]! - 2 * PADDING * size,
        size,
        table.align[c] ?? 'left',
      );
      const head = turned ? c === 0 : r === 0;
      const role: Part = head ? { role: 'TH', scope: turned ? 'Row' : 'Column' } : { role: 'TD' };
      const at = { x: x + PADDING * size, part: [...within, role], from: x, width: widths[c]! };
      x += widths[c]!;
      return { ...cell, ...at };
    });
    const parts = partsOf(
      cells.map(({ lines: own }) => own.map(({ height }) => height)),
      TALLEST * size,
    );
    return parts.map(([from, to], i): Line => {
      const last = i === parts.length - 1;
      const top = ABOVE * size;
      const baseline = top + Math.max(0, ...cells.map(({ lines: own }) => own[from]?.baseline ?? 0));
      const segments: Segment[] = [];
      let bottom = top + LEADING * size;
      for (const { lines: own, x: at, part: inside } of cells) {
        let y = top;
        for (const line of own.slice(from, to)) {
          for (const segment of line.segments) {
            const dy = y + line.baseline + (segment.dy ?? 0) - baseline;
            segments.push({ ...segment, x: segment.x + at, dy, within: inside });
          }
          y += line.height;
        }
        bottom = Math.max(bottom, y);
      }
      const height = bottom + top;
      const head = !turned && r === 0;
      const rule = head && last ? HEAD_RULE : RULE;
      const fill = { x: left, y: 0, width: full, height, tone: 'box' as const };
      const under = {
        x: left,
        y: height - rule,
        width: full,
        height: rule,
        tone: head ? 'quiet' : 'line',
      } as const;
      const shown = cells.map(({ lines: own, from: start, width }) => {
        const runs = joined(own.slice(from, to));
        return { runs, x: start, width };
      });
      return {
        segments,
        runs: shown.flatMap(({ runs }, c) => (c === 0 ? runs : [SPACE, ...runs])),
        cells: shown,
        ...(!turned && { row: { index: r, last } }),
        backdrops: [...(head ? [fill] : []), ...(last ? [under] : [])],
        gap: r === 0 && i === 0 ? gap : 0,
        ...{ height, baseline, size, rtl: false, block: index, kind: 'table', within, spaced: true },
        kept: head,
      };
    });
  });
  return lines;
}

const SPACE: Run = { kind: 'text', text: ' ', style: 'regular' };

interface CellLine {
  readonly segments: readonly Segment[];
  readonly runs: readonly Run[];
  readonly spaced: boolean;
  readonly height: number;
  readonly baseline: number;
}

/** A cell's words on lines from 0 on, at the side or in the middle of its room. */
function cellOf(runs: readonly Run[], room: number, size: number, align: Table['align'][number]) {
  const filled = filledLines(atomsOf(runs), room, size);
  const lines = filled.map(({ items, spaced }): CellLine => {
    const levels = levelsOf(
      items.map(({ piece }) => (piece.kind === 'text' ? piece.text : '\ufffc')).join(''),
    );
    const placed = place(items, levels, { left: 0, width: room, size, leading: LEADING * size });
    const from = Math.min(...placed.segments.map(({ x }) => x));
    const to = Math.max(...placed.segments.map(({ x, width }) => x + width));
    const left = align === 'right' ? room - (to - from) : align === 'center' ? (room - (to - from)) / 2 : 0;
    // A cell of a right-to-left script begins at the right where nothing else is said.
    const shift = levels.rtl && align === 'left' ? 0 : left - from;
    const segments = placed.segments.map((segment) => ({ ...segment, x: segment.x + shift }));
    return { ...placed, segments, runs: runsOf(items), spaced };
  });
  return { lines };
}

/** Which lines of its cells each part of a row holds, given their heights: from one on, to before another. */
function partsOf(cells: readonly (readonly number[])[], most: number): [number, number][] {
  const count = Math.max(1, ...cells.map((heights) => heights.length));
  const parts: [number, number][] = [];
  let from = 0;
  let used = cells.map(() => 0);
  for (let i = 0; i < count; i++) {
    const next = used.map((sum, c) => sum + (cells[c]![i] ?? 0));
    if (i > from && Math.max(...next) > most) {
      parts.push([from, i]);
      from = i;
      used = cells.map((heights) => heights[i] ?? 0);
    } else used = next;
  }
  return [...parts, [from, count]];
}

const joined = (lines: readonly CellLine[]): Run[] =>
  lines.flatMap(({ runs, spaced }, i) => (spaced && i < lines.length - 1 ? [...runs, SPACE] : [...runs]));
