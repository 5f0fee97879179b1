import { randomBytes } from 'node:crypto';
import { copyFile, link, lstat, mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Places } from './places.js';

/** What a run may make of a writeup; another run makes none. */
const WRITEUP = ['writeup.pdf', 'pages.json'];
/** What students get: nothing of it tells what is withheld. */
const RETURNED = ['feedback.html', 'feedback.pdf', 'writeup.pdf'];

/** Removes the writeup of an earlier run from the staff's folder. What the student has stays until there is more. */
export async function forgetWriteup({ staff }: Places): Promise<void> {
  await rm(join(staff, 'figures'), { recursive: true, force: true });
  // What cannot be removed, such as a folder of that name, is told when the writeup is written.
  for (const name of WRITEUP) await rm(join(staff, name), { force: true }).catch(() => {});
}

/**
 * Puts what a student may see of the staff's folder into the student's, each file at once; one that this run did not make
 * is removed there.
 */
export async function returnToStudent({ staff, student }: Places): Promise<void> {
  await mkdir(student, { recursive: true });
  for (const name of RETURNED) {
    const [from, to] = [join(staff, name), join(student, name)];
    const made = await lstat(from).catch(() => undefined);
    if (made?.isFile()) await replace(to, from);
    else await rm(to, { force: true });
  }
}

/** Makes `to` the same file as `from`, or a copy where the disk knows no links. */
async function replace(to: string, from: string): Promise<void> {
  const neighbour = join(dirname(to), `.${basename(to)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await link(from, neighbour).catch(() => copyFile(from, neighbour));
    await rename(neighbour, to);
  } finally {
    // A rename of two links to one file leaves both.
    await rm(neighbour, { force: true });
  }
}
