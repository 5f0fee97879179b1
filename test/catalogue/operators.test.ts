import { expect } from 'chai';
import { makeMistakes, operators } from '../../src/catalogue/made.js';
import { parseModule } from '../../src/catalogue/module.js';

const TF = "import * as tf from '@tensorflow/tfjs';\n";
const call = (body: string, parameters = 'a: tf.Tensor, b: tf.Tensor'): string =>
  `${TF}// A comment, which goes.\nexport function f(${parameters}): tf.Tensor {\n  return ${body};\n}\n`;

/** What an operator makes of a text: what is changed, then the line that is another one. */
const CASES: Readonly<Record<string, readonly [text: string, ...made: [change: string, line: string][]][]>> =
  {
    'drop-abs': [
      [call('tf.max(tf.abs(a), -1)'), ['tf.abs(a) is left out', 'return tf.max((a), -1);']],
      [call('a.sub(b).abs()'), ['a.sub(b).abs() is left out', 'return (a.sub(b));']],
      [call('tf.scalar(Math.abs(2))'), ['Math.abs(2) is left out', 'return tf.scalar((2));']],
      [call('tf.sum(a)')],
    ],
    'drop-relu': [[call('tf.relu(a as tf.Tensor2D)'), ['tf.relu(a) is left out', 'return (a);']]],
    'other-reduction': [
      [
        call('a.max(-1)'),
        ['a.max(-1) is mean(…)', 'return a.mean(-1);'],
        ['a.max(-1) is sum(…)', 'return a.sum(-1);'],
        ['a.max(-1) is min(…)', 'return a.min(-1);'],
      ],
      [call('tf.argMax(a, 1)'), ['tf.argMax(a, 1) is argMin(…)', 'return tf.argMin(a, 1);']],
    ],
    'other-axis': [
      [
        call('tf.mean(a, [1, 2], true)'),
        ['tf.mean(a, [1, 2], true) works along [2, 3], not along [1, 2]', 'return tf.mean(a, [2, 3], true);'],
        ['tf.mean(a, [1, 2], true) works along [0, 1], not along [1, 2]', 'return tf.mean(a, [0, 1], true);'],
      ],
      // The last axis, counted from behind, has no neighbour after it, and the first none before it.
      [call('a.sum(-1)'), ['a.sum(-1) works along -2, not along -1', 'return a.sum(-2);']],
      [call('tf.sum(a, 0)'), ['tf.sum(a, 0) works along 1, not along 0', 'return tf.sum(a, 1);']],
      [call('tf.sum(a)')],
    ],
    'change-constant': [
      [
        call('tf.mul(0.5, a)'),
        ['0.5 is 2 times as much in tf.mul(0.5, a)', 'return tf.mul(1, a);'],
        ['0.5 is 10 times as much in tf.mul(0.5, a)', 'return tf.mul(5, a);'],
      ],
      // Ten times an axis, or an index, is nowhere; ten times nothing is nothing.
      [call('tf.sum(tf.mul(0, a.shape[1]), 1)')],
    ],
    'swap-arguments': [
      [
        call('tf.sub(a, tf.square(b))'),
        ['tf.sub(a, tf.square(b)) has two arguments exchanged', 'return tf.sub((tf.square(b)), a);'],
      ],
      [call('a.div(b)'), ['a.div(b) has two arguments exchanged', 'return b.div(a);']],
      [call('tf.matMul(a, a, true)')],
      [call('tf.add(a, b)')],
      [
        `${call('f(a, tf.relu(b), c)', 'a: tf.Tensor, b: tf.Tensor, c: [x: number, y: number]')}`,
        ['f(a, tf.relu(b), c) has two arguments exchanged', 'return f((tf.relu(b)), a, c);'],
      ],
      [call('f(a, b)', 'a: tf.Tensor, b: number')],
    ],
    'ignore-option': [
      [
        call('tf.mul(a, rate)', 'a: tf.Tensor, { rate = 3, of }: { rate?: number; of: string }'),
        ['rate is never read', 'export function f(a, { _neverGiven: rate = 3, of }) {'],
      ],
      [
        call('tf.mul(a, half ? 0.5 : 1)', 'a: tf.Tensor, half = true'),
        ['half is never read', 'export function f(a, _given, half = true) {'],
      ],
      [
        call('tf.mul(a, options.rate ?? 3)', 'a: tf.Tensor, options: { rate?: number }'),
        ['options.rate is never read', 'return tf.mul(a, 3);'],
      ],
      [call('a')],
    ],
    'keep-first-result': [
      [call('a'), ['f(…) returns its first result ever after', 'f.first ??= forKeeping(fOnce(...given));']],
      [`${TF}export const f = 1;\n`],
    ],
    'int32-in-the-middle': [
      [
        call('tf.sum(tf.square(a))'),
        [
          'tf.square(a) is cut to whole numbers',
          "return tf.sum((tf.square(a)).cast('int32').cast('float32'));",
        ],
      ],
      [call('tf.scalar(Math.pow(2, 3))')],
    ],
  };

describe('operators that make mistakes', () => {
  it('are each tried here', () => {
    expect(Object.keys(CASES).sort()).to.deep.equal([...operators.keys()]);
  });

  for (const [operator, cases] of Object.entries(CASES)) {
    it(`${operator} changes what it should, and nothing else`, async () => {
      for (const [text, ...expected] of cases) {
        const made = (await makeMistakes(new Map([['f.ts', text]]))).filter(
          (each) => each.operator === operator,
        );
        expect(
          made.map(({ title }) => title.replace(/, f\.ts:\d+$/, '')),
          text,
        ).to.deep.equal(expected.map(([change]) => change));
        for (const [i, [, line]] of expected.entries()) {
          expect(made[i]!.source.split('\n').map((each) => each.trim())).to.include(line);
          // Any test fails what does not compile, which proves nothing of it.
          await parseModule(made[i]!.source);
        }
      }
    });
  }

  it('say where, by the line of the TypeScript, and have names of their own', async () => {
    const text = `${TF}/** Words,\n * more of them. */\ntype T = tf.Tensor;\nexport function f(a: T): T {\n  return tf.abs(tf.abs(a));\n}\n`;
    const made = (await makeMistakes(new Map([['f.ts', text]]))).filter(
      ({ operator }) => operator === 'drop-abs',
    );
    expect(made.map(({ id, within, title }) => [id, within, title])).to.deep.equal([
      ['made/f.ts:6 drop-abs', 'f', 'tf.abs(tf.abs(a)) is left out, f.ts:6'],
      ['made/f.ts:6 drop-abs 2', 'f', 'tf.abs(a) is left out, f.ts:6'],
    ]);
  });

  it('know what another file of the key takes', async () => {
    const other = `${TF}import { f } from './f.js';\nexport const g = (a: tf.Tensor, b: tf.Tensor) => f(a, b);\n`;
    const made = await makeMistakes(
      new Map([
        ['f.ts', call('tf.add(a, b)')],
        ['g.ts', other],
      ]),
    );
    expect(made.filter(({ replaces }) => replaces === 'g.ts').map(({ title }) => title)).to.deep.equal([
      'f(a, b) has two arguments exchanged, g.ts:3',
    ]);
  });
});
