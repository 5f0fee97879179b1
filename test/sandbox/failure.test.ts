import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadWeights } from '../../src/model/weights.js';
import type { Failed } from '../../src/sandbox/call.js';
import type { Session } from '../../src/sandbox/session.js';
import { openWorkspace, type Workspace } from '../../src/sandbox/workspace.js';
import { float32 } from '../../src/tensor/flat.js';

type Case = readonly [body: string, where: string, says: RegExp];

const HEAD = [
  "import * as tfjs from '@tensorflow/tfjs';\n",
  "import { helper } from './b.js';\n",
  'const tf: any = tfjs;\n',
  'const ones: any = tf.ones([3, 3]);\n',
];

/** Bodies of functions of `x`, [2,2], in one file; `a.ts:` stands for their line in it. `ones` is [3,3]. */
const THROWN: Record<string, Case> = {
  'an error': ["throw new RangeError('too low');", 'a.ts:', /^Your code threw RangeError: too low$/],
  'an error without words': ['throw new Error();', 'a.ts:', /^Your code threw Error: without a message$/],
  'an operation': ['return tf.matMul(x, ones);', 'a.ts:', /^tf\.matMul failed: inner shapes \(2\) and \(3\)/],
  'an operation as a method': ['return x.matMul(ones);', 'a.ts:', /^tf\.matMul failed: inner/],
  'an operation of images': [
    'return tf.image.resizeBilinear(x, [2, 2]);',
    'a.ts:',
    /^tf\.image\.resizeBilinear failed: x must be rank 3/,
  ],
  'an operation in a gradient in a tidy': [
    'return tf.tidy(() => tf.grad((z: any) => tf.sum(tf.mul(z, ones)))(x));',
    'a.ts:',
    /^tf\.mul failed: .*broadcast/,
  ],
  'an operation in a helper': ['return helper(x);', 'b.ts:3', /^tf\.reshape failed: Size\(4\)/],
  'an argument that is missing': ['return tf.add(x, undefined);', 'a.ts:', /^tf\.add failed: Argument 'b'/],
  'a gradient of nothing': [
    'return tf.grad(() => tf.scalar(1))(x);',
    'a.ts:',
    /^Your code threw Error: Cannot compute gradient/,
  ],
  'a function without end': [
    'const g = (n: number): number => g(n + 1) + 1; return g(0);',
    'a.ts:',
    /RangeError: Maximum call stack size exceeded\. Does a function call itself/,
  ],
  'an unknown function of TensorFlow.js': [
    'return tf.oneHott(x);',
    'a.ts:',
    /oneHott is not a function\. Is it tf\.oneHot\?$/,
  ],
  'an error with a cause': [
    "try { tf.matMul(x, ones); } catch (cause) { throw new Error('sizes differ', { cause }); }",
    'a.ts:',
    /^Your code threw Error: sizes differ \(caused by Error: Error in matMul.* at a\.ts:\d+:\d+\)$/,
  ],
  'an error that is its own cause': [
    "const e: any = new Error('circle'); e.cause = e; throw e;",
    'a.ts:',
    /^Your code threw Error: circle \(caused by Error: circle at/,
  ],
  'several errors': [
    "return Promise.any([Promise.reject(new Error('one')), Promise.reject(new Error('two'))]);",
    'a.ts:',
    /AggregateError: All promises were rejected \(caused by Error: one at a\.ts:/,
  ],
  'a text': ["throw 'four axes';", 'a.ts', /^Your code threw a text, not an Error: four axes$/],
  null: ['throw null;', 'a.ts', /^Your code threw null, not an Error\.$/],
  'a symbol': ["throw Symbol('s');", 'a.ts', /^Your code threw Symbol\(s\), not an Error\.$/],
  'an object': ['throw { why: [1, 2] };', 'a.ts', /not an Error: \{"why":\[1,2\]\}$/],
  'a circle': ['const o: any = {}; o.o = o; throw o;', 'a.ts', /^Your code threw an object, not an Error\.$/],
  'a proxy that throws': [
    'throw new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; } });',
    'a.ts',
    /^Your code threw /,
  ],
  'an error whose message throws': [
    "const e = new Error('x'); Object.defineProperty(e, 'message', { get() { throw e; } }); throw e;",
    'a.ts',
    /^Your code threw Error: without a message$/,
  ],
  'an error whose message is none': [
    "const e: any = new Error('x'); e.message = { a: 1 }; e.name = 3; e.stack = null; throw e;",
    'a.ts',
    /^Your code threw Error: without a message$/,
  ],
  'ten megabytes': ["throw new Error('0.5, '.repeat(2e6));", 'a.ts:', /^Your code threw Error: 0\.5.*…$/],
  'paths of the machine': [
    "throw new Error('no /tmp/gradelens-run-1/x.txt at file:///usr/lib/node_modules/y/z.mjs:1:2');",
    'a.ts:',
    /^Your code threw Error: no …\/x\.txt at …$/,
  ],
  'an engine that broke': [
    "const e = new Error('memory access out of bounds'); e.name = 'RuntimeError'; throw e;",
    'a.ts:',
    /^An operation broke the engine \(memory access out of bounds\)/,
  ],
  'a timer': [
    "setTimeout(() => { throw new RangeError('weights are not ready'); }, 0); return x.add(1);",
    'a.ts:',
    /^Your code threw RangeError: weights are not ready$/,
  ],
  'a timer that is waited for': [
    "return new Promise(() => setTimeout(() => { throw new Error('in the timer'); }, 20));",
    'a.ts:',
    /^Your code threw Error: in the timer$/,
  ],
  'a promise that nobody awaits': [
    "void (async () => { await tf.nextFrame(); throw new Error('I thought of one'); })(); return x.add(1);",
    'a.ts:',
    /^Your code threw Error: I thought of one$/,
  ],
  'a promise that nobody awaits, at once': [
    "void (async () => { throw new Error('at once'); })(); return x.add(1);",
    'a.ts:',
    /^Your code threw Error: at once$/,
  ],
  'a promise rejected with a text': [
    "void Promise.reject('words'); return x.add(1);",
    'a.ts',
    /a text, not an Error: words/,
  ],
  'a promise that never settles': ['return new Promise(() => {});', 'a.ts', /never settles/],
  'the end of the process': ['process.exit(0);', 'a.ts:', /process\.exit/],
  'the gradient of a promise': [
    'return tf.grad(async (y: any) => tf.sum(y))(x);',
    'a.ts:',
    /Is a function in it async\? .* must be synchronous/,
  ],
  'value and gradient of a promise': [
    'return tf.valueAndGrad(async (y: any) => tf.sum(y))(x).grad;',
    'a.ts:',
    /Is a function in it async\?/,
  ],
  'a promise within tf.tidy': [
    'return tf.tidy(async () => x.add(1));',
    'a.ts',
    /disposed.*without an async function in tf\.tidy/,
  ],
};

/** What a file does while it is loaded, and then throws in a function. */
const SETTINGS: Record<string, string> = {
  'Error is frozen': 'Object.freeze(Error);',
  'no frames are kept': 'Error.stackTraceLimit = 0;',
  'stacks are written otherwise': "(Error as any).prepareStackTrace = () => 'at file:///etc/passwd:1:1';",
  'texts have lost their methods': '(String.prototype as any).replace = () => { throw 1; };',
};

describe('what a hand-in throws', function () {
  this.timeout(60_000);
  let workspace: Workspace;
  let root: string;
  let session: Session;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'gradelens-thrown-'));
    const network = { id: 'small', weights: (await loadWeights('small')).weights } as const;
    workspace = await openWorkspace({ backend: 'wasm', network });
    const functions = Object.values(THROWN).map(
      ([body], i) => `export const f${i} = (x: any): any => {\n  ${body}\n};\n`,
    );
    await writeFile(join(root, 'a.ts'), [...HEAD, ...functions].join(''));
    const helper =
      "import * as tf from '@tensorflow/tfjs';\nexport const helper = (x: tf.Tensor): tf.Tensor => {\n  return tf.reshape(x, [7]);\n};\n";
    await writeFile(join(root, 'b.ts'), helper);
    session = await workspace.session(root, { memoryLimit: 2048 });
  });
  after(async () => {
    await workspace.close();
    await rm(root, { recursive: true, force: true });
  });

  const X = float32([2, 2], [1, -2, 3, 4]);
  async function call(file: string, name = 'f'): Promise<Failed> {
    const args = { x: { kind: 'tensor', tensor: X } } as const;
    const answer = await session.call({ file, export: name, arguments: args }, { timeLimit: 10 });
    if (answer.outcome === 'returned') throw new Error('no error');
    return answer;
  }

  for (const [i, [what, [, where, says]]] of Object.entries(THROWN).entries()) {
    it(`${what}: its words and its place`, async () => {
      const answer = await call('a.ts', `f${i}`);
      const told = `${answer.where}: ${answer.message}`;
      expect(answer.outcome, told).to.equal('error');
      expect(answer.message).to.match(says);
      const line = HEAD.length + 3 * Number(i) + 2;
      expect(answer.where?.replace(/:\d+$/, '')).to.equal(where === 'a.ts:' ? `a.ts:${line}` : where);
      expect(told).not.to.match(/\.mjs:\d|node_modules|Module\[|.{400}|\n|gradelens-|file:/);
    });
  }

  for (const [what, setting] of Object.entries(SETTINGS)) {
    it(`${what}: still a sentence`, async () => {
      const file = `${what.replaceAll(' ', '-')}.ts`;
      await writeFile(
        join(root, file),
        `${setting}\nexport const f = () => {\n  throw new Error('mine');\n};\n`,
      );
      const { outcome, message, where } = await call(file);
      expect(outcome).to.equal('error');
      expect(message).to.match(/^Your code threw /);
      expect(where).to.match(new RegExp(`^${file.replace('.', '\\.')}(:3:9)?$`));
    });
  }

  it('a name that TensorFlow.js has not: its line, and the one that was meant', async () => {
    const text = "\nimport { oneHott } from '@tensorflow/tfjs';\nexport const f = (x: any) => oneHott(x);\n";
    await writeFile(join(root, 'names.ts'), text);
    const { message, where } = await call('names.ts');
    expect(message).to.equal('@tensorflow/tfjs has nothing that is called oneHott. Is it tf.oneHot?');
    expect(where).to.match(/^names\.ts:2:/);
  });
});
