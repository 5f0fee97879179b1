import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { findWeights, loadWeights } from '../../src/model/weights.js';
import type { Call } from '../../src/sandbox/call.js';
import type { Session } from '../../src/sandbox/session.js';
import { openWorkspace, type Workspace } from '../../src/sandbox/workspace.js';
import { float32 } from '../../src/tensor/flat.js';

const TF = "import * as tf from '@tensorflow/tfjs';\n";
const PICTURE = float32([1, 32, 32, 3], new Array(32 * 32 * 3).fill(0.5));

/** Says in its result whether it runs in the process of the call before: a file's module lives as long as its process. */
const COUNT = 'let calls = 0; export const f = () => tf.scalar(++calls);';

describe('the look at a process after each call', function () {
  this.timeout(60_000);
  let workspace: Workspace;
  let root: string;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'gradelens-probe-'));
    const { weights } = await loadWeights('small');
    workspace = await openWorkspace({ backend: 'wasm', network: { id: 'small', weights } });
  });
  after(async () => {
    await workspace.close();
    await rm(root, { recursive: true, force: true });
  });

  async function handIn(files: Record<string, string>, memoryLimit = 2048): Promise<Session> {
    const folder = await mkdtemp(join(root, 'h'));
    await mkdir(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), TF + text);
    return workspace.session(folder, { memoryLimit });
  }
  const call = (file: string): Call => ({
    file,
    export: 'f',
    arguments: { x: { kind: 'tensor', tensor: PICTURE }, model: { kind: 'model' } },
  });
  /** How often the counting file was called in its process: before, and after `source` has run. */
  async function counts(source: string): Promise<[number, number]> {
    const session = await handIn({ 'a.ts': COUNT, 'b.ts': source });
    const before = await count(session);
    await session.call(call('b.ts'), { timeLimit: 2 });
    const after = await count(session);
    await session.close();
    return [before, after];
  }
  async function count(session: Session): Promise<number> {
    const answer = await session.call(call('a.ts'), { timeLimit: 10 });
    if (answer.outcome !== 'returned') throw new Error(answer.message);
    return answer.outputs.value!.data[0]!;
  }

  const HARMLESS = {
    'a gradient':
      'export const f = (x: tf.Tensor, m: any) => tf.grad((y: tf.Tensor) => m.predict(y).sum())(x);',
    'tensors that are kept': 'export const f = (x: tf.Tensor) => { tf.keep(x.mul(2)); return x.add(1); };',
    'a mistake': 'export const f = (x: any) => x.nothing.at(1);',
    'a timer that has ended':
      'export const f = async (x: tf.Tensor) => { await new Promise((r) => setTimeout(r, 5)); await tf.nextFrame(); return x; };',
    'flags that are read':
      'export const f = (x: tf.Tensor) => { tf.env().getBool("DEBUG"); tf.env().get("PROD"); return x; };',
    'text, dates, sorting and regular expressions':
      'export const f = (x: tf.Tensor) => { [3, 1].sort(); /a(b)/.exec("ab"); new Date(); structuredClone([1]); return x; };',
  };
  it(`keeps it after ${Object.keys(HARMLESS).join(', ')}`, async () => {
    const sources = Object.values(HARMLESS).map((source, i) => [`b${i}.ts`, source] as const);
    const session = await handIn({ 'a.ts': COUNT, ...Object.fromEntries(sources) });
    for (const [i, [file, source]] of sources.entries()) {
      await session.call(call(file), { timeLimit: 10 });
      expect(await count(session), source).to.equal(i + 1);
    }
    await session.close();
  });

  const x = 'export const f = (x: tf.Tensor, model: any) => {';
  const g = 'globalThis as any';
  const SPOILT = {
    'a kernel patched': `${x} (tf.getKernel('Relu', 'wasm') as any).kernelFunc = () => 0; return x; };`,
    'a kernel replaced': `${x} tf.unregisterKernel('Relu', 'wasm'); return x; };`,
    'a gradient replaced': `${x} (tf.getGradient('Relu') as any).gradFunc = () => ({}); return x; };`,
    'Math patched': `${x} Math.max = () => 0; return x; };`,
    'a prototype patched': `${x} (Array.prototype as any).map = () => []; return x; };`,
    'a property for all objects': `${x} (Object.prototype as any).extra = 1; return x; };`,
    'an iterator patched': `${x} (Object.getPrototypeOf([][Symbol.iterator]()) as any).next = () => ({ done: true }); return x; };`,
    'a global': `${x} (${g}).kept = x; return x; };`,
    'a method of tensors': `${x} (tf.Tensor.prototype as any).sum = () => 0; return x; };`,
    'a method of the engine': `${x} (tf.engine() as any).runKernel = () => 0; return x; };`,
    'a flag': `${x} tf.enableDebugMode(); return x; };`,
    'another engine': `${x} tf.setBackend('cpu'); return x; };`,
    'a scope left open': `${x} tf.engine().startScope(); return x; };`,
    'a variable': `${x} tf.variable(x, true, 'w'); return x; };`,
    'weights overwritten': `${x} const w = model.predict; model.predict = () => 0; return x; };`,
    'weights disposed of': `${x} tf.disposeVariables(); tf.engine().reset(); return x; };`,
    'a listener': `${x} process.on('exit', () => {}); return x; };`,
    'a timer that waits': `${x} setTimeout(() => {}, 60_000); return x; };`,
    'Error.stackTraceLimit': `${x} Error.stackTraceLimit = 0; return x; };`,
    'the look itself answered by lies': `${x} Reflect.ownKeys = () => []; (Map.prototype as any).forEach = () => {}; Object.is = () => true; (Object.prototype as any).extra = 1; return x; };`,
    'an end of the process': `${x} process.exit(0); };`,
    'memory without end': `${x} const all = []; for (;;) all.push(new Array(1e6).fill(1.5)); };`,
    'a loop in a timer': `${x} setTimeout(() => { for (;;); }, 0); return x; };`,
  };
  for (const [what, source] of Object.entries(SPOILT)) {
    it(`gives the next call a new one after ${what}`, async () => {
      expect(await counts(source.replaceAll('process.', '(globalThis as any).process.'))).to.deep.equal([
        1, 1,
      ]);
    });
  }

  const PATCH = `const fs = (globalThis as any).process.getBuiltinModule('node:fs');
    const read = fs.read;
    fs.read = (file: any, buffer: any, at: any, length: any, position: any, done: any) =>
      read(file, buffer, at, length, position, (error: any, count: any) => {
        if (buffer.includes('"type":"call"')) buffer.fill(63, 12, count);
        done(error, count, buffer);
      });
    (globalThis as any).process.getBuiltinModule('node:module').syncBuiltinESMExports();`;
  const KEEPS = (
    mebibytes: number,
  ): string => `const kept: any[] = []; export const f = async (x: tf.Tensor) => {
    for (let i = 0; i < ${mebibytes / 20}; i++) kept.push(new Uint8Array(20 * 2 ** 20).fill(1));
    await new Promise((resolve) => setTimeout(resolve, 500));
    return x;
  };`;
  const LEFT: Readonly<Record<string, readonly [string, string]>> = {
    'requests are spoilt on their way': [`${x} ${PATCH} return x; };`, `${x} return x; };`],
    'little memory is left': [KEEPS(400), KEEPS(400)],
  };
  for (const [what, [one, other]] of Object.entries(LEFT)) {
    it(`a call is not charged with what another file left in its process: ${what}`, async () => {
      const session = await handIn({ 'a.ts': one, 'b.ts': other }, 700);
      const answers = [await session.call(call('a.ts'), { timeLimit: 10 })];
      answers.push(await session.call(call('b.ts'), { timeLimit: 10 }));
      await session.close();
      expect(answers.map((each) => (each.outcome === 'returned' ? each.outcome : each))).to.deep.equal([
        'returned',
        'returned',
      ]);
    });
  }

  it('has numbers of SqueezeNet to go by, too', async function () {
    if (!(await findWeights('squeezenet1_1'))) {
      console.log('      skipped: no weights of SqueezeNet here');
      this.skip();
    }
    const { weights } = await loadWeights('squeezenet1_1');
    const other = await openWorkspace({ backend: 'wasm', network: { id: 'squeezenet1_1', weights } });
    const session = await other.session(join(root, 'squeezenet'), { memoryLimit: 2048 });
    await mkdir(join(root, 'squeezenet'));
    await writeFile(join(root, 'squeezenet/a.ts'), TF + COUNT);
    await writeFile(join(root, 'squeezenet/b.ts'), TF + HARMLESS['a gradient']);
    expect(await count(session)).to.equal(1);
    await session.call(call('b.ts'), { timeLimit: 10 });
    expect(await count(session)).to.equal(2);
    await other.close();
  });

  it('ends a process that has run something when it is renewed, and takes the one that waits', async () => {
    const session = await handIn({ 'a.ts': COUNT });
    await session.start();
    session.warm();
    const answer = async (): Promise<unknown> => {
      const got = await session.call(call('a.ts'), { timeLimit: 10 });
      return got.outcome === 'returned' ? got.outputs.value!.data[0] : got;
    };
    expect([await answer(), await answer()]).to.deep.equal([1, 2]);
    await session.renew();
    expect([await answer(), await answer()]).to.deep.equal([1, 2]);
    await session.close();
    expect(await readdir(root)).to.not.be.empty;
  });
});
