import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What hand-ins of a class are like, in turn: right, wrong, throwing, not compiling, without a file, spoiling their process. */
const KINDS: readonly ((folder: string) => Promise<void>)[] = [
  async () => {},
  (folder) =>
    writeFile(
      join(folder, 'content-loss.ts'),
      "import * as tf from '@tensorflow/tfjs';\nexport const contentLoss = (w: number, a: tf.Tensor, b: tf.Tensor) => tf.mul(2 * w, tf.sum(tf.squaredDifference(a, b)));\n",
    ),
  (folder) =>
    writeFile(join(folder, 'tv-loss.ts'), "export const tvLoss = () => { throw new Error('no'); };\n"),
  (folder) => writeFile(join(folder, 'tv-loss.ts'), 'export const tvLoss = (;\n'),
  (folder) => rm(join(folder, 'content-loss.ts')),
  (folder) =>
    writeFile(
      join(folder, 'tv-loss.ts'),
      'export const tvLoss = () => { (Array.prototype as any).map = 1; return 1; };\n',
    ),
];

/** Names of a class, in order. */
export const namesOf = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `s${String(i).padStart(3, '0')}`);

/** Makes a class of all kinds out of hand-ins with full marks. */
export async function vary(folder: string, names: readonly string[]): Promise<void> {
  for (const [i, name] of names.entries()) await KINDS[i % KINDS.length]!(join(folder, name));
}
