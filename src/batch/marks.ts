import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Grader } from '../grade/grader.js';
import { numbered } from '../grade/plan.js';
import { isPublic } from '../grade/result.js';
import { unusualImports } from '../grade/session-options.js';
import { findWeights } from '../model/weights.js';
import type { Assignment } from '../rubric/schema.js';
import { digest, type Parts } from '../store/keys.js';
import { version } from '../version.js';

/**
 * What decides results, as far as it can be told in a moment, without opening a grader: for `status`. A run compares by `Keys`.
 * By test (`problem/name`), each part by its hash under the names that the keys use.
 */
export type Marks = Readonly<Record<string, Parts>>;

/** - `path`: the assignment's file. */
export async function marksOf(
  path: string,
  assignment: Assignment,
  { seed, hidden }: Pick<Grader, 'seed' | 'hidden'>,
): Promise<Marks> {
  const { timeBudget, memoryLimit, network, reference = '.', expected } = assignment;
  const weights = await findWeights(network);
  const runtime = digest([
    version,
    process.versions.node.split('.')[0],
    network,
    await stampOf(weights?.path),
    unusualImports(assignment),
  ]);
  const key = await folderMark(resolve(dirname(path), expected ?? reference));
  const marks: Record<string, Parts> = {};
  for (const { problem, test } of numbered(assignment)) {
    const { file, timeLimit, id } = problem;
    const { name, checks, points, partialCredit, visibility, mistakes, ...call } = test;
    marks[`${id}/${name}`] = {
      inputs: digest([file, problem.export, call, isPublic({ visibility }) ? seed : hidden]),
      limits: digest([timeLimit, timeBudget, memoryLimit]),
      runtime,
      key,
      checks: digest([checks, mistakes, assignment.hints, assignment.mistakePages ?? null]),
      points: digest([points, partialCredit, problem.credit ?? null]),
    };
  }
  return marks;
}

/** Of the course's own code: the sources of a folder, or a file of recorded outputs. */
async function folderMark(path: string): Promise<string> {
  const names = await readdir(path, { recursive: true }).catch(() => undefined);
  if (names === undefined) return stampOf(path);
  const sources = names.filter((name) => /\.[jt]s$/.test(name)).sort();
  return digest(
    await Promise.all(sources.map(async (name) => [name, await readFile(join(path, name), 'utf8')])),
  );
}

/** By size and time of change: it is large. */
async function stampOf(path: string | undefined): Promise<string> {
  const info = path === undefined ? undefined : await stat(path).catch(() => undefined);
  return digest([info?.size ?? null, info?.mtimeMs ?? null]);
}
