/** A report as it is set on paper: words, tables and pictures in reading order, without a place yet. */
export interface Document {
  readonly title: string;
  /** At the head of each page. */
  readonly header: string;
  readonly pieces: readonly Piece[];
}

/** Looks of a paragraph, by what it says. */
export type Look = 'lead' | 'body' | 'quiet' | 'alert';

/** A part of a document. */
export type Piece =
  /** The document's title, a section with a bookmark, a heading in it. */
  | { readonly kind: 'title' | 'section' | 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly look: Look }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Columns that are set at the right, counted from 0. */
      readonly numbers: readonly number[];
    }
  /** Side by side. */
  | { readonly kind: 'pictures'; readonly pictures: readonly Captioned[] }
  | { readonly kind: 'drawing'; readonly drawing: Drawing; readonly alt: string };

/** A picture as a PNG, with what it is and how to read it. */
export interface Captioned {
  readonly png: Uint8Array;
  readonly title: string;
  readonly note: string;
}

/** A drawing of lines and words; lengths in points, from its upper left corner. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** Outlines as SVG path data or a word, at a place; colours in CSS's notation. */
export type Mark =
  | {
      readonly kind: 'path';
      readonly x: number;
      readonly y: number;
      readonly path: string;
      readonly fill?: string;
      readonly stroke?: string;
      readonly thick: number;
    }
  | {
      readonly kind: 'word';
      readonly x: number;
      /** Of its baseline. */
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly fill: string;
    };
