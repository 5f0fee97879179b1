import { execFile } from 'node:child_process';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import { type Finished, PLAIN, ROOT } from '../process.js';

/** A file of a zip as another program reads it. */
export interface Entry {
  readonly path: string;
  readonly mode: number;
  readonly date: string;
  readonly bytes: Buffer;
}

/** Every file of a zip, read by a library that has not written it. */
export async function entriesOf(zip: string): Promise<Entry[]> {
  const file = await yauzl.openPromise(zip, { strictFileNames: true });
  const entries: Entry[] = [];
  try {
    for await (const entry of file.eachEntry()) {
      entries.push({
        path: entry.fileName,
        mode: (entry.externalFileAttributes >>> 16) & 0o7777,
        date: entry.getLastModDate({ forceDosFormat: true }).toDateString(),
        bytes: await buffer(await file.openReadStreamPromise(entry)),
      });
    }
  } finally {
    file.close();
  }
  return entries;
}

/** Unpacks a zip into a folder, modes included, as `unzip` does. */
export async function unpack(zip: string, folder: string): Promise<void> {
  for (const { path, mode, bytes } of await entriesOf(zip)) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
    await chmod(target, mode);
  }
}

/** In place of npm: the checkout's own packages, beside a program in `folder`. */
export const linkPackages = (folder: string): Promise<void> =>
  symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));

/** Runs the command line of a program that was unpacked somewhere, as `npx gradelens` does there. */
export const runIn = (program: string, args: readonly string[], cwd: string): Promise<Finished> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(program, 'bin/gradelens.js'), ...args],
      { cwd, env: PLAIN, maxBuffer: 2 ** 26 },
      (_, stdout, stderr) => resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
