import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

let written = 0;

/**
 * Writes a file so that a reader, or a crash, finds the old content or the new one, never half of it.
 *
 * The new content goes to a hidden neighbour, is flushed to the disk and renamed. Missing folders are made.
 */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const neighbour = join(folder, `.${basename(path)}.${process.pid}-${++written}.tmp`);
  try {
    const handle = await open(neighbour, 'w');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(neighbour, path);
  } catch (error) {
    await rm(neighbour, { force: true });
    throw error;
  }
}
