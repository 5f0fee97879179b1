import type { SubmissionResult } from '../grade/result.js';

/** A report on one submission: one file. */
export interface ReportFormat {
  /** Name of the file in the submission's folder. */
  readonly file: string;
  /** The file's whole content. */
  render(result: SubmissionResult): string | Promise<string>;
}

/** A report on all submissions of a run: one file. */
export interface ClassReportFormat {
  /** Name of the file in the output folder. */
  readonly file: string;
  /** The file's whole content. */
  render(results: readonly SubmissionResult[]): string | Promise<string>;
}
