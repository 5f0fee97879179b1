import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { unitsOf } from '../folder.js';
import type { SubmissionResult } from '../grade/result.js';
import { writeAtomically } from '../store/atomic.js';
import {
  type ClassAbout,
  type ClassReportFormat,
  isFor,
  type Occasion,
  type ReportFormat,
} from './format.js';

const FORMATS = new URL('./formats/', import.meta.url);
const CLASS_FORMATS = new URL('./class/', import.meta.url);

const formats = async (): Promise<ReportFormat[]> => [...(await unitsOf<ReportFormat>(FORMATS)).values()];
const classFormats = async (): Promise<ClassReportFormat[]> => [
  ...(await unitsOf<ClassReportFormat>(CLASS_FORMATS)).values(),
];

/**
 * Writes the reports on one submission that an occasion asks for into its folder; each file appears whole or not at all. Others,
 * which would tell of an earlier result, are removed.
 */
export async function writeReports(
  folder: string,
  result: SubmissionResult,
  occasion: Occasion,
): Promise<void> {
  for (const format of await formats()) {
    const path = join(folder, format.file);
    if (isFor(format, occasion)) await writeAtomically(path, await format.render(result));
    else await rm(path, { force: true });
  }
}

/** Whether every report on a submission that an occasion asks for is in its folder. */
export async function hasReports(folder: string, occasion: Occasion): Promise<boolean> {
  const files = (await formats())
    .filter((format) => isFor(format, occasion))
    .map(({ file }) => join(folder, file));
  const there = await Promise.all(files.map((file) => stat(file).catch(() => undefined)));
  return there.every((info) => info?.isFile());
}

/** Writes the reports on a run's submissions that an occasion asks for, in the order given, into the output folder. */
export async function writeClassReports(
  results: readonly SubmissionResult[],
  about: ClassAbout,
  occasion: Occasion,
): Promise<void> {
  for (const format of await classFormats()) {
    const path = join(about.out, format.file);
    if (isFor(format, occasion)) await writeAtomically(path, await format.render(results, about));
    else await rm(path, { force: true });
  }
}

/** Names of the files that `writeClassReports` writes. */
export const classFiles = async (): Promise<string[]> => (await classFormats()).map(({ file }) => file);
