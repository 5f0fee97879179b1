import { expect } from 'chai';
import { hypotheses } from '../../src/diagnose/index.js';
import { coarseOf, RESIZES } from '../../src/diagnose/resize.js';
import { seeded } from '../../src/model/random.js';
import { type FlatTensor, float32, sizeOf } from '../../src/tensor/flat.js';

let next = seeded('');
const random = (shape: readonly number[], scale = 1): FlatTensor =>
  float32(
    shape,
    Array.from({ length: sizeOf(shape) }, () => scale * (2 * next() - 1)),
  );
const from = ({ shape, data }: FlatTensor, of: (value: number, i: number) => number): FlatTensor =>
  float32(shape, Array.from(data, of));

const wrong = (actual: FlatTensor, expected: FlatTensor, inputs: Record<string, FlatTensor> = {}) => ({
  ...{ problem: 'any', checks: [{ kind: 'relative-l2', tolerance: 1e-6 }], inputs, numbers: {} },
  ...{ actual: { value: actual }, expected: { value: expected } },
});
const said = (id: string, ...of: Parameters<typeof wrong>) => hypotheses.get(id)!.explain(wrong(...of));

/** Where a hypothesis begins, and ends, to hold: what made answers at random sizes do not meet. */
describe('the thresholds of hypotheses', () => {
  beforeEach(() => {
    next = seeded('thresholds');
  });

  it('the channels were reduced otherwise: seen by the range of the ratios to what the maximum gives', () => {
    const gradients = random([1, 12, 12, 3]);
    const channels = Array.from({ length: 144 }, (_, i) => gradients.data.subarray(3 * i, 3 * i + 3));
    const map = (of: (magnitudes: number[]) => number) =>
      float32(
        [1, 12, 12],
        channels.map((three) => of(Array.from(three, Math.abs))),
      );
    const largest = map((three) => Math.max(...three));
    const inputs = { X: random([1, 12, 12, 3]) };
    for (const [way, of] of [
      ['the root of the sum of squares', (three: number[]) => Math.hypot(...three)],
      ['the sum of the magnitudes', ([a, b, c]: number[]) => a! + b! + c!],
      ['the mean of the magnitudes', ([a, b, c]: number[]) => (a! + b! + c!) / 3],
    ] as const) {
      const [first] = said('channel-reduced', map(of), largest, inputs);
      expect(first?.message).to.include(`where ${way} of 3 channels would lie`);
    }
    expect(
      said(
        'channel-reduced',
        map((three) => Math.hypot(...three)),
        largest,
      ),
    ).to.deep.equal([]);
  });

  it('a constant is found among small numbers too', () => {
    const small = random([6, 6], 1e-3);
    const [first] = said(
      'offset',
      from(small, (value) => 2.5 * value + 0.02),
      small,
    );
    expect(first?.message).to.match(/2\.5 times the expected one plus 0\.02/);
  });

  it('half precision rounds halves to even', () => {
    // bfloat16 has seven bits after the point: these lie halfway between two of its numbers.
    const halves = float32(
      [16],
      Array.from({ length: 16 }, (_, i) => 1 + (2 * i + 1) / 256),
    );
    const even = from(halves, (_, i) => 1 + (i % 2 === 0 ? i : i + 1) / 128);
    expect(said('half-precision', even, halves)[0]?.message).to.match(/bfloat16 can hold/);
    const up = from(halves, (_, i) => 1 + (i + 1) / 128);
    expect(said('half-precision', up, halves)).to.deep.equal([]);
  });

  it('examples are compared one by one only where the shapes agree', () => {
    const expected = random([2, 4, 4]);
    const half = from(expected, (value, i) => (i < 16 ? value : 5));
    expect(said('some-examples-off', half, expected)[0]?.message).to.match(/is right for example 0 of 2/);
    expect(said('some-examples-off', { ...half, shape: [2, 16] }, expected)).to.deep.equal([]);
  });

  it('places are found whatever the size of the numbers; eight of them have something in common, seven may by chance', () => {
    for (const scale of [1e-4, 1, 1e4]) {
      // None is so small that it is as good as 0.
      const expected = from(random([1, 10, 10], scale), (value) => value + Math.sign(value) * scale);
      const blank = (count: number) => from(expected, (value, i) => (i < count ? 0 : value));
      for (const [count, confidence] of [
        [8, 0.65],
        [7, 0.5],
      ] as const) {
        const [first] = said('some-numbers-off', blank(count), expected);
        expect(first?.message, `${count} at ${scale}`).to.match(/Each of those is 0 in yours/);
        expect(first?.confidence).to.equal(confidence);
      }
    }
  });

  it('a map that was enlarged to twice its size is one of blocks', () => {
    const small = random([1, 3, 4, 1]);
    const large = (rows: number, columns: number) => {
      const at = RESIZES['nearest neighbour']!(small, rows, columns);
      return float32(
        [1, rows, columns, 1],
        Array.from({ length: rows * columns }, (_, i) => at(i)),
      );
    };
    expect(coarseOf(large(6, 8))).to.deep.equal(small);
    expect(coarseOf(large(6, 7))).to.equal(undefined);
    expect(coarseOf(large(5, 8))).to.equal(undefined);
  });
});
