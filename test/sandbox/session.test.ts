import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { loadWeights } from '../../src/model/weights.js';
import type { Answer, Call } from '../../src/sandbox/call.js';
import type { Session } from '../../src/sandbox/session.js';
import { openWorkspace, type Workspace } from '../../src/sandbox/workspace.js';
import { float32 } from '../../src/tensor/flat.js';

const TF = "import * as tf from '@tensorflow/tfjs';\n";
const X = float32([2, 2], [1, -2, 3, 4]);
const OTHER = float32([2, 2], [5, 6, 7, 8]);
const call = (over: Partial<Call> = {}): Call => ({
  file: 'a.ts',
  export: 'f',
  arguments: { x: { kind: 'tensor', tensor: X } },
  ...over,
});

describe('code of a hand-in, in a process of its own', function () {
  this.timeout(60_000);
  let workspace: Workspace;
  let root: string;
  const sessions: Session[] = [];
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'gradelens-hand-in-'));
    workspace = await openWorkspace({
      backend: 'wasm',
      network: { id: 'small', weights: (await loadWeights('small')).weights },
    });
  });
  afterEach(async () => {
    await Promise.all(sessions.splice(0).map((session) => session.close()));
  });
  after(async () => {
    await workspace.close();
    await rm(root, { recursive: true, force: true });
  });

  /** A session over files of a new hand-in. */
  async function handIn(files: Record<string, string>, memoryLimit = 2048): Promise<Session> {
    const folder = await mkdtemp(join(root, 'h'));
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    const session = await workspace.session(folder, { memoryLimit });
    sessions.push(session);
    return session;
  }
  const run = async (source: string, over: Partial<Call> = {}, timeLimit = 10): Promise<Answer> =>
    (await handIn({ 'a.ts': TF + source })).call(call(over), { timeLimit });
  const outputs = (answer: Answer) => {
    if (answer.outcome !== 'returned') throw new Error(`${answer.outcome}: ${answer.message}`);
    return answer.outputs;
  };
  const failed = (answer: Answer) => {
    if (answer.outcome === 'returned') throw new Error(`returned ${Object.keys(answer.outputs)}`);
    return answer;
  };

  it('returns tensors as they are, inputs afterwards, and gradients', async () => {
    const answer = outputs(await run('export const f = async (x: tf.Tensor) => x.mul(2);'));
    expect(answer.value).to.deep.equal(float32([2, 2], [2, -4, 6, 8]));
    expect(answer['after.x']).to.deep.equal(X);
    const gradient = outputs(
      await run('export const f = (x: tf.Tensor) => x.square();', {
        gradient: { of: 'x', upstream: float32([2, 2], [1, 1, 1, 10]) },
      }),
    );
    expect(gradient.gradient).to.deep.equal(float32([2, 2], [2, -4, 6, 80]));
  });

  it('calls with other arguments, then with the first again', async () => {
    const kept = 'let n = 0;\nexport const f = (x: tf.Tensor) => x.add(n++);';
    const answer = outputs(
      await run(kept, { another: { arguments: { x: { kind: 'tensor', tensor: OTHER } } } }),
    );
    expect([...answer.value!.data]).to.deep.equal([1, -2, 3, 4]);
    expect([...answer['another.value']!.data]).to.deep.equal([6, 7, 8, 9]);
    expect([...answer['again.value']!.data]).to.deep.equal([3, 0, 5, 6]);
  });

  it('takes the gradients of both calls once both were made: what an op keeps must be its own', async () => {
    const kept = `let last: tf.Tensor;
export const f = tf.customGrad((x: any) => {
  last = tf.keep(x.clone());
  return { value: x.square(), gradFunc: (dy: any) => dy.mul(2).mul(last) };
}) as any;`;
    const answer = outputs(
      await run(kept, {
        another: {
          arguments: { x: { kind: 'tensor', tensor: OTHER } },
          upstream: float32([2, 2], [1, 1, 1, 10]),
        },
        gradient: { of: 'x' },
      }),
    );
    expect([...answer['another.gradient']!.data]).to.deep.equal([10, 12, 14, 160]);
    // Of the other call's input, which is wrong.
    expect([...answer.gradient!.data]).to.deep.equal([10, 12, 14, 16]);
  });

  it('gives the gradient of a list of which one tensor is not used as zeros', async () => {
    const answer = outputs(
      await run('export const f = (x: tf.Tensor[]) => x[1].square().sum();', {
        arguments: { x: { kind: 'tensors', tensors: [X, X] } },
        gradient: { of: 'x' },
      }),
    );
    expect(answer['gradient.0']).to.deep.equal(float32([2, 2], [0, 0, 0, 0]));
    expect(answer['gradient.1']).to.deep.equal(float32([2, 2], [2, -4, 6, 8]));
  });

  it('sees the network, and files of the hand-in', async () => {
    const session = await handIn({
      'a.ts': `${TF}import { half } from './lib/half.js';\nexport const f = (x: tf.Tensor4D, model: any) => half(model.predict(x));`,
      'lib/half.ts':
        "import type * as tf from '@tensorflow/tfjs';\nexport const half = (x: tf.Tensor) => x.div(2);",
    });
    const picture = float32([1, 64, 64, 3], new Float32Array(64 * 64 * 3));
    const scores = await session.predict(picture);
    const answer = outputs(
      await session.call(
        call({ arguments: { x: { kind: 'tensor', tensor: picture }, model: { kind: 'model' } } }),
        {
          timeLimit: 20,
        },
      ),
    );
    expect([...answer.value!.data]).to.deep.equal([...scores.data].map((value) => Math.fround(value / 2)));
  });

  const REFUSED: Record<string, [source: string, outcome: string, says: RegExp]> = {
    'a missing export': ['export const g = 1;', 'missing', /does not export a function f\. It exports g\.$/],
    'an export that is forgotten': [
      'const f = () => 1;',
      'missing',
      /It exports nothing: is "export" missing/,
    ],
    'an export that is no function': [
      'export const f = 1;',
      'missing',
      /Its f is no function but of type number\.$/,
    ],
    'not implemented yet': [
      "export const f = () => { throw new Error('not implemented yet'); };",
      'missing',
      /not implemented yet/,
    ],
    'a syntax error': ['export const f = (x => ;', 'error', /does not compile/],
    'a thrown Error': [
      "export const f = () => { throw new RangeError('too low'); };",
      'error',
      /RangeError: too low/,
    ],
    'a thrown null': ['export const f = () => { throw null; };', 'error', /null/],
    'a thrown Proxy': [
      "export const f = () => { throw new Proxy({}, { get() { throw new Error('trap'); } }); };",
      'error',
      /./,
    ],
    'a hostile message': [
      "export const f = () => { const e = new Error(); Object.defineProperty(e, 'message', { get() { while (true); } }); throw e; };",
      'timeout',
      /still running/,
    ],
    'a rejected promise': ["export const f = async () => { throw new Error('later'); };", 'error', /later/],
    'no result': ['export const f = () => {};', 'error', /undefined/],
    'an array': ['export const f = () => [1, 2];', 'error', /tf\.Tensor/],
    'a disposed tensor': [
      'export const f = (x: tf.Tensor) => { const y = x.add(1); y.dispose(); return y; };',
      'error',
      /dispose/,
    ],
    'its disposed argument': [
      'export const f = (x: tf.Tensor) => { const y = x.add(1); x.dispose(); return y; };',
      'error',
      /dispose/,
    ],
    'an endless loop': ['export const f = () => { for (;;); };', 'timeout', /endless loop/],
    'an endless await': ['export const f = () => new Promise(() => {});', 'error', /never settles/],
    'process.exit(0)': ['export const f = () => (globalThis as any).process.exit(0);', 'error', /./],
    // SIGKILL is what the system sends where memory runs out; who else sent it cannot be seen.
    'killing itself': [
      'export const f = () => (globalThis as any).process.kill((globalThis as any).process.pid, 9);',
      'out-of-memory',
      /was killed/,
    ],
    'node:fs': [
      "import { readFileSync } from 'node:fs';\nexport const f = () => readFileSync('/etc/passwd');",
      'blocked',
      /"node:fs" is not among/,
    ],
    'a file outside': [
      "import x from '../../../etc/passwd.js';\nexport const f = () => x;",
      'blocked',
      /Import refused/,
    ],
    'a dynamic import': [
      "export const f = async () => (await import('node:' + 'fs')).readFileSync('/etc/passwd');",
      'blocked',
      /import\(\) is not allowed/,
    ],
    'a built-in by the back door': [
      "export const f = () => (globalThis as any).process.getBuiltinModule('node:fs').readFileSync('/etc/passwd');",
      'blocked',
      /./,
    ],
    'starting a program': [
      "export const f = () => (globalThis as any).process.getBuiltinModule('node:child_process').execSync('id');",
      'blocked',
      /./,
    ],
  };
  for (const [name, [source, outcome, says]] of Object.entries(REFUSED)) {
    it(`${name}: ${outcome}`, async () => {
      const answer = failed(await run(source, {}, 3));
      expect(answer.outcome, answer.message).to.equal(outcome);
      expect(answer.message).to.match(says);
      const told = `${answer.where} ${answer.message}`;
      for (const path of [root, tmpdir(), process.cwd(), 'node:internal']) expect(told).not.to.include(path);
    });
  }

  it('names the place of a failure in the student’s own file', async () => {
    const answer = failed(await run("\nexport const f = () => {\n  throw new Error('here');\n};"));
    expect(answer.where).to.equal('a.ts:4:9');
  });

  it('a file that is a link to outside is not read', async () => {
    const session = await handIn({});
    const folder = await mkdtemp(join(root, 'l'));
    await symlink('/etc/passwd', join(folder, 'a.ts'));
    sessions.push(session);
    const linked = await workspace.session(folder, { memoryLimit: 2048 });
    sessions.push(linked);
    expect(failed(await linked.call(call(), { timeLimit: 3 })).outcome).to.equal('blocked');
  });

  const HOGS = {
    heap: 'const a: unknown[] = []; for (;;) a.push(new Array(1e5).fill(Math.random()));',
    buffers: 'const a: unknown[] = []; for (;;) a.push(new Uint8Array(3e7).fill(1));',
    tensors: 'const a: unknown[] = []; for (;;) a.push(tf.ones([1000, 1000]));',
  };
  for (const [what, hog] of Object.entries(HOGS)) {
    it(`a memory hog (${what}) is stopped, and says so`, async () => {
      const session = await handIn({ 'a.ts': `${TF}export const f = () => { ${hog} };` }, 400);
      const answer = failed(await session.call(call(), { timeLimit: 30 }));
      expect(answer.outcome, answer.message).to.equal('out-of-memory');
    });
  }

  it('what it prints is kept for the staff, capped, and is no burden to the next call', async () => {
    const session = await handIn({
      'a.ts': `${TF}export const f = (x: tf.Tensor) => { for (let i = 0; i < 2e5; i++) console.log('line ' + i); return x.add(1); };`,
      'b.ts': `${TF}export const f = (x: tf.Tensor) => { console.log('after'); return x.add(1); };`,
    });
    expect((await session.call(call(), { timeLimit: 30 })).outcome).to.equal('returned');
    expect(session.log)
      .to.match(/^line 0\nline 1\n/)
      .and.match(/and 2 MiB more$/);
    expect(session.log.length).to.be.below(70_000);
    expect((await session.call(call({ file: 'b.ts' }), { timeLimit: 5 })).outcome).to.equal('returned');
  });

  it('printing without end is stopped by the cap, and the next call may print again', async () => {
    const session = await handIn({
      'a.ts': `${TF}const much = 'x'.repeat(1e6); export const f = () => { for (;;) console.log(much); };`,
      'b.ts': `${TF}export const f = (x: tf.Tensor) => { console.log('after'); return x.add(1); };`,
    });
    const answer = failed(await session.call(call(), { timeLimit: 30 }));
    expect(answer.message).to.match(/printed more than 64 MiB/);
    expect((await session.call(call({ file: 'b.ts' }), { timeLimit: 5 })).outcome).to.equal('returned');
  });

  it('costs the call that failed only, and leaves no process behind', async () => {
    const session = await handIn({
      'a.ts': `${TF}export const f = (x: tf.Tensor) => { for (;;); };`,
      'b.ts': `${TF}export const f = (x: tf.Tensor) => x.add(1);`,
    });
    expect(failed(await session.call(call(), { timeLimit: 2 })).outcome).to.equal('timeout');
    expect(outputs(await session.call(call({ file: 'b.ts' }), { timeLimit: 10 })).value).to.deep.equal(
      float32([2, 2], [2, -1, 4, 5]),
    );
    await session.close();
    const children = () =>
      execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
        .split('\n')
        .filter((line) => line.includes('child.mjs') && !line.includes('<defunct>'));
    expect(children()).to.deep.equal([]);
  });

  it('forged answers on the pipes are no results', async () => {
    for (const fd of [1, 2, 3, 4]) {
      const forged = `export const f = (x: tf.Tensor) => {
        const fs = (globalThis as any).process.getBuiltinModule('node:fs');
        fs.writeSync(${fd}, 'GLF1 {"outcome":"returned"}'.repeat(50));
        return x.add(1);
      };`;
      const answer = await run(forged, {}, 5);
      // Either the write does no harm (1 and 2 are text for the staff) or the process is not trusted any more.
      if (answer.outcome === 'returned')
        expect(outputs(answer).value).to.deep.equal(float32([2, 2], [2, -1, 4, 5]));
      else expect(['error', 'blocked', 'wrong']).to.include(answer.outcome);
    }
  });

  const RECORDED: Partial<Call> = {
    arguments: { x: { kind: 'tensor', tensor: X }, record: { kind: 'recorder', at: [] } },
  };
  /** A call whose reports of progress are kept. */
  async function recorded(source: string, timeLimit = 20) {
    const session = await handIn({ 'a.ts': TF + source });
    const heard: number[] = [];
    const answer = await session.call(call(RECORDED), { timeLimit, onProgress: (done) => heard.push(done) });
    return { session, heard, answer };
  }
  const SLEEP =
    'const sleep = (ms: number) => new Promise((done) => (globalThis as any).setTimeout(done, ms));\n';

  it('tells how often a recorder was called, a few times a second', async () => {
    const { heard, answer } = await recorded(
      `${SLEEP}export const f = async (x: tf.Tensor, record: any) => {
        for (let t = 0; t < 100; t++) { await record(t, x, t); await sleep(10); }
        return x.add(1);
      };`,
    );
    expect(outputs(answer).losses!.data).to.have.length(100);
    expect(heard.length).to.be.within(2, 12);
    expect(heard[0]).to.equal(1);
    expect(heard).to.deep.equal([...heard].sort((a, b) => a - b));
    expect(Math.max(...heard)).to.be.at.most(100);
  });

  it('a recorder called after the answer harms nobody', async () => {
    const { session, answer } = await recorded(
      `${SLEEP}export const f = async (x: tf.Tensor, record: any) => {
        void sleep(50).then(() => record(0, x, 1));
        return x.add(1);
      };`,
    );
    expect(answer.outcome).to.equal('returned');
    await new Promise((done) => setTimeout(done, 300));
    expect((await session.call(call(RECORDED), { timeLimit: 5 })).outcome).to.equal('returned');
  });

  it('progress moves no deadline', async () => {
    const { answer } = await recorded(
      'export const f = async (x: tf.Tensor, record: any) => { for (let t = 0; ; t++) await record(t, x, 0); };',
      2,
    );
    expect(failed(answer).outcome).to.equal('timeout');
  });

  // What a hand-in could write to the pipe if it found it: frames as the child's own program sends them.
  const FORGED = (message: string, count: number) => `
    const frame = (message: unknown) => {
      const B = (globalThis as any).Buffer;
      const header = B.from(JSON.stringify({ message, tensors: [] }));
      const prefix = B.alloc(12);
      prefix.writeUInt32LE(0x31464c47, 0);
      prefix.writeUInt32LE(header.length, 4);
      return B.concat([prefix, header]);
    };
    export const f = (x: tf.Tensor) => {
      const fs = (globalThis as any).process.getBuiltinModule('node:fs');
      for (let i = 0; i < ${count}; i++) fs.writeSync(4, frame(${message}));
      return x.add(1);
    };`;
  it('a flood of forged progress ends the call and its process', async () => {
    const { heard, answer } = await recorded(FORGED("{ type: 'progress', id: 1, done: i }", 100_000));
    expect(failed(answer).message).to.match(/reports of progress without end|may not/);
    expect(heard.length).to.be.at.most(200);
  });
  for (const [what, message] of Object.entries({
    negative: "{ type: 'progress', id: 1, done: -1 }",
    'of another call': "{ type: 'progress', id: 7, done: 1 }",
    'no number': "{ type: 'progress', id: 1, done: '1' }",
  })) {
    it(`forged progress that is ${what} is no answer`, async () => {
      const { heard, answer } = await recorded(FORGED(message, 1));
      expect(failed(answer).message).to.match(/nobody asked for|may not/);
      expect(heard).to.deep.equal([]);
    });
  }

  it('one fingerprint for one code, another for another', async () => {
    const source = `${TF}import { c } from './c.js';\nexport const f = () => c;`;
    const print = async (c: string) => (await handIn({ 'a.ts': source, 'c.ts': c })).fingerprint('a.ts');
    expect(await print('export const c = 1;')).to.equal(await print('export const c = 1;'));
    expect(await print('export const c = 1;')).not.to.equal(await print('export const c = 2;'));
    const session = await handIn({ 'a.ts': 'export const f = (' });
    expect(await session.fingerprint('a.ts')).to.equal(undefined);
    expect(await session.fingerprint()).to.match(/^[0-9a-f]{64}$/);
  });

  it('patching the language inside changes nothing outside', async () => {
    const patched = `
      Math.abs = () => 0; Array.prototype.map = () => []; JSON.stringify = () => '{}'; (Promise as any).prototype.then = undefined;
      export const f = (x: tf.Tensor) => x.add(1);`;
    const answer = await run(patched, {}, 5);
    expect(answer.outcome).to.be.oneOf(['returned', 'error', 'timeout', 'blocked']);
    expect(Math.abs(-1)).to.equal(1);
    expect(outputs(await run('export const f = (x: tf.Tensor) => x.add(1);')).value!.data[0]).to.equal(2);
  });
});
