import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { placesOf } from '../../batch/places.js';
import type { Answer } from '../../marking/answers.js';
import type { Temporary } from '../../temporary.js';

/** Copies a hand-in's figures into a folder whose name tells nothing of whose they are; undefined where there are none. */
export async function figuresOf(
  { handIn, code }: Answer,
  out: string,
  { path }: Temporary,
): Promise<string | undefined> {
  const from = join(placesOf(out, handIn).staff, 'figures');
  const names = (await readdir(from).catch(() => [])).filter((name) => name.endsWith('.png'));
  if (names.length === 0) return undefined;
  const to = join(path, code);
  await mkdir(to, { recursive: true });
  for (const name of names) await copyFile(join(from, name), join(to, name));
  return to;
}
