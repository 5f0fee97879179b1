import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadWeights } from '../../src/model/weights.js';
import type { Returned } from '../../src/sandbox/call.js';
import type { Session } from '../../src/sandbox/session.js';
import { openWorkspace, type Workspace } from '../../src/sandbox/workspace.js';
import { float32 } from '../../src/tensor/flat.js';

const HELPER = `import * as tf from '@tensorflow/tfjs';

export const unit = (x: tf.Tensor): tf.Tensor => tf.div(x, tf.sum(x));
`;
/** Bodies of functions of `x`, which is [1, 0, -1]: where the first number comes from that is not finite, and what is said. */
const MADE: Record<string, readonly [body: string, where: RegExp, says: RegExp]> = {
  'an operation': [
    'return tf.mul(tf.div(x, 0), 2);',
    /^a\.ts:\d+:/,
    /^The first number that is not finite came from tf\.div, which got finite ones\. Is something divided by 0/,
  ],
  'an operation in a helper': ['return tf.add(unit(x), 1);', /^b\.ts:3:/, /came from tf\.div,/],
  'the gradient of an operation': [
    'return tf.grad((z: tf.Tensor) => tf.sum(tf.sqrt(tf.mul(z, z))))(x);',
    /^a\.ts:\d+:/,
    /came from the gradient of tf\.sqrt, which got finite ones\. The root is infinitely steep at 0/,
  ],
  'a number that was computed outside of tensors': [
    'const mean = x.dataSync().reduce((a, b) => a + b, 0) / 0; return tf.sub(x, mean);',
    /^a\.ts:\d+:/,
    /^tf\.sub was given a number that is not finite and that no operation made/,
  ],
  'an operation behind one whose infinite numbers make no difference': [
    'const best = tf.max(tf.log(tf.relu(x))); return tf.div(tf.sub(x, best), best);',
    /^a\.ts:\d+:/,
    /came from tf\.div,/,
  ],
  'an operation after an await': [
    'await tf.nextFrame(); return tf.log(x);',
    /^a\.ts:\d+:/,
    /came from tf\.log, .* Is it the logarithm of 0/,
  ],
};

describe('where a number that is not finite comes from', function () {
  this.timeout(60_000);
  let workspace: Workspace;
  let root: string;
  let session: Session;
  const ask = async (name: string, looking?: true): Promise<Returned> => {
    const tensor = float32([3], [1, 0, -1]);
    const call = { file: 'a.ts', export: name, arguments: { x: { kind: 'tensor', tensor } as const } };
    const answer = await session.call({ ...call, ...(looking && { looking }) }, { timeLimit: 10 });
    if (answer.outcome !== 'returned') throw new Error(answer.message);
    return answer;
  };
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'gradelens-hand-in-'));
    const functions = Object.values(MADE).map(
      ([body], i) =>
        `export ${body.includes('await') ? 'async ' : ''}function f${i}(x: tf.Tensor) {\n  ${body}\n}\n`,
    );
    await writeFile(join(root, 'b.ts'), HELPER);
    await writeFile(
      join(root, 'a.ts'),
      `import * as tf from '@tensorflow/tfjs';\nimport { unit } from './b.js';\nexport { unit };\n${functions.join('')}export const right = (x: tf.Tensor) => tf.maximum(tf.log(tf.relu(x)), -9);\n`,
    );
    const network = { id: 'small', weights: (await loadWeights('small')).weights } as const;
    workspace = await openWorkspace({ backend: 'wasm', network });
    session = await workspace.session(root, { memoryLimit: 2048 });
  });
  after(async () => {
    await session.close();
    await workspace.close();
    await rm(root, { recursive: true, force: true });
  });

  for (const [i, [what, [, where, says]]] of Object.entries(MADE).entries()) {
    it(`is told: ${what}`, async () => {
      const { notFinite } = await ask(`f${i}`, true);
      expect(notFinite?.message ?? '').to.match(says);
      expect(notFinite?.where).to.match(where);
    });
  }

  it('is not looked for unless it is asked for, and leaves the process as it was', async () => {
    expect(await ask('f0')).to.not.have.property('notFinite');
  });

  it('is nowhere, where all of the answer is finite', async () => {
    expect(await ask('right', true)).to.not.have.property('notFinite');
  });
});
