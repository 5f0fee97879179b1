import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { HandInRefused, openHandIn } from '../../../src/intake/open/index.js';
import type { Worker } from '../../../src/worker/worker.js';
import { inTemporaryFolder } from '../../process.js';

/** The assignment of these tests. */
export const FILES = ['tv-loss.ts', 'answers.md'];
export const CODE = 'export const f = 1;\n';

/** Every file below a folder, by its name from there; of a huge one nothing. */
export async function contentsOf(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [
      path.slice(folder.length).replace(/^\//, ''),
      (await stat(path)).size < 2 ** 30 ? await readFile(path) : Buffer.alloc(0),
    ] as const;
  });
  return new Map((await Promise.all(read)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What came of something handed in: names and notes, or the refusal. What was unpacked is gone afterwards. */
export interface Came {
  readonly names?: readonly string[];
  readonly notes?: string;
  readonly kind?: string;
  readonly why?: string;
}

export async function cameOf(path: string, worker: Pick<Worker, 'run'>): Promise<Came> {
  try {
    const opened = await openHandIn(path, FILES, worker);
    const names = [...(await contentsOf(opened.folder)).keys()];
    await opened.close();
    if (!opened.folder.startsWith(path))
      expect(await readdir(opened.folder).catch(() => 'gone')).to.equal('gone');
    return { names, notes: opened.notes.join('\n') };
  } catch (error) {
    expect(error).to.be.instanceOf(HandInRefused);
    const { kind, why } = error as HandInRefused;
    expect(why).not.to.include(path);
    return { kind, why };
  }
}

/** What comes of bytes, as a file of that name. */
export const cameOfBytes = (
  bytes: Uint8Array,
  worker: Pick<Worker, 'run'>,
  name = 'ada.zip',
): Promise<Came> =>
  inTemporaryFolder(async (folder) => {
    await writeFile(join(folder, name), bytes);
    return cameOf(join(folder, name), worker);
  });
