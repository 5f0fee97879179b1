import type { SubmissionResult } from '../grade/result.js';
import type { Assignment } from '../rubric/schema.js';

/**
 * What reports are written for: a student's own check, grading, a look at the class, giving it back. Each writes what the ones
 * before it do, and what takes longer.
 */
export const OCCASIONS = ['check', 'grade', 'report', 'return'] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** A report on one submission: one file. */
export interface ReportFormat {
  /** Name of the file in the submission's folder. */
  readonly file: string;
  /** The first occasion that it is written for; default: every one. */
  readonly since?: Occasion;
  /** The file's whole content. */
  render(result: SubmissionResult): string | Uint8Array | Promise<string | Uint8Array>;
}

/** A report on all submissions of a run: one file. */
export interface ClassReportFormat {
  /** Name of the file in the output folder. */
  readonly file: string;
  /** The first occasion that it is written for; default: every one. */
  readonly since?: Occasion;
  /** The file's whole content. */
  render(
    results: readonly SubmissionResult[],
    about: ClassAbout,
  ): string | Uint8Array | Promise<string | Uint8Array>;
}

/** What else a report on a class may tell. */
export interface ClassAbout {
  /** The output folder. */
  readonly out: string;
  /** What they were graded by, where it is at hand. */
  readonly assignment?: Assignment;
}

/** Whether a format is written for an occasion. */
export const isFor = ({ since = 'check' }: { readonly since?: Occasion }, occasion: Occasion): boolean =>
  OCCASIONS.indexOf(since) <= OCCASIONS.indexOf(occasion);
