/** A hand-in of a pair. */
export interface Party {
  readonly who: string;
  /** Its name in the output folder. */
  readonly submission: string;
  /** Of another year: nothing of it lies in the output folder. */
  readonly before: boolean;
  /** Lines of it that are like the other's. */
  readonly lines: number;
  /** Which part of the code that is its own, of 1, the other has too. */
  readonly share: number;
}

/** Some lines of a file, one after the other. */
export interface Excerpt {
  readonly file: string;
  /** Of the first line, counted from 1. */
  readonly from: number;
  readonly lines: readonly { readonly text: string; readonly like: boolean }[];
}

/** Two hand-ins that share code, as people see them. */
export interface AlikePair {
  readonly parties: readonly [Party, Party];
  /** Side by side. */
  readonly regions: readonly (readonly [Excerpt, Excerpt])[];
  /** Regions that are not shown any more. */
  readonly more: number;
}

/** What a report on a comparison tells. */
export interface Comparison {
  readonly title: string;
  readonly compared: number;
  /** Of those, hand-ins of another year. */
  readonly before: number;
  readonly pairs: readonly AlikePair[];
  /** Who or what was not compared, and why. */
  readonly left: readonly { readonly who: string; readonly why: string }[];
}

/** A share of 1 as people read it: `84 %`. */
export const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** Names that the reports on a comparison have in the output folder. */
export const SIMILAR_FILES = { html: 'similar.html', csv: 'similar.csv' } as const;
