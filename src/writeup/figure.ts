/** A picture as a file; equal pictures have equal bytes. */
export interface Picture {
  readonly data: Buffer;
  readonly format: 'png' | 'jpeg';
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** A picture of a figure, and words for it. */
export interface Cell {
  readonly picture: Picture;
  /** Above it: class name and score, for example. */
  readonly title?: string;
  /** Below it, in small letters: how numbers became colours. */
  readonly note?: string;
  /** A colour scale below it, with the values at its ends, and where between them, from 0 to 1, zero is. */
  readonly bar?: {
    readonly picture: Picture;
    readonly low: string;
    readonly high: string;
    readonly zero?: number;
  };
  /** What the page is asked for: as large as can be, with what led to it small beside it. */
  readonly hero?: boolean;
  /** What a person who cannot see it should know. */
  readonly alt: string;
}

/** Cells side by side. */
export interface Row {
  /** At the left of the row: `Original`, `Saliency map`. */
  readonly label?: string;
  readonly cells: readonly Cell[];
}

/** A figure made by the hand-in's own functions, or why there is none, in words a student can act on. */
export type Figure =
  | {
      readonly rows: readonly Row[];
      /** Below the whole figure: settings, how to read it. */
      readonly caption?: string;
      /** Small and fast, not to be handed in. */
      readonly draft?: boolean;
    }
  | { readonly failure: string };
