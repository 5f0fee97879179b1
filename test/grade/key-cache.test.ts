import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { KeyCache } from '../../src/grade/key-cache.js';
import { loadSelfTest } from '../../src/model/self-test-values.js';
import { loadWeights } from '../../src/model/weights.js';
import type { Call, Returned } from '../../src/sandbox/call.js';
import type { Session } from '../../src/sandbox/session.js';
import { openWorkspace, type Workspace } from '../../src/sandbox/workspace.js';
import { float32 } from '../../src/tensor/flat.js';

const call = (numbers: readonly number[]): Call => ({
  file: 'a.ts',
  export: 'f',
  arguments: { x: { kind: 'tensor', tensor: float32([numbers.length], numbers) } },
});

describe('what the answer key has answered before', function () {
  this.timeout(60_000);
  let root: string;
  let workspace: Workspace;
  let computed: number;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'gradelens-key-'));
    const { weights } = await loadWeights('small');
    workspace = await openWorkspace({ backend: 'wasm', network: { id: 'small', weights } });
  });
  after(async () => {
    await workspace.close();
    await rm(root, { recursive: true });
  });

  /** The key's session over a function of x. */
  async function key(body: string, backend: 'wasm' | 'cpu' = 'wasm'): Promise<Session> {
    const folder = await mkdtemp(join(root, 'key-'));
    await writeFile(join(folder, 'a.ts'), `export const f = (x: any) => ${body};`);
    return workspace.trusted(folder, { memoryLimit: 2048, backend, selfTest: await loadSelfTest('small') });
  }

  /** Asks as a new run would. */
  async function ask(folder: string, session: Session, asked: Call, scores = false): Promise<Returned> {
    const cache = await KeyCache.open(folder);
    return cache.answer(session, { call: asked, scores }, async () => {
      computed++;
      const answer = await session.call(asked, { timeLimit: 20 });
      if (answer.outcome !== 'returned') throw new Error(answer.message);
      return answer;
    });
  }

  it('is not computed again, and comes back as it was', async () => {
    const folder = join(root, 'again');
    const session = await key('x.mul(3)');
    computed = 0;
    const first = await ask(folder, session, call([1, 2]));
    const second = await ask(folder, session, call([1, 2]));
    expect(computed).to.equal(1);
    expect([...second.outputs.value!.data]).to.deep.equal([3, 6]);
    expect(second.outputs.value!.shape).to.deep.equal([2]);
    expect(Object.keys(second.outputs)).to.deep.equal(Object.keys(first.outputs));
    expect(second.milliseconds).to.be.closeTo(first.milliseconds, 0.01);
  });

  it('is computed anew for other code, another engine, other arguments, with scores', async () => {
    const folder = join(root, 'other');
    computed = 0;
    await ask(folder, await key('x.mul(3)'), call([1, 2]));
    await ask(folder, await key('x.mul(4)'), call([1, 2]));
    await ask(folder, await key('x.mul(3)', 'cpu'), call([1, 2]));
    await ask(folder, await key('x.mul(3)'), call([1, 3]));
    await ask(folder, await key('x.mul(3)'), { ...call([1, 2]), another: call([1, 3]) });
    await ask(folder, await key('x.mul(3)'), call([1, 2]), true);
    expect(computed).to.equal(6);
  });

  it('is computed anew where the file was changed', async () => {
    const folder = join(root, 'changed');
    await mkdir(folder);
    const session = await key('x.mul(3)');
    computed = 0;
    await ask(folder, session, call([1, 2]));
    const [entry] = await readdir(folder);
    const bytes = await readFile(join(folder, entry!));
    bytes[bytes.length - 6]! ^= 1;
    await writeFile(join(folder, entry!), bytes);
    const again = await ask(folder, session, call([1, 2]));
    expect(computed).to.equal(2);
    expect([...again.outputs.value!.data]).to.deep.equal([3, 6]);
  });
});
