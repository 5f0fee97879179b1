import { dirname, join, resolve } from 'node:path';
import { EQUIVALENTS, MISTAKES } from '../catalogue/read.js';
import { GradelensError } from '../errors.js';
import type { Assignment } from '../rubric/schema.js';
import { type Files, filesBelow, PRIVATE } from './files.js';

/** Known mistakes, and other right ways. */
const CATALOGUE = new RegExp(`^(${MISTAKES}|${EQUIVALENTS})/`);

/**
 * The code of an assignment's answer key, by path in its folder. Its written answers stay at home.
 *
 * - `path`: the assignment's file.
 *
 * @throws {GradelensError} `PACK_WITHOUT_KEY`, `PACK_KEY_INCOMPLETE`
 */
export async function keyFiles(path: string, { reference, problems }: Assignment): Promise<Files> {
  if (reference === undefined) {
    throw new GradelensError(
      'PACK_WITHOUT_KEY',
      `${path} has recorded outputs in place of an answer key, as a student's kit has. Pack the assignment with its key.`,
    );
  }
  const all = await filesBelow(resolve(dirname(path), reference), '.', PRIVATE).catch(() => new Map());
  // In a container that is new for each submission every known mistake would be run anew: it is sent only where points hang on it.
  const credited = problems.some(({ credit }) => credit !== undefined);
  const code = new Map(
    [...all].filter(([name]) => /\.(ts|js|json)$/.test(name) && (credited || !CATALOGUE.test(name))),
  );
  const missing = [...new Set(problems.map(({ file }) => file))].filter((file) => !code.has(file));
  if (missing.length === 0) return code;
  throw new GradelensError(
    'PACK_KEY_INCOMPLETE',
    `The answer key in ${join(dirname(path), reference)} has no ${missing.join(', ')}, which ${path} grades. Add it.`,
  );
}
