import type { Picture } from '../figure.js';
import type { Tone } from '../slide.js';
import type { Part } from '../structure.js';
import type { FontName, Style } from './fonts.js';
import type { Language } from './scripts.js';

/** How a run of text looks. */
export interface Look {
  readonly style: Style;
  readonly link?: string;
  /** A line through it. */
  readonly struck?: boolean;
  /** Smaller, and raised or lowered. */
  readonly script?: 'sub' | 'super';
  /** Of its paragraph, where letters look otherwise by it. */
  readonly language?: Language;
}

export const sameLook = (a: Look, b: Look): boolean =>
  a.style === b.style &&
  a.link === b.link &&
  a.struck === b.struck &&
  a.script === b.script &&
  a.language === b.language;

/** A formula. */
export interface MathRun {
  readonly kind: 'math';
  readonly tex: string;
  readonly display: boolean;
  /** Definitions of the same answer that it uses, as TeX. */
  readonly macros?: string;
  /** Line of the answer, counted from 0. */
  readonly line?: number;
}

/** A picture of the hand-in, on a line of its own. */
export interface PictureRun {
  readonly kind: 'picture';
  /** As the answer names it. */
  readonly source: string;
  readonly alt: string;
  readonly line: number;
  /** Absent until it is known whether there is one. */
  readonly picture?: Picture;
}

/** Text in one look, a formula, or a picture; `\n` in a text breaks the line. */
export type Run = ({ readonly kind: 'text'; readonly text: string } & Look) | MathRun | PictureRun;

/** A formula as it was written. */
export const sourceOf = ({ tex, display }: { readonly tex: string; readonly display: boolean }): string =>
  display ? `$$${tex}$$` : `$${tex}$`;

/** A run as text. */
export const textOf = (run: Run): string => {
  if (run.kind === 'text') return run.text;
  return run.kind === 'math' ? sourceOf(run) : run.alt;
};

/** Cells of a table, as runs; all rows have as many. */
export interface Table {
  readonly align: readonly ('left' | 'center' | 'right')[];
  /** The first one is the heading. */
  readonly rows: readonly (readonly (readonly Run[])[])[];
}

/** A paragraph, a heading, a list item, a footnote, a block of code or a table. */
export interface Block {
  readonly kind: 'paragraph' | 'heading' | 'item' | 'code' | 'note' | 'table';
  /** Of a table: none. */
  readonly runs: readonly Run[];
  readonly table?: Table;
  /** Lists, items, quotations and footnotes around it, the outermost first. */
  readonly within: readonly Part[];
  /** Before a list item or a footnote: `•`, `2.`. */
  readonly mark?: string;
}

/** A piece of a line, placed: lengths in points. */
export type Segment = {
  /** From the left edge of the text's box. */
  readonly x: number;
  readonly width: number;
  /** How far its baseline lies below the line's. */
  readonly dy?: number;
  /** Of a table's cell: what it lies within, in place of the line's. */
  readonly within?: readonly Part[];
} & (
  | ({
      readonly kind: 'text';
      /** In reading order, in one direction and one font. */
      readonly text: string;
      readonly font: FontName;
      readonly rtl: boolean;
      /** Of its letters. */
      readonly size: number;
    } & Look)
  | {
      readonly kind: 'math';
      readonly tex: string;
      readonly display: boolean;
      /** Outlines as SVG path data, y downwards, their origin on the baseline, in points; some have a colour of their own. */
      readonly paths: readonly { readonly path: string; readonly colour?: string }[];
    }
  | {
      readonly kind: 'picture';
      readonly picture: Picture;
      readonly alt: string;
      /** It stands on the baseline. */
      readonly height: number;
    }
);

/** What is drawn behind a line, from its upper left corner. Those that touch are one. */
export interface Backdrop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly tone: Tone;
}

/** One line of a laid-out text; all lengths in points. Of a table it is a row, or a part of a high one. */
export interface Line {
  /** In reading order; `x` says where each lies. */
  readonly segments: readonly Segment[];
  /** The same in reading order, for text that stays editable; without the list item's mark. */
  readonly runs: readonly Run[];
  /** Of a table's row: its cells. */
  readonly cells?: readonly { readonly runs: readonly Run[]; readonly x: number; readonly width: number }[];
  /** Of a table whose rows are its own: which one it is, and whether it ends here. */
  readonly row?: { readonly index: number; readonly last: boolean };
  readonly backdrops: readonly Backdrop[];
  /** Room above it. */
  readonly gap: number;
  readonly height: number;
  /** From the line's top to its baseline. */
  readonly baseline: number;
  /** Size of its letters. */
  readonly size: number;
  readonly rtl: boolean;
  /** Lines of one block share it. */
  readonly block: number;
  readonly kind: Block['kind'];
  /** As its block. */
  readonly within: readonly Part[];
  /** On the first line of a list item, whose first segment it is. */
  readonly mark?: string;
  /** Whether a space belongs between its end and the next line of the block: false where a word was broken. */
  readonly spaced: boolean;
  /** Whether the next line belongs on the same page. */
  readonly kept: boolean;
}

/** How many lists and quotations lie around a block. */
export const depthOf = ({ within }: Pick<Block, 'within'>): number =>
  within.filter(({ role }) => role === 'L' || role === 'BlockQuote').length;

/** All runs of a block, of a table's cells too. */
export const runsIn = ({ runs, table }: Block): readonly Run[] => (table ? table.rows.flat(2) : runs);

/** A block with other runs in place of its own: a paragraph's, or a cell's, at a time. */
export const withRuns = (block: Block, change: (runs: readonly Run[]) => readonly Run[]): Block =>
  block.table
    ? { ...block, table: { ...block.table, rows: block.table.rows.map((row) => row.map(change)) } }
    : { ...block, runs: change(block.runs) };
