import type * as tf from '@tensorflow/tfjs';

// Tries to wait for connections.
export async function contentLoss(_weight: number, current: tf.Tensor4D): Promise<tf.Scalar> {
  const server = process.getBuiltinModule('node:net').createServer();
  await new Promise((resolve, reject) => {
    server.on('error', reject).listen(0, '127.0.0.1', () => resolve(undefined));
  });
  server.close();
  console.log('ESCAPED network: listening');
  return current.sum().mul(0) as tf.Scalar;
}
