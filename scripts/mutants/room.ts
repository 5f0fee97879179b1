import { readdir } from 'node:fs/promises';
import { below, seeded } from '../../src/model/random.js';
import { type Numbered, writeSwitched } from './copy.js';
import { type Mutant, mutantsOf } from './places.js';
import type { Seen, Titles } from './runner.js';
import type { Tester } from './tester.js';

export type Tried = Mutant & { readonly caughtBy: string | undefined };

/** A test that hangs is ended by the runner; this ends a runner that hangs itself. */
const START = 120_000;

/**
 * Tries changes of a room, drawn by the seed, on the tests of its own folder.
 *
 * - `tell`: hears of each as it is tried; `warn`: of tests that fail without any change, which therefore catch none.
 */
export async function tryRoom(
  root: string,
  room: string,
  { sample, seed }: { sample: number; seed: number },
  tester: Tester,
  tell: (tried: Tried, left: number) => void,
  warn: (message: string) => void,
): Promise<Tried[]> {
  const drawn = await writeSample(root, room, sample, seed, tester.folder);
  const files = (await found(root, `test/${room}`, '.test.ts')).map((file) => `${tester.folder}/${file}`);
  const seen: Seen[] = [];
  for (const file of files) seen.push(await whole(file, tester, warn));
  const tried: Tried[] = [];
  for (const mutant of drawn) {
    const { tests, milliseconds, alone } = testsOf(mutant.id, seen);
    const caughtBy = await tester.attempt(mutant.id, tests, START + 10 * milliseconds, alone);
    tried.push({ ...mutant, caughtBy });
    tell(tried.at(-1)!, drawn.length - tried.length);
  }
  tester.close();
  return tried;
}

/** A test file's tests that pass without any change; one that does not is run once more, since a busy machine may be why. */
async function whole(file: string, tester: Tester, warn: (message: string) => void): Promise<Seen> {
  const first = await tester.look(file);
  const told = ({ tests }: Seen, then: string): void => {
    for (const { title, failed } of tests)
      if (failed !== undefined) warn(`"${title}" fails without any change, ${then}: ${failed}`);
  };
  if (first.tests.every(({ failed }) => failed === undefined)) return first;
  told(first, 'and is tried once more');
  const second = await tester.look(file);
  told(second, 'and is left out');
  return { ...second, tests: second.tests.filter(({ failed }) => failed === undefined) };
}

async function writeSample(
  root: string,
  room: string,
  sample: number,
  seed: number,
  folder: string,
): Promise<Numbered[]> {
  const files = await Promise.all(
    (await found(root, `src/${room}`, '.ts')).map((file) => mutantsOf(root, file)),
  );
  const all = files.flatMap(({ mutants }) => mutants).map((mutant, id): Numbered => ({ ...mutant, id }));
  const next = seeded(seed);
  const left = [...all];
  const drawn = Array.from(
    { length: Math.min(sample, all.length) },
    () => left.splice(below(next, left.length), 1)[0]!,
  );
  drawn.sort((a, b) => a.id - b.id);
  for (const { code, mutants } of files) {
    const file = mutants[0]?.file;
    const here = drawn.filter((mutant) => mutant.file === file);
    if (file !== undefined && here.length > 0) await writeSwitched(folder, file, code, here);
  }
  return drawn;
}

async function found(root: string, folder: string, end: string): Promise<string[]> {
  const files = await readdir(`${root}/${folder}`, { recursive: true });
  return files
    .filter((file) => file.endsWith(end))
    .map((file) => `${folder}/${file}`)
    .sort();
}

/** The tests that come by a change, files that are done soonest first. What comes by it while loading is loaded anew: alone. */
function testsOf(id: number, seen: readonly Seen[]): { tests: Titles; milliseconds: number; alone: boolean } {
  const alone = seen.some(({ loading }) => loading.includes(id));
  const files = seen
    .map(({ file, loading, tests }) => ({
      file,
      tests: tests.filter(({ mutants }) => loading.includes(id) || mutants.includes(id)),
    }))
    .filter(({ tests }) => tests.length > 0)
    .map(({ file, tests }) => ({
      file,
      titles: Object.fromEntries(tests.map(({ title, milliseconds }) => [title, milliseconds])),
      milliseconds: tests.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
    }))
    .sort((a, b) => a.milliseconds - b.milliseconds);
  const milliseconds = files.reduce((sum, each) => sum + each.milliseconds, 0);
  return { tests: Object.fromEntries(files.map(({ file, titles }) => [file, titles])), milliseconds, alone };
}
