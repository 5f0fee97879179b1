import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const PROGRAM = `
import * as tf from '@tensorflow/tfjs';
import { Saliency } from 'gradelens/attr';

await tf.setBackend('cpu');
const layers = [tf.layers.conv2d({ inputShape: [6, 6, 1], filters: 2, kernelSize: 3 }), tf.layers.reLU(), tf.layers.flatten()];
const model = tf.sequential({ layers });
const { kernelNames } = await tf.profile(() => new Saliency(model).attribute(tf.ones([1, 6, 6, 1]), { target: 0 }));
console.log(kernelNames.filter((name) => /BackpropFilter/.test(name)).length, kernelNames.includes('Conv2DBackpropInput'));
`;

describe('the attribution library on an engine that somebody else started', () => {
  it("computes no filter's gradient", () => {
    const args = [
      '--import',
      'tsx',
      '--conditions=gradelens-source',
      '--input-type=module',
      '--eval',
      PROGRAM,
    ];
    const cwd = fileURLToPath(new URL('../../../', import.meta.url));
    const output = execFileSync(process.execPath, args, {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    expect(output.trim().split('\n').at(-1)).to.equal('0 true');
  }).timeout(60_000);
});
