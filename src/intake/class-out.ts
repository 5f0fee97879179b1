import { rmSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GradelensError } from '../errors.js';
import { readHandedIn } from '../worker/handed-in.js';
import { placesIn } from './class-folder.js';
import { COLLECTED, type Collected, readCollected } from './collected.js';

/** Where hand-ins are made ready: in the class folder, since only on one disk a folder moves at once. */
const READY = '.collecting-';

/** A class folder that is being written. */
export interface ClassOut {
  /** For what is being made ready; gone afterwards. */
  readonly ready: string;
  /** What an earlier run wrote. */
  readonly earlier: Collected | undefined;
  /** Puts a folder that is ready into its place, unless the same files are there already. Says which. */
  put(from: string, name: string): Promise<'new' | 'changed' | 'unchanged'>;
  /** Removes a folder of an earlier run. */
  remove(name: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a class folder, made if it is not there.
 *
 * @throws {GradelensError} `NOT_A_CLASS_FOLDER` for one with something else in it; `COLLECTED_INVALID`; the system's error
 */
export async function openClass(path: string): Promise<ClassOut> {
  await mkdir(path, { recursive: true });
  const names = await readdir(path);
  const earlier = await readCollected(path);
  for (const name of names)
    if (name.startsWith(READY) && !runs(name.slice(READY.length)))
      await rm(join(path, name), { recursive: true, force: true });
  const others = names.filter((name) => !name.startsWith('.'));
  if (!earlier && others.length > 0) {
    throw new GradelensError(
      'NOT_A_CLASS_FOLDER',
      `${path} holds something else already (${others.slice(0, 3).join(', ')}), and no ${COLLECTED}. Give --out a new folder.`,
    );
  }
  const ready = join(path, `${READY}${process.pid}`);
  await mkdir(ready);
  const gone = (): void => rmSync(ready, { recursive: true, force: true });
  process.on('exit', gone);
  let old = 0;
  const away = (name: string): Promise<void> => rename(join(path, name), join(ready, `old-${++old}`));
  return {
    ...{ ready, earlier },
    async put(from, name) {
      const place = join(path, name);
      let how: 'new' | 'changed' = 'new';
      // Another run may put the same there meanwhile, or take it away.
      for (;;) {
        if ((await readdir(path)).includes(name)) {
          if (await same(from, place).catch(but('ENOENT'))) return 'unchanged';
          how = 'changed';
          await away(name).catch(but('ENOENT'));
        }
        const done = await rename(from, place).then(() => true, but('ENOTEMPTY', 'EEXIST'));
        if (done) return how;
      }
    },
    remove: (name) =>
      away(name)
        .catch(but('ENOENT'))
        .then(() => {}),
    async close() {
      await rm(ready, { recursive: true, force: true });
      process.off('exit', gone);
    },
  };
}

/** Lets an error of the system with such a code go: false. */
const but =
  (...codes: readonly string[]) =>
  (error: NodeJS.ErrnoException): false => {
    if (!codes.includes(error.code ?? '')) throw error;
    return false;
  };

/** Whether two folders hold the same files. */
async function same(a: string, b: string): Promise<boolean> {
  const [left, right] = await Promise.all([placesIn(a), placesIn(b)]);
  if (left.length !== right.length) return false;
  for (const [i, { name, kind, path }] of left.entries()) {
    const other = right[i]!;
    if (other.name !== name || other.kind !== kind) return false;
    if (
      kind === 'folder'
        ? !(await same(String(path), String(other.path)))
        : !(await sameBytes(String(path), String(other.path)))
    )
      return false;
  }
  return true;
}

async function sameBytes(a: string, b: string): Promise<boolean> {
  const [left, right] = await Promise.all([readHandedIn(a, 2 ** 26), readHandedIn(b, 2 ** 26)]);
  return left.kind === 'read' && right.kind === 'read' && left.bytes.equals(right.bytes);
}

/** Whether a process is there: what a dead one was making ready is nobody's. */
function runs(pid: string): boolean {
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
