import { atomsOf } from './atoms.js';
import type { Run, Table } from './line.js';
import { formulaOf } from './math.js';
import { mathScale, sizeOf } from './place.js';
import { textWidth } from './shape.js';

/** At each side of a cell's words, in ems. */
export const PADDING = 0.5;
/** Smaller letters nobody reads, in points. */
const LEAST = 8;
/** What is tried, largest first, as shares of the text's size. */
const SIZES = [1, 0.92, 0.85, 0.78, 0.72, 0.66, 0.6];
/** Words are broken down to so many ems. */
const NARROWEST = 1.6;
/** A picture in a cell is as wide as its column, and at least so many ems. */
const PICTURE = 8;

/** A table as it is set: its columns' widths, and the size of its letters, in points. */
export interface Columns {
  readonly table: Table;
  readonly widths: readonly number[];
  readonly size: number;
  /** Its columns are rows now. */
  readonly turned: boolean;
}

/** How a table fits `room` points best; `undefined` where it has too many columns. */
export function columnsFor(table: Table, room: number, size: number): Columns | undefined {
  const sizes = [...new Set(SIZES.map((share) => Math.max(Math.min(LEAST, size), share * size)))];
  const columns = table.rows[0]?.length ?? 0;
  const turned = columns > table.rows.length ? transposed(table) : undefined;
  for (const each of turned ? [table, turned] : [table]) {
    const wanted = widthsOf(each);
    for (const own of sizes) {
      const widths = shared(wanted, room / own);
      if (widths)
        return { table: each, widths: widths.map((em) => em * own), size: own, turned: each === turned };
    }
  }
  const own = sizes.at(-1)!;
  const em = room / own;
  if (columns * (NARROWEST + 2 * PADDING) > em) return undefined;
  return {
    table,
    widths: squeezed(widthsOf(table), em).map((width) => width * own),
    size: own,
    turned: false,
  };
}

/** Its columns as rows. */
export const transposed = ({ rows }: Table): Table => ({
  align: rows.map(() => 'left'),
  rows: (rows[0] ?? []).map((_, c) => rows.map((row) => row[c] ?? [])),
});

/** Of each column in ems, its padding included: what its longest word needs, and what its longest cell does. */
interface Wanted {
  readonly least: number;
  readonly most: number;
}

function widthsOf({ rows }: Table): Wanted[] {
  return (rows[0] ?? []).map((_, c) => {
    const cells = rows.map((row) => wantedOf(row[c] ?? []));
    const widest = (of: keyof Wanted): number => 2 * PADDING + Math.max(...cells.map((cell) => cell[of]));
    return { least: widest('least'), most: widest('most') };
  });
}

function wantedOf(runs: readonly Run[]): Wanted {
  let [least, most, line] = [0, 0, 0];
  const take = (width: number): void => {
    line += width;
    most = Math.max(most, line);
  };
  for (const atom of atomsOf(runs)) {
    if (atom.kind === 'break') line = 0;
    else if (atom.kind === 'space') take(textWidth(atom.piece.style, atom.piece.text, atom.piece.language));
    else if (atom.kind === 'word') {
      const width = atom.pieces.reduce((sum, piece) => sum + emsOf(piece), 0);
      least = Math.max(least, width);
      take(width);
    } else {
      const width = atom.kind === 'math' ? emsOf(atom) : PICTURE;
      least = Math.max(least, width);
      line = 0;
      take(width);
      line = 0;
    }
  }
  return { least, most };
}

const emsOf = (piece: Exclude<Run, { kind: 'picture' }>): number =>
  piece.kind === 'math'
    ? formulaOf(piece)!.width * mathScale(piece, 1, Number.POSITIVE_INFINITY)
    : textWidth(piece.style, piece.text, piece.language) * sizeOf(piece, 1);

/** Rounding must not break a word that its column was made for, in ems. */
const SLACK = 0.01;

/** Widths for columns where all of their words are whole, what is left shared by need; `undefined` where there is too little. */
function shared(columns: readonly Wanted[], room: number): number[] | undefined {
  const least = columns.reduce((sum, column) => sum + column.least + SLACK, 0);
  if (least > room) return undefined;
  const need = columns.reduce((sum, { least: own, most }) => sum + most - own, 0);
  const share = need > 0 ? Math.min(1, (room - least) / need) : 0;
  return columns.map(({ least: own, most }) => own + SLACK + share * (most - own));
}

/** Widths where words are broken: narrow columns keep theirs, wide ones share the rest. */
function squeezed(columns: readonly Wanted[], room: number): number[] {
  const narrowest = NARROWEST + 2 * PADDING;
  let [low, high] = [0, room];
  const at = (most: number): number[] =>
    columns.map(({ least }) => Math.max(narrowest, Math.min(least + SLACK, most)));
  // The cap that fills the room is searched by halving.
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (at(middle).reduce((sum, width) => sum + width, 0) > room) high = middle;
    else low = middle;
  }
  return at(low);
}
