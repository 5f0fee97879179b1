import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { laySamples, outcomesIn } from '../src/samples/samples.js';
import { ROOT } from './process.js';

/** The samples as they are kept: good ones whole, of the others what differs from the base. */
export const EXAMPLES = join(ROOT, 'submissions/examples');

/** Lays a sample, such as `broken/throws`, whole, below a folder; returns its own. */
export const sampleIn = async (folder: string, name: string): Promise<string> =>
  (await laySamples(EXAMPLES, [name], folder))[0]!;

/** Lays all of them. */
export const allSamplesIn = async (folder: string): Promise<readonly string[]> =>
  laySamples(EXAMPLES, Object.keys(await outcomesIn(EXAMPLES)), folder);

/**
 * Lays all of them; of a mistake only the files, of those that `graded` names, that lead to what it changes, and what they import. Every
 * other file is the base's, whose problems pass or not whatever lies beside them: the broken ones have it whole.
 */
export async function fewProblemsIn(folder: string, graded: ReadonlySet<string>): Promise<void> {
  await allSamplesIn(folder);
  for (const name of await readdir(join(EXAMPLES, 'mistakes'))) {
    const laid = join(folder, 'mistakes', name);
    const changed = await readdir(join(EXAMPLES, 'mistakes', name));
    const reached = await Promise.all([...graded].map((file) => importsOf(laid, file)));
    const kept = new Set(
      reached.filter((files) => changed.some((file) => files.has(file))).flatMap((files) => [...files]),
    );
    for (const file of graded) if (!kept.has(file)) await rm(join(laid, file));
  }
}

/** A file of a folder, and all that it imports there. */
async function importsOf(folder: string, file: string, found = new Set<string>()): Promise<Set<string>> {
  if (found.has(file)) return found;
  found.add(file);
  const text = await readFile(join(folder, file), 'utf8');
  for (const [, name] of text.matchAll(/from '\.\/([\w-]+)\.js'/g))
    await importsOf(folder, `${name}.ts`, found);
  return found;
}
