import type { Part } from '../structure.js';
import type { FontName, Style } from './fonts.js';

/** Text in one style, or a formula; `\n` in a text breaks the line. */
export type Run =
  | { readonly kind: 'text'; readonly text: string; readonly style: Style; readonly link?: string }
  | { readonly kind: 'math'; readonly tex: string; readonly display: boolean };

/** A formula as it was written. */
export const sourceOf = ({ tex, display }: { readonly tex: string; readonly display: boolean }): string =>
  display ? `$$${tex}$$` : `$${tex}$`;

/** A paragraph, a heading, a list item or a block of code. */
export interface Block {
  readonly kind: 'paragraph' | 'heading' | 'item' | 'code' | 'quote';
  readonly runs: readonly Run[];
  /** Lists and quotations around it. */
  readonly depth: number;
  /** Before a list item: `•`, `2.`. */
  readonly mark?: string;
  /** Lists, items and quotations around it, for assistive technology; the outermost first. */
  readonly within?: readonly Part[];
}

/** A piece of a line, placed: `x` and `width` in points from the left edge of the text's box. */
export type Segment =
  | {
      readonly kind: 'text';
      /** In reading order, in one direction and one font. */
      readonly text: string;
      readonly font: FontName;
      readonly style: Style;
      readonly rtl: boolean;
      readonly x: number;
      readonly width: number;
      readonly link?: string;
    }
  | {
      readonly kind: 'math';
      readonly tex: string;
      readonly display: boolean;
      readonly x: number;
      readonly width: number;
      /** SVG path data, y downwards, its origin on the baseline, in points. */
      readonly path: string;
    };

/** One line of a laid-out text; all lengths in points. */
export interface Line {
  /** In reading order; `x` says where each lies. */
  readonly segments: readonly Segment[];
  /** The same in reading order, for text that stays editable; without the list item's mark. */
  readonly runs: readonly Run[];
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
  readonly depth: number;
  /** On the first line of a list item, whose first segment it is. */
  readonly mark?: string;
  /** As its block. */
  readonly within?: readonly Part[];
  /** Whether a space belongs between its end and the next line of the block: false where a word was broken. */
  readonly spaced: boolean;
}
