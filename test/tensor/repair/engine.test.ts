import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';

/** Who uses the library starts the engine without `startBackend`, and mends it by one call, as its page says. */
const PROGRAM = `
import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { completeWasm } from 'gradelens/attr';
await tf.setBackend('wasm');
completeWasm();
const x = tf.ones([1, 4, 4, 1]);
const filter = tf.ones([3, 3, 1, 1]);
const gradient = tf.grad((x) => tf.conv2d(x, filter, 1, 'valid'))(x);
console.log(gradient.dataSync().join(' '), tf.grad((x) => tf.cumsum(x))(tf.ones([3])).dataSync().join(' '));
process.exit();`;

describe('completeWasm of the library', () => {
  it('mends an engine that somebody else has started', async () => {
    const args = [
      '--import',
      'tsx',
      '--conditions=gradelens-source',
      '--input-type=module',
      '--eval',
      PROGRAM,
    ];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(stdout.trim().split('\n').at(-1)).to.equal('1 2 2 1 2 4 4 2 2 4 4 2 1 2 2 1 3 2 1');
  });
});
