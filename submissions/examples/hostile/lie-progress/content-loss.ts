import type * as tf from '@tensorflow/tfjs';

// Tries to have a flood of reports on the progress of calls to come charged to them.
export function contentLoss(_weight: number, current: tf.Tensor4D): tf.Scalar {
  const fs = process.getBuiltinModule('node:fs');
  setInterval(() => {
    for (let id = 2; id < 60; id++) {
      const header = Buffer.from(
        JSON.stringify({ message: { type: 'progress', id, done: id }, tensors: [] }),
      );
      const prefix = Buffer.from([0x47, 0x4c, 0x46, 0x31, header.length, 0, 0, 0, 0, 0, 0, 0]);
      fs.writeSync(4, Buffer.concat([prefix, header]));
    }
  }, 1);
  return current.sum().mul(0) as tf.Scalar;
}
