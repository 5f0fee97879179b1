import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { VERDICTS } from '../grade/result.js';
import { compose, type Layer, layerOf } from './compose.js';

/** The sample that the others are laid over: only what differs from it lies in their folders. It has full marks. */
const BASE = 'base';
/** Samples of these folders are whole by themselves. */
const WHOLE = /^good\//;

const outcomes = z.record(z.string(), z.record(z.string(), z.enum(VERDICTS)));

/**
 * For each sample hand-in, by its name such as `mistakes/saliency-signed`, the verdict of each problem that is not all `pass`.
 *
 * - `examples`: the folder of the samples and outcomes.yaml.
 */
export const outcomesIn = async (examples: string): Promise<z.infer<typeof outcomes>> =>
  outcomes.parse(parse(await readFile(join(examples, 'outcomes.yaml'), 'utf8')));

/** Lays samples, whole, below `target` under their names; returns their folders. */
export async function laySamples(
  examples: string,
  names: readonly string[],
  target: string,
): Promise<string[]> {
  const nothing: Layer = new Map();
  const base = await layerOf(join(examples, BASE));
  return Promise.all(
    names.map(async (name) => {
      const folder = join(target, name);
      await compose(WHOLE.test(name) ? nothing : base, await layerOf(join(examples, name)), folder);
      return folder;
    }),
  );
}
