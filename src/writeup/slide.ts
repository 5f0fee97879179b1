import type { Picture } from './figure.js';
import type { Part } from './structure.js';
import type { Line } from './text/line.js';

/** A place on a page, in points from its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Colours by what they say; each keeps its order in grey print. */
export type Tone = 'text' | 'quiet' | 'alert' | 'accent' | 'line' | 'box';

/** What stands at a place of a page. */
export type Element =
  | {
      readonly kind: 'text';
      readonly box: Box;
      readonly lines: readonly Line[];
      /** What its paragraphs are, for assistive technology; an artifact is not read out. */
      readonly role: 'H1' | 'H2' | 'H3' | 'P' | 'Caption' | 'Artifact';
      /** What it lies within: a table's cell in its row in its table. Its lines may lie within more. */
      readonly within?: readonly Part[];
      readonly tone: Tone;
      readonly align: 'left' | 'center' | 'right';
    }
  | {
      readonly kind: 'picture';
      readonly box: Box;
      readonly picture: Picture;
      /** Empty for an ornament. */
      readonly alt: string;
      readonly within?: readonly Part[];
    }
  /** Decoration. */
  | { readonly kind: 'shape'; readonly box: Box; readonly fill?: Tone; readonly stroke?: Tone };

/** One page, laid out: what a PDF and a slide program draw from the same data. */
export interface Slide {
  /** For bookmarks. */
  readonly title: string;
  /** In reading order. */
  readonly elements: readonly Element[];
  /** The question's prompt, for a speaker's notes. */
  readonly notes?: string;
  /** Pages of one look share it. */
  readonly layout?: string;
  /** Of a page that continues an answer: its question. */
  readonly appendix?: string;
}

/** Size of all pages in points: 16:9, as slide programs have it (13.33 by 7.5 inches). */
export const PAGE = { width: 960, height: 540 } as const;
