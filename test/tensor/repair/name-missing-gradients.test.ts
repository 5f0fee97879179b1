import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { startBackend } from '../../../src/tensor/backend.js';
import { WITHOUT_GRADIENT } from '../../../src/tensor/repair/without-gradient.js';
import { ENGINES_HERE } from '../../engines.js';

const { code, words } = WITHOUT_GRADIENT;
/** Kernels that no float tensor goes into while a tape records. */
const NEVER_ON_A_TAPE = new Set(
  (
    'Draw Fill LinSpace Range RaggedRange FusedConv2D FusedDepthwiseConv2D _FusedMatMul SparseReshape ' +
    'StaticRegexReplace StringNGrams StringSplit StringToHashBucketFast'
  ).split(' '),
);

/** A row's code as a function of its tensors; TensorFlow.js takes no numbers for the conditions of its own ops. */
const compiled = (text: string) => new Function('tf', 'a', 'b', 'p', 'q', 'x', `return ${text}`);
const tensorsFor = (kernel: string) => {
  const wide = { FlipLeftRight: [1, 2, 3, 1], DepthToSpace: [1, 2, 2, 4] }[kernel] ?? [3, 4];
  return {
    a: tf.tensor1d(kernel === 'SparseToDense' ? [1.5, 2] : [1.5, 2, 0.5, 3]),
    b: tf.tensor1d([1, 2, 3, -1]),
    p: tf.tensor1d([1, 1, 0, 0]),
    q: tf.tensor1d([1, 0, 1, 0]),
    x: tf.reshape(tf.range(0, tf.util.sizeFromShape(wide)), wide),
  };
};

for (const backend of ENGINES_HERE) {
  describe(`ops without a gradient on ${backend}`, () => {
    before(() => startBackend(backend));

    for (const [kernel, { op, instead }] of Object.entries(code)) {
      it(`${op}: ${instead} is the same, and can be differentiated`, async () => {
        const given = tensorsFor(kernel);
        const values = Object.values(given);
        const run = (text: string, all: readonly tf.Tensor[]): tf.Tensor => {
          const logical = text === op && /^(Logical|All|Any)/.test(kernel);
          const each = all.map((tensor, i) =>
            logical && (i === 2 || i === 3) ? tf.cast(tensor, 'bool') : tensor,
          );
          return tf.cast(compiled(text)(tf, ...each), 'float32');
        };
        tf.tidy(() => {
          const [expected, found] = [run(op, values), run(instead, values)];
          expect(found.shape).to.deep.equal(expected.shape);
          for (const [i, value] of expected.dataSync().entries())
            expect(found.dataSync()[i]).to.be.closeTo(value, 1e-5);
          const at = ['a', 'b', 'p', 'q', 'x'].findIndex((name) =>
            new RegExp(`\\b${name}\\b`).test(op.replace(/^[\w.]+/, '')),
          );
          const by = (text: string) =>
            tf
              .grad((tensor) => run(text, values.with(at, tensor)))(values[at]!)
              .dataSync();
          expect([...by(instead)].every(Number.isFinite)).to.equal(true);
          expect(() => by(op))
            .to.throw(instead)
            .with.property('code', 'NO_GRADIENT');
        });
        tf.dispose(given);
      });
    }

    it('the condition of tf.where may be a comparison', () =>
      tf.tidy(() => {
        const leaky = (x: tf.Tensor): tf.Tensor => tf.where(tf.greater(x, 0), x, tf.mul(x, 5));
        expect([
          ...tf
            .grad(leaky)(tf.tensor1d([2, -2]))
            .dataSync(),
        ]).to.deep.equal([1, 5]);
      }));
  });
}

describe('the table of ops without a gradient', () => {
  it('has every kernel of the package that lacks one, and none that has one', () => {
    const lacking = tf
      .getKernelsForBackend('cpu')
      .map(({ kernelName }) => kernelName)
      .filter((kernel) => !tf.getGradient(kernel) && !NEVER_ON_A_TAPE.has(kernel));
    expect(Object.keys({ ...code, ...words }).sort()).to.deep.equal([...new Set(lacking)].sort());
  });

  it('stands in docs/students.md', () => {
    const page = readFileSync(new URL('../../../docs/students.md', import.meta.url), 'utf8');
    const tick = (text: string): string => `\`${text}\``;
    const rows = [
      ...Object.values(code).map(({ op, instead }) => `| ${tick(op)} | ${tick(instead)} |`),
      ...Object.values(words).map(({ op, instead }) => `| ${op} | ${instead} |`),
    ];
    const [, table] = page.split('| without a gradient | write instead |\n| --- | --- |\n');
    expect(table!.split('\n').filter((line) => line.startsWith('|'))).to.deep.equal(rows);
  });
});
