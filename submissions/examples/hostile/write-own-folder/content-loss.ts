import type * as tf from '@tensorflow/tfjs';

// Tries to change the program that runs it, and the answer key.
export function contentLoss(_weight: number, current: tf.Tensor4D): never {
  const fs = process.getBuiltinModule('node:fs');
  let refusal: unknown;
  for (const path of ['gradelens-escape', 'child.mjs', '../s0/content-loss.mjs', '../s1/content-loss.mjs']) {
    try {
      fs.appendFileSync(path, '\n');
      console.log('ESCAPED file: wrote', path);
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}
