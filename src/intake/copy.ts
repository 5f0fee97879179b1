import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GradelensError } from '../errors.js';
import { readHandedIn } from '../worker/handed-in.js';
import { placesIn } from './class-folder.js';
import { HandInRefused } from './open/index.js';
import { litterIn } from './open/left-out.js';
import { LIMITS } from './open/limits.js';
import { mib, quote, some } from './open/say.js';

/** Of a hand-in, without what is left out. */
const MOST = { files: 10_000, bytes: 256 * 2 ** 20, depth: 12 };

/**
 * Copies a hand-in's files into a folder that is made. Links are not followed, and what is too large for any hand-in is not
 * read. Returns what was left out, in words.
 *
 * @throws {HandInRefused} `too-large`, `unreadable`; the system's error where nothing can be written
 */
export async function copyHandIn(from: string | Buffer, to: string): Promise<string[]> {
  const left: string[] = [];
  let [files, bytes] = [0, 0];
  const walk = async (
    folder: string | Buffer,
    target: string,
    inside: string,
    depth: number,
  ): Promise<void> => {
    await mkdir(target, { recursive: true });
    const places = await placesIn(folder).catch((error: GradelensError) => {
      throw error.code === 'EXPORT_TOO_LARGE' ? tooLarge() : error;
    });
    for (const { name, path, kind } of places) {
      const shown = `${inside}${name}`;
      if (litterIn(name) !== undefined) continue;
      if (kind === 'folder') {
        if (depth < MOST.depth) await walk(path, join(target, name), `${shown}/`, depth + 1);
        else left.push(`${quote(shown)} (too deep)`);
        continue;
      }
      const read =
        kind === 'file' ? await readHandedIn(path as string, LIMITS.fileBytes) : { kind: 'refused' as const };
      if (read.kind === 'large') left.push(`${quote(shown)} (more than ${mib(LIMITS.fileBytes)})`);
      else if (read.kind !== 'read')
        left.push(`${quote(shown)} (${kind === 'file' ? 'it cannot be read' : 'a link, or no file'})`);
      else {
        [files, bytes] = [files + 1, bytes + read.bytes.length];
        if (files > MOST.files || bytes > MOST.bytes) throw tooLarge();
        await writeFile(join(target, name), read.bytes);
      }
    }
  };
  await walk(from, to, '', 1);
  return left.length > 0 ? [`Left out: ${some(left)}.`] : [];
}

const tooLarge = (): HandInRefused =>
  new HandInRefused(
    'too-large',
    `It has more than ${MOST.files.toLocaleString('en')} files or ${mib(MOST.bytes)}`,
  );
