import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadWeights } from '../../src/model/weights.js';
import { openWorkspace, type Workspace } from '../../src/sandbox/workspace.js';
import { float32 } from '../../src/tensor/flat.js';

const HELPERS = `import * as tf from '@tensorflow/tfjs';

export const positive = (x: tf.Tensor): tf.Tensor => tf.cast(x.greater(0), 'float32');
`;
const DIFFERENTIATED = `import * as tf from '@tensorflow/tfjs';
import { positive } from './helpers.js';

export function f(x: tf.Tensor): tf.Tensor {
  return tf.tidy(() => tf.grad((z: tf.Tensor) => tf.sum(tf.mul(z, positive(z))))(x));
}
`;
const GRADED = `import { positive } from './helpers.js';
import * as tf from '@tensorflow/tfjs';

export const f = (x: tf.Tensor): tf.Tensor => tf.sum(tf.mul(x, positive(x)));
`;

describe('a hand-in that differentiates through an op without a gradient', function () {
  this.timeout(60_000);
  let workspace: Workspace;
  let root: string;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'gradelens-hand-in-'));
    const network = { id: 'small', weights: (await loadWeights('small')).weights } as const;
    workspace = await openWorkspace({ backend: 'wasm', network });
  });
  after(async () => {
    await workspace.close();
    await rm(root, { recursive: true, force: true });
  });

  const X = float32([2], [1, -2]);
  for (const [who, text, gradient] of [
    ['itself', DIFFERENTIATED, undefined],
    ['and is graded by its gradient', GRADED, { of: 'x' }],
  ] as const) {
    it(`${who}: is told the op's line in its file, and what to write`, async () => {
      await writeFile(join(root, 'helpers.ts'), HELPERS);
      await writeFile(join(root, 'a.ts'), text);
      const session = await workspace.session(root, { memoryLimit: 2048 });
      const args = { x: { kind: 'tensor', tensor: X } } as const;
      const call = { file: 'a.ts', export: 'f', arguments: args, ...(gradient && { gradient }) };
      const answer = await session.call(call, { timeLimit: 10 });
      await session.close();
      if (answer.outcome === 'returned') throw new Error('no error');
      expect(answer.outcome).to.equal('error');
      expect(answer.where).to.match(/^helpers\.ts:3:/);
      expect(answer.message).to.match(/no gradient for tf\.greater.*tf\.step\(tf\.sub\(a, b\)\)/);
      expect(answer.message).not.to.match(/Greater|threw|mjs|\n/);
    });
  }
});
