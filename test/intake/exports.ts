import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { type CollectOptions, collectInto } from '../../src/intake/collect.js';
import type { Collected } from '../../src/intake/collected.js';
import { inTemporaryFolder, ROOT } from '../process.js';
import { allSamplesIn } from '../samples.js';

/** The assignment's files. */
export const FILES = [
  ...['saliency-map', 'gradcam', 'fooling-image', 'class-visualization', 'content-loss', 'style-loss'].map(
    (name) => `${name}.ts`,
  ),
  ...['tv-loss.ts', 'style-transfer.ts', 'attribution.ts', 'answers.md'],
];

/** Exports of every platform, as test/fixtures/intake/README.md has them. */
export async function makeExports(folder: string, ...sources: readonly string[]): Promise<void> {
  const make = join(ROOT, 'test/fixtures/intake/make.mjs');
  await inTemporaryFolder(async (samples) => {
    await allSamplesIn(samples);
    await promisify(execFile)(process.execPath, [make, folder, samples, ...sources]);
  });
}

/** What source.json says. */
export interface Settings {
  readonly format: string;
  readonly input: string;
  readonly exit: number | readonly number[];
  readonly deadline: string;
  readonly timeZone: string;
}

export const settingsOf = async (folder: string): Promise<Settings> =>
  JSON.parse(await readFile(join(folder, 'source.json'), 'utf8')) as Settings;

/** Collects an export of `makeExports`. */
export async function collected(
  folder: string,
  out: string,
  more: Partial<CollectOptions> = {},
): Promise<Collected> {
  const { input, deadline, timeZone } = await settingsOf(folder);
  return collectInto(join(folder, input), {
    out,
    files: FILES,
    roster: join(folder, 'roster.csv'),
    deadline,
    timeZone,
    ...more,
  });
}

/** A row of expected.csv. */
export type Expected = Readonly<
  Record<
    | 'entry'
    | 'expected'
    | 'id'
    | 'name'
    | 'email'
    | 'attempt'
    | 'submitted'
    | 'late'
    | 'lateness'
    | 'sample'
    | 'says'
    | 'shape',
    string
  >
>;

export const expectedOf = async (folder: string): Promise<Expected[]> =>
  parse(await readFile(join(folder, 'expected.csv')), { columns: true }) as Expected[];
