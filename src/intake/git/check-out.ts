import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { cleaned } from '../../sandbox/text.js';
import type { Worker } from '../../worker/worker.js';
import { HandInRefused } from '../open/index.js';
import { LIMITS } from '../open/limits.js';
import { Names } from '../open/names.js';
import type { Prepared } from '../source.js';
import { historyOf } from './dot-git.js';

const SECONDS = 60;

const output = z.strictObject({
  empty: z.boolean().optional(),
  commit: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .optional(),
  at: z.int().min(0).max(200_000_000_000).optional(),
  later: z.int().min(0).optional(),
  left: z.array(z.string().max(2000)).max(20).optional(),
});
const part = z.strictObject({ name: z.string().max(4000), bytes: z.instanceof(Buffer) });

/**
 * Lays the files of the commit that counts into an empty folder. What lies about uncommitted in the clone is not taken.
 *
 * isomorphic-git reads the history, in the worker, from bytes: the program `git` would run as the grader, and a clone's
 * configuration, which its student wrote, tells it what else to run.
 *
 * - `due`: milliseconds since 1970. The last commit until then counts, else the last; without it the last.
 *
 * @throws {HandInRefused} `empty`, `damaged`, `too-large`
 */
export async function checkOut(
  clone: string,
  folder: string,
  due: number | undefined,
  worker: Pick<Worker, 'run'>,
): Promise<Prepared> {
  const files = await historyOf(clone);
  const deadline = due === undefined ? undefined : Math.floor(due / 1000);
  const names = new Names();
  let room: number = LIMITS.totalBytes;
  const result = await worker.run(
    'git-history',
    { files, deadline },
    {
      ...{ seconds: SECONDS, bytes: LIMITS.totalBytes + 2 ** 22, output },
      part: async (value) => {
        const { name, bytes } = part.parse(value);
        room -= bytes.length;
        const problem = names.take(name);
        if (problem || room < 0) throw new Error(problem?.what ?? 'it has too much');
        const target = join(folder, ...name.split('/'));
        await mkdir(dirname(target), { recursive: true });
        await writeFile(target, bytes, { flag: 'wx' });
      },
    },
  );
  if (result.outcome === 'failed')
    throw new HandInRefused('damaged', `Its history (.git) cannot be read: it ${cleaned(result.why)}`);
  const { empty, commit, at, later = 0, left = [] } = result.value;
  if (empty || commit === undefined || at === undefined)
    throw new HandInRefused('empty', 'It is a clone in which nothing was ever committed');
  const notes = [`Taken from commit ${commit.slice(0, 10)}.`];
  if (later > 0) notes.push(`${later} later commit${later === 1 ? '' : 's'}, after it was due, not taken.`);
  if (left.length > 0)
    notes.push(`Left out of the commit: ${left.map((each) => cleaned(each, 100)).join(', ')}.`);
  return { path: folder, submitted: { at: at * 1000, exact: true }, notes };
}
