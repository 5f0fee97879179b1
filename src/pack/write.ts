import { GradelensError } from '../errors.js';
import { writeAtomically } from '../store/atomic.js';
import type { Files } from './files.js';
import { zip } from './zip.js';

/**
 * Writes files as a zip, whole or not at all; one that is there already is replaced. Returns its bytes' number.
 *
 * @throws {GradelensError} `PACK_NOT_WRITTEN`
 */
export async function writeZip(path: string, files: Files): Promise<number> {
  const bytes = zip(files);
  await writeAtomically(path, bytes).catch((error: NodeJS.ErrnoException) => {
    throw new GradelensError(
      'PACK_NOT_WRITTEN',
      `Cannot write ${path} (${error.code}). Give --out the path of a zip file in a folder that you may write to.`,
    );
  });
  return bytes.length;
}
