import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadWeights } from '../../src/model/weights.js';
import { LastWords } from '../../src/sandbox/last-words.js';
import { openWorkspace, type Workspace } from '../../src/sandbox/workspace.js';
import { float32 } from '../../src/tensor/flat.js';

const MIB = 2 ** 20;
const A = `import * as tf from '@tensorflow/tfjs';

export function endless(x: tf.Tensor): tf.Tensor {
  for (;;) tf.dispose(tf.add(x, 1));
}
export function spinning(x: tf.Tensor): tf.Tensor {
  let i = 0;
  while (i < 10)
    i += 0;
  return x;
}
export function hoarding(x: tf.Tensor): tf.Tensor {
  const kept: tf.Tensor[] = [];
  for (;;) {
    kept.push(tf.tile(x, [2 ** 16]));
  }
}
`;

describe('what is known of a call that was stopped', function () {
  this.timeout(60_000);
  let workspace: Workspace;
  let root: string;
  const ask = async (name: string, timeLimit: number) => {
    const session = await workspace.session(root, { memoryLimit: 600 });
    const x = { kind: 'tensor', tensor: float32([3], [1, 0, -1]) } as const;
    const answer = await session.call({ file: 'a.ts', export: name, arguments: { x } }, { timeLimit });
    await session.close();
    if (answer.outcome === 'returned') throw new Error('it answered');
    return answer;
  };
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

  it('of a loop without end: the operation and the line that it was at', async () => {
    const { outcome, message } = await ask('endless', 2);
    expect(outcome).to.equal('timeout');
    expect(message).to.match(/endless loop\? Shortly before, it was at a\.ts:4:\d+, in tf\.add\.$/);
  });

  it('of a loop of plain JavaScript: the line that it is at', async () => {
    const { outcome, message } = await ask('spinning', 3);
    expect(outcome).to.equal('timeout');
    expect(message).to.match(/ It was in a loop at a\.ts:[89]:\d+: does that ever end\?$/);
  });

  it('of too much memory: how many tensors it held, and where they grew', async () => {
    const { outcome, message } = await ask('hoarding', 20);
    expect(outcome).to.equal('out-of-memory');
    expect(message).to.match(
      / When \d+ tensors of its own held 1[5-9]\d MiB, they still grew at a\.ts:15:\d+, in tf\.tile, by one of shape \[196608\]\./,
    );
  });

  it('tells long pauses from short ones', () => {
    const words = new LastWords(1000, 2048);
    expect(words.ofComputing(3000)).to.equal('');
    expect(words.ofComputing(11_000)).to.match(/^ But for its first second it has begun no operation/);
    words.hear({ where: 'a.ts:3:1', op: 'tf.add' }, 3000);
    expect(words.ofComputing(4000)).to.equal(' Shortly before, it was at a.ts:3:1, in tf.add.');
    expect(words.ofComputing(11_000)).to.match(
      /^ It last began operations .* long before, at a\.ts:3:1, in tf\.add\./,
    );
    expect(words.ofWaiting(11_000)).to.match(/long before, at a\.ts:3:1/);
    expect(words.ofMemory()).to.equal('');
  });

  it('is the first look at which it was much, whenever it ended', () => {
    const words = new LastWords(0, 1000);
    for (const [i, bytes] of [100, 240, 300, 700].entries()) {
      words.hear({ where: `a.ts:${i}:1`, grown: { tensors: i * 150, bytes: bytes * MIB, shape: [1, 2] } }, i);
    }
    expect(words.ofMemory()).to.equal(
      ' When 300 tensors of its own held 300 MiB, they still grew at a.ts:2:1, by one of shape [1, 2]. Free what a step no longer needs: put tf.tidy around the step.',
    );
  });

  it('is nothing, where nothing was told', () => {
    const words = new LastWords(0, 1000);
    expect([words.ofComputing(100), words.ofWaiting(100_000), words.ofMemory()]).to.deep.equal(['', '', '']);
    words.hear({}, 1);
    expect(words.ofComputing(1)).to.equal('');
  });
});
