import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { GradelensError } from '../errors.js';

/**
 * Makes sure that an export and the class folder lie apart: else what was collected would be handed in once more.
 *
 * @throws {GradelensError} `EXPORT_IS_CLASS`
 */
export async function requireApart(given: string, out: string): Promise<void> {
  const [from, to] = [await real(resolve(given)), await real(resolve(out))];
  const within = (inner: string, outer: string): boolean =>
    inner === outer || inner.startsWith(`${outer}${sep}`);
  if (!within(from, to) && !within(to, from)) return;
  throw new GradelensError(
    'EXPORT_IS_CLASS',
    `The class folder ${out} and the export ${given} lie one in the other, so hand-ins would be taken twice. Give --out a folder beside the export.`,
  );
}

/** Without links; of what is not there yet the place where it will be. */
async function real(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (dirname(path) === path) throw error;
    return join(await real(dirname(path)), basename(path));
  }
}
