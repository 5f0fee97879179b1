import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GradelensError } from '../errors.js';
import { PACKAGE } from '../model/folders.js';
import { type Files, filesBelow, packed } from './files.js';

const PARTS = ['LICENSE', 'bin', 'dist', 'models', 'templates'];

/** What of package.json an archive needs to know. */
export interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  /** Bundled, or needed by nobody who uses the program. */
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** package.json without its scripts, which are for who works on the program and need its sources. */
export async function manifest(): Promise<Manifest> {
  const { scripts, ...rest } = JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8'));
  return rest;
}

/**
 * A file or folder of the program itself.
 *
 * @throws {GradelensError} `PACK_INCOMPLETE` where it is not there: unbuilt, or a package without its lock file.
 */
export const partOfProgram = (part: string): Promise<Files> =>
  filesBelow(PACKAGE, part).catch((error: NodeJS.ErrnoException) => {
    throw new GradelensError(
      'PACK_INCOMPLETE',
      `gradelens has no ${part} here (${error.code}). Pack from a checkout, after npm ci and npm run build.`,
    );
  });

/** The program as npm would publish it, but without answer key, assignments and samples. */
export async function programFiles(keep: (path: string) => boolean): Promise<Files> {
  const parts = await Promise.all(PARTS.map(partOfProgram));
  return new Map(parts.flatMap((part) => [...part].filter(([path]) => keep(path))));
}

/** A JSON file for an archive. */
export const jsonFile = (value: unknown) => packed(`${JSON.stringify(value, null, 2)}\n`);
