import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadWeights } from '../../src/model/weights.js';
import { openWorkspace, type Workspace } from '../../src/sandbox/workspace.js';
import { float32 } from '../../src/tensor/flat.js';

const A = `import * as tf from '@tensorflow/tfjs';

export function shows(x: tf.Tensor): tf.Tensor {
  console.log('x', x);
  console.log([tf.scalar(2.5), tf.tensor1d([1, NaN, 3])], { of: tf.tensor1d(['a', 'b']), none: tf.zeros([0, 3]) });
  const gone = tf.ones([2]);
  gone.dispose();
  console.log(gone, tf.tensor1d([true, false], 'bool'));
  return x;
}
export const says = (x: tf.Tensor): tf.Tensor => {
  for (let i = 0; i < 3; i++) console.log('line', i);
  console.error('and here');
  return x;
};
export const nothing = (x: tf.Tensor): tf.Tensor => x;
`;

describe('what a call prints', function () {
  this.timeout(60_000);
  let workspace: Workspace;
  let root: string;
  const x = { kind: 'tensor', tensor: float32([2, 4], [1, 2, 3, 4, 5, 6, 7, -8]) } as const;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'gradelens-hand-in-'));
    await writeFile(join(root, 'a.ts'), A);
    const network = { id: 'small', weights: (await loadWeights('small')).weights } as const;
    workspace = await openWorkspace({ backend: 'wasm', network });
  });
  after(async () => {
    await workspace.close();
    await rm(root, { recursive: true, force: true });
  });

  it('is known by call: all of it when the call has answered, nothing of the call before', async () => {
    const session = await workspace.session(root, { memoryLimit: 600 });
    const printed: string[] = [];
    for (const name of ['says', 'nothing', 'says']) {
      await session.call({ file: 'a.ts', export: name, arguments: { x } }, { timeLimit: 10 });
      printed.push(session.printed!.text);
    }
    const said = 'line 0\nline 1\nline 2\nand here\n';
    expect(printed).to.deep.equal([said, '', said]);
    expect(session.log).to.equal(said + said);
    await session.call({ file: 'b.ts', export: 'says', arguments: { x } }, { timeLimit: 10 });
    expect(session.printed).to.equal(undefined);
    await session.close();
  });

  it('has of a tensor its dtype, shape, range and first values', async () => {
    const session = await workspace.session(root, { memoryLimit: 600 });
    await session.call({ file: 'a.ts', export: 'shows', arguments: { x } }, { timeLimit: 10 });
    expect(session.printed!.text).to.equal(
      [
        'x Tensor float32 [2, 4], -8 to 7: 1, 2, 3, 4, 5, 6, …',
        '[',
        '  Tensor float32 []: 2.5,',
        '  Tensor float32 [3], 1 to 3, 1 NaN or Infinity: 1, NaN, 3',
        '] { of: Tensor string [2]: "a", "b", none: Tensor float32 [0, 3], empty }',
        'Tensor float32 [2], disposed Tensor bool [2], 0 to 1: 1, 0',
        '',
      ].join('\n'),
    );
    await session.close();
  });
});
