import type * as PlotLibrary from '@observablehq/plot';
import type { PlotOptions } from '@observablehq/plot';
import type { SubmissionResult } from '../../grade/result.js';
import type { ClassAbout } from '../format.js';

/** A number, and the hand-ins that it counts: on a page it leads to them. */
export interface Counted {
  readonly text: string;
  readonly who: readonly SubmissionResult[];
  /** What they have in common, at the head of their list. */
  readonly what: string;
}

export type Cell = string | Counted;

/** A table; what is in its first column names the row, the others are numbers or lists. */
export interface Table {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Marks of the plotting library. */
export type Plot = typeof PlotLibrary;

/** A drawing, in colours of `CHART_COLOURS` by their names. */
export interface Chart {
  /** What it shows, in numbers, for who does not see it. */
  readonly alt: string;
  options(plot: Plot): PlotOptions & { readonly height: number };
  /** What its colours say. */
  readonly legend?: readonly { readonly label: string; readonly fill: string }[];
}

/** A part of the report on a class: the same on a page and on paper. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** Paragraphs. */
  readonly words: readonly string[];
  readonly charts: readonly Chart[];
  readonly tables: readonly Table[];
}

/** What finds a part of the report: one file each. */
export interface SectionUnit {
  /** Its place among the others. */
  readonly place: number;
  /** Undefined where there is nothing to tell. */
  section(results: readonly SubmissionResult[], about: ClassAbout): Section | undefined;
}

/** Colours of charts by what they say: each lighter than the one before, so that grey print tells them apart. */
export const CHART_COLOURS = {
  dark: '#274b6d',
  middle: '#7f9fbe',
  light: '#dbe5ef',
  bad: '#a11d1d',
  ink: '#1b1b1b',
  line: '#999999',
} as const;

/** A colour of a chart, for a page's styles to decide. */
export const colour = (name: keyof typeof CHART_COLOURS): string => `var(--${name})`;

export const counted = (who: readonly SubmissionResult[], what: string): Counted => ({
  text: String(who.length),
  who,
  what,
});
