import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { unitsOf } from '../folder.js';
import type { SubmissionResult } from '../grade/result.js';
import { writeAtomically } from '../store/atomic.js';
import type { ClassReportFormat, ReportFormat } from './format.js';

const FORMATS = new URL('./formats/', import.meta.url);
const CLASS_FORMATS = new URL('./class/', import.meta.url);

/** Writes every report on one submission into its folder; each file appears whole or not at all. */
export async function writeReports(folder: string, result: SubmissionResult): Promise<void> {
  for (const { file, render } of (await unitsOf<ReportFormat>(FORMATS)).values()) {
    await writeAtomically(join(folder, file), await render(result));
  }
}

/** Whether every report on a submission is in its folder. */
export async function hasReports(folder: string): Promise<boolean> {
  const files = [...(await unitsOf<ReportFormat>(FORMATS)).values()].map(({ file }) => join(folder, file));
  const there = await Promise.all(files.map((file) => stat(file).catch(() => undefined)));
  return there.every((info) => info?.isFile());
}

/** Writes every report on a run's submissions, in the order given, into the output folder. */
export async function writeClassReports(out: string, results: readonly SubmissionResult[]): Promise<void> {
  for (const { file, render } of (await unitsOf<ClassReportFormat>(CLASS_FORMATS)).values()) {
    await writeAtomically(join(out, file), await render(results));
  }
}

/** Names of the files that `writeClassReports` writes. */
export const classFiles = async (): Promise<string[]> =>
  [...(await unitsOf<ClassReportFormat>(CLASS_FORMATS)).values()].map(({ file }) => file);
