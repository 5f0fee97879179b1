import { extname } from 'node:path';
import { GradelensError } from '../errors.js';
import { unitsOf } from '../folder.js';
import type { Database } from '../store/database.js';
import type { Worker } from '../worker/worker.js';
import { type Answer, answersTo } from './answers.js';
import type { MarkedQuestion } from './questions.js';

/** What a file says of an answer's mark: as it was written, or as somebody changed it. */
export interface SheetRow {
  /** Where it stands in the file, from 1. */
  readonly line: number;
  readonly question: string;
  readonly code: string;
  /** See `stateOf`. */
  readonly state: string;
  /** Ids of items, or `none`; blank: as it was. */
  readonly items: string;
  readonly comment: string;
}

/** A kind of file to mark in: `sheets/`, by extension. */
export interface SheetFormat {
  write(question: MarkedQuestion, answers: readonly Answer[]): string;
  /** @throws {GradelensError} `SHEET_INVALID` */
  read(bytes: Uint8Array, worker: Pick<Worker, 'run'>): Promise<readonly SheetRow[]>;
}

/** What is written for no items, or to take a comment away: blank changes nothing. */
export const NONE = 'none';

const FORMATS = new URL('./sheets/', import.meta.url);

/**
 * The kind of a file.
 *
 * @throws {GradelensError} `SHEET_KIND`
 */
export async function formatOf(file: string): Promise<SheetFormat> {
  const formats = await unitsOf<SheetFormat>(FORMATS);
  const format = formats.get(extname(file).slice(1).toLowerCase());
  if (format) return format;
  const known = [...formats.keys()].map((name) => `.${name}`).join(' or ');
  throw new GradelensError(
    'SHEET_KIND',
    `${file} is no file to mark in: expected a name that ends in ${known}.`,
  );
}

/** The answers to a question as a file to mark in. */
export async function sheetOf(
  db: Database,
  question: MarkedQuestion,
  file: string,
): Promise<{ readonly text: string; readonly answers: number }> {
  const format = await formatOf(file);
  const answers = await answersTo(db, question);
  return { text: format.write(question, answers), answers: answers.length };
}

/** Which mark and which answer a file was written of: `v2.1f2e3d4c`. */
export const stateOf = (version: number, hash: string | null): string =>
  `v${version}.${hash === null ? NONE : hash.slice(0, 8)}`;

/** What stands in the file for the mark of an answer. */
export const writtenOf = ({ mark, hash }: Answer) => ({
  state: stateOf(mark?.version ?? 0, hash),
  items: mark === undefined ? '' : mark.items.join(' ') || NONE,
  comment: mark?.comment ?? '',
});

/** Letters of an answer in a file: a cell of a spreadsheet takes few more. */
const MOST = 30_000;
export const shownText = ({ text, notes }: Answer): string => {
  if (text === null) return ['(no answer was found)', ...notes].join('\n');
  return text.length > MOST ? `${text.slice(0, MOST)} (cut here: gradelens mark shows all of it)` : text;
};
