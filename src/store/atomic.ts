import { rmSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

let written = 0;

/** Neighbours that are there now: a process that ends in the middle of one leaves none behind. */
const unfinished = new Set<string>();
process.on('exit', () => {
  for (const neighbour of unfinished) {
    try {
      rmSync(neighbour, { force: true });
    } catch {
      // Its folder is gone, or was exchanged for a file.
    }
  }
});

/**
 * Writes a file so that a reader, or a crash, finds the old content or the new one, never half of it.
 *
 * The new content goes to a hidden neighbour, is flushed to the disk and renamed. Missing folders are made.
 * An error of the system names `path`, or the folder that cannot be made.
 */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  const folder = dirname(path);
  // Not after the file's own name, which may have all the length that the disk allows.
  const neighbour = join(folder, `.${basename(path).slice(0, 40)}.${process.pid}-${++written}.tmp`);
  await mkdir(folder, { recursive: true });
  unfinished.add(neighbour);
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
    await rm(neighbour, { force: true }).catch(() => {});
    // The system names the neighbour, or nothing: people know the file.
    throw Object.assign(error as Error, { path, syscall: 'write' });
  } finally {
    unfinished.delete(neighbour);
  }
}
