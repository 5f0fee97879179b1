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
