import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';

export const TF = "import * as tf from '@tensorflow/tfjs';\n";
export const front = (title: string): string =>
  `/*---\ntitle: "${title}"\noff: Your numbers are off.\nlook: Look at them.\n---*/\n`;

/** A key of two files, of which one uses the other. */
export const KEY = {
  'gram.ts': `${TF}export function gram(x: tf.Tensor2D): tf.Tensor2D {
  return tf.div(tf.matMul(x, x, true), x.shape[0]);
}
`,
  'loss.ts': `${TF}import { gram } from './gram.js';
export function loss(x: tf.Tensor2D): tf.Scalar {
  return tf.sum(tf.square(gram(x)));
}
`,
  'mistakes/gram/gram-undivided.ts': `${front('Not divided')}${TF}export const gram = (x: tf.Tensor2D) => tf.matMul(x, x, true);\n`,
  'mistakes/gram/gram-of-rows.ts': `${front('Of the rows')}${TF}import { gram as right } from '../../gram.js';
export function gram(x: tf.Tensor2D) { return right(tf.transpose(x)); }\n`,
  'mistakes/gram/gram-undivided-of-rows.ts': `${front('Not divided, of the rows')}${TF}export const gram = (x: tf.Tensor2D) => tf.matMul(x, x, false, true);\n`,
  'mistakes/gram/gram-throws.ts': `${front('Nothing')}export function gram() { throw new Error('no'); }\n`,
  'mistakes/loss/loss-absolute.ts': `${front('Absolute')}${TF}import { gram } from '../../gram.js';
export const loss = (x: tf.Tensor2D) => tf.sum(tf.abs(gram(x)));\n`,
  'equivalents/gram/gram-by-einsum.ts': `/*---\ntitle: einsum\n---*/\n${TF}export const gram = (x: tf.Tensor2D) => tf.div(tf.einsum('ij,ik->jk', x, x), x.shape[0]);\n`,
};

const problem = (id: string, tolerance: number) => ({
  ...{ id, title: id, file: `${id}.ts`, export: id, points: 1 },
  tests: [
    {
      ...{ name: 'noise', points: 1, visibility: 'visible' },
      arguments: { x: { kind: 'random', shape: [6, 4] } },
      checks: [{ kind: 'relative-l2', tolerance }],
    },
  ],
});

/** Writes files below a folder. */
export async function lay(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

/** An assignment of two problems over such a key, in a folder. Returns its path. */
export async function assignment(
  folder: string,
  key: Readonly<Record<string, string>>,
  tolerance = 1e-4,
): Promise<string> {
  await lay(join(folder, 'key'), key);
  const path = join(folder, 'two.yaml');
  const problems = [problem('gram', tolerance), problem('loss', tolerance)];
  await writeFile(
    path,
    stringify({ id: 'two', title: 'Two', network: 'small', seed: 1, reference: 'key', problems }),
  );
  return path;
}
