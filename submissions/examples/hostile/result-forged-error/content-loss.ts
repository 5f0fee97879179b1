import type * as tf from '@tensorflow/tfjs';

// Tries to fail with a name and a place of its own invention.
export function contentLoss(_weight: number, current: tf.Tensor4D): never {
  const error = new Error('<script>alert(1)</script>');
  error.name = '\u001b[31m<b>AssertionError</b>';
  const [place] = /file:[^\s()]*content-loss.mjs|\/[^\s()]*\/(?=content-loss)/.exec(error.stack ?? '') ?? [
    '',
  ];
  error.stack = `at (${place}<img/src=x/onerror=alert(1)>\u001b[31m:1:1)\nat file://${place}<img>:1:1`;
  throw error;
}
