import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { startBackend } from '../../../src/tensor/backend.js';
import { opsOfPackage } from './exports.js';
import { allEntries } from './families.js';
import { UNREACHABLE } from './not-ops.js';
import { type Check, sweepOp } from './sweep.js';

const entries = await allEntries();

/** The first failures in full, the rest by number. */
function complaint(wrong: readonly Check[]): string {
  const shown = wrong.slice(0, 6).map((check) => `\n      ${check.part} ${check.call}: ${check.wrong}`);
  return `${wrong.length} wrong${shown.join('')}${wrong.length > 6 ? '\n      ...' : ''}`;
}

describe('wasm computes what every op of TensorFlow.js means', function () {
  this.timeout(60_000);
  const ran = new Set<string>();

  before(async () => {
    await startBackend('wasm');
    await startBackend('cpu');
  });
  after(() => startBackend('wasm'));

  it('every op that the package exports has calls', () => {
    const without = [...opsOfPackage()].filter(([, { names }]) => !names.some((name) => entries.has(name)));
    expect(
      without.map(([name]) => name),
      'write calls of these in cases/, or say in not-ops.ts why they compute nothing',
    ).to.deep.equal([]);
  });

  for (const [name, entry] of entries) {
    it(name, async () => {
      const { checks, kernels } = await sweepOp(name, entry, 'wasm');
      for (const kernel of kernels.cpu) ran.add(kernel);
      const wrong = checks.filter((check) => check.wrong !== undefined);
      expect(wrong.length, complaint(wrong)).to.equal(0);
    });
  }

  it('every kernel of the cpu backend was run', () => {
    const registered = tf.getKernelsForBackend('cpu').map((kernel) => kernel.kernelName);
    const unseen = registered.filter((kernel) => !ran.has(kernel) && !(kernel in UNREACHABLE));
    expect(unseen, 'no call above runs these').to.deep.equal([]);
  });
});
