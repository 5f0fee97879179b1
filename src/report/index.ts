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
 *
 * @throws what was in the way of the first file that could not be made or written, after all others
 */
export async function writeReports(
  folder: string,
  result: SubmissionResult,
  occasion: Occasion,
): Promise<void> {
  await each(await formats(), folder, occasion, (format) => format.render(result));
}

/** Whether every report on a submission that an occasion asks for is in its folder. */
export async function hasReports(folder: string, occasion: Occasion): Promise<boolean> {
  const files = (await formats())
    .filter((format) => isFor(format, occasion))
    .map(({ file }) => join(folder, file));
  const there = await Promise.all(files.map((file) => stat(file).catch(() => undefined)));
  return there.every((info) => info?.isFile());
}

/**
 * Writes the reports on a run's submissions that an occasion asks for, in the order given, into the output folder.
 *
 * @throws as `writeReports` does
 */
export async function writeClassReports(
  results: readonly SubmissionResult[],
  about: ClassAbout,
  occasion: Occasion,
): Promise<void> {
  await each(await classFormats(), about.out, occasion, (format) => format.render(results, about));
}

/** Writes the files of an occasion's formats; one that cannot be costs no other. */
async function each<Format extends ReportFormat | ClassReportFormat>(
  all: readonly Format[],
  folder: string,
  occasion: Occasion,
  render: (format: Format) => ReturnType<Format['render']>,
): Promise<void> {
  const errors: unknown[] = [];
  for (const format of all) {
    const path = join(folder, format.file);
    try {
      // What cannot be made anew would tell of an earlier result, too.
      const content = isFor(format, occasion) ? await made(render(format), path) : undefined;
      if (content === undefined) await rm(path, { force: true });
      else await writeAtomically(path, content);
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}

async function made(content: ReturnType<ReportFormat['render']>, path: string): Promise<string | Uint8Array> {
  try {
    return await content;
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** Names of the files that `writeClassReports` writes. */
export const classFiles = async (): Promise<string[]> => (await classFormats()).map(({ file }) => file);
