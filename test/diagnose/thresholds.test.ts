import { expect } from 'chai';
import { describe as describeIt } from '../../src/diagnose/describe.js';
import { evidenceOf } from '../../src/diagnose/evidence.js';
import { meaningsOf } from '../../src/diagnose/factors.js';
import { hypotheses } from '../../src/diagnose/index.js';
import { coarseOf, RESIZES } from '../../src/diagnose/resize.js';
import { digits, listed, percent, share } from '../../src/diagnose/words.js';
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
    expect(said('half-precision', even, halves)[0]?.message).to.match(/about 2 digits: .* bfloat16 can hold/);
    const up = from(halves, (_, i) => 1 + (i + 1) / 128);
    expect(said('half-precision', up, halves)).to.deep.equal([]);
  });

  it('examples are compared one by one only where the shapes agree', () => {
    const expected = random([2, 4, 4]);
    const half = from(expected, (value, i) => (i < 16 ? value : 5));
    expect(said('some-examples-off', half, expected)[0]?.message).to.match(/is right for example 0 of 2/);
    expect(said('some-examples-off', { ...half, shape: [2, 16] }, expected)).to.deep.equal([]);
    const notANumber = from(half, (value, i) => (i === 20 ? Number.NaN : value));
    expect(said('some-examples-off', notANumber, expected)).to.deep.equal([]);
    // All is off by nearly as much: the bound lies between.
    const ones = from(expected, () => 1);
    expect(
      said(
        'some-examples-off',
        from(ones, (_, i) => (i < 16 ? 1.001 : 1.0012)),
        ones,
      ),
    ).to.deep.equal([]);
    const batch = random([3, 4, 4]);
    const last = from(batch, (value, i) => (i < 32 ? 5 : value));
    expect(said('some-examples-off', last, batch)[0]?.message).to.match(
      /right for example 2 of 3 .* its last round/,
    );
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

  it('a maximum of signed numbers is right in a fifth of all places; magnitudes may be exactly 0', () => {
    const expected = from(random([10, 10]), (value) => 1 + Math.abs(value));
    const equal = (count: number) => from(expected, (value, i) => (i < count ? value : -value / 2));
    expect(said('missing-absolute', equal(40), expected)[0]?.message).to.match(/right in 40 of 100 places/);
    expect(said('missing-absolute', equal(0), expected)).to.deep.equal([]);
    const signed = from(random([10, 10]), (value, i) => (i === 3 ? 0 : value));
    expect(said('absolute-taken', from(signed, Math.abs), signed)[0]?.message).to.match(
      /has the right magnitudes/,
    );
  });

  it('beside NaN a number is right within a thousandth of the largest one, and the cause is where 0 is expected', () => {
    const wanted = float32([4], [1000, 0, 0, 5]);
    const around = (...values: number[]) => said('not-numbers', float32([4], values), wanted)[0]?.message;
    expect(around(Number.NaN, 0.5, 0, 5)).to.match(/A division by 0, .* All other numbers are right\.$/);
    expect(around(1000, Number.NaN, Number.NaN, 5)).to.match(
      /In each of these places 0 is expected: 0 divided by 0/,
    );
    expect(around(Number.NaN, 1.5, 0, 5)).to.not.include('All other');
  });

  it('a border is eight numbers that are off, and eight that are right inside; a spot on an edge is none', () => {
    const picture = (rows: number, columns: number, zeros = 0) =>
      from(random([1, rows, columns]), (value, i) =>
        zeros > 0 && i % columns === 2 && i > columns && i < columns * (zeros + 1) ? 0 : 2 + value,
      );
    const off = (expected: FlatTensor, at: (row: number, column: number) => boolean) => {
      const columns = expected.shape[2]!;
      return from(expected, (value, i) => (at(Math.floor(i / columns), i % columns) ? -value : value));
    };
    const told = (expected: FlatTensor, at: (row: number, column: number) => boolean) =>
      said('border-off', off(expected, at), expected).length;
    const square = picture(12, 12);
    expect(
      [7, 8].map((count) => told(square, (row, column) => row === 0 && column < count + 1 && column > 0)),
    ).to.deep.equal([0, 1]);
    const frame = (row: number, column: number) => row % 4 === 0 || column % 4 === 0;
    expect([0, 1, 2].map((zeros) => told(picture(5, 5, zeros), frame))).to.deep.equal([1, 1, 0]);
    const high = picture(40, 12);
    const right = (count: number) => (row: number, column: number) =>
      column === 11 && row > 5 && row <= 5 + count;
    expect([8, 20].map((count) => told(high, right(count)))).to.deep.equal([0, 1]);
  });

  it('channels that were reduced otherwise reach the bound, at any size, and say which axis they are', () => {
    const channels = (scale: number) =>
      from(random([1, 12, 12, 3], scale), (value, i) => (i === 1 || i === 2 ? 0 : value));
    const map = (gradients: FlatTensor, of: (three: number[]) => number) =>
      float32(
        [1, 12, 12],
        Array.from({ length: 144 }, (_, i) =>
          of(Array.from(gradients.data.subarray(3 * i, 3 * i + 3), Math.abs)),
        ),
      );
    const largest = (three: number[]) => Math.max(...three);
    for (const scale of [1e-3, 1]) {
      const gradients = channels(scale);
      const [first] = said(
        'channel-reduced',
        map(gradients, (three) => Math.hypot(...three)),
        map(gradients, largest),
        { X: gradients },
      );
      expect(first?.message).to.match(
        /between 1\.00 and 1\.\d\d times .* the root of the sum of squares of 3 channels/,
      );
    }
    const kept = channels(1);
    expect(said('channel-reduced', kept, map(kept, largest))[0]?.message).to.match(
      /axis 3: the largest magnitude of them/,
    );
  });

  it('two channels are enough to differ by a factor each, and rows of a matrix may be images', () => {
    const two = random([1, 6, 6, 2]);
    const scaled = from(two, (value, i) => (i % 2 === 0 ? 2 : 3) * value);
    expect(said('per-channel-scaled', scaled, two)[0]?.message).to.match(/2 and 3 times/);
    const reshaped = { ...scaled, shape: [1, 36, 2] };
    expect(said('per-channel-scaled', reshaped, two)).to.deep.equal([]);
    const one = from(two, (_, i) => (two.data[i - (i % 2)]! + two.data[i - (i % 2) + 1]!) / 2);
    expect(said('channel-reduced', one, two)[0]?.message).to.match(
      /index of its last axis: the mean of the 2 expected/,
    );
    const rows = random([2, 12]);
    const doubled = from(rows, (value, i) => (i < 12 ? 2 : 5) * value);
    expect(said('per-image-scaled', doubled, rows)[0]?.message).to.match(/2 and 5 times/);
    // An image that is right, or blank, has findings of its own.
    for (const factor of [0, 1])
      expect(
        said(
          'per-image-scaled',
          from(rows, (value, i) => (i < 12 ? 2 : factor) * value),
          rows,
        ),
      ).to.deep.equal([]);
  });

  it('a factor of 1 explains nothing, though an argument is 1', () => {
    const [evidence] = evidenceOf({
      ...wrong(float32([2], [1, 2]), float32([2], [1, 3])),
      numbers: { weight: 1 },
    });
    expect(meaningsOf(1, evidence!)).to.deep.equal([]);
    const seven = { X: random([7, 1, 1, 1]) };
    const [map] = evidenceOf(wrong(random([1, 3, 5]), random([1, 3, 5]), seven));
    expect(meaningsOf(1 / 7, map!)[0]).to.match(/^1\/N for N = 7: a mean over the images/);
    expect(meaningsOf(7, map!)[0]).to.match(/^N = 7: a sum over the images/);
  });

  it('five axes in another order are too many to try', () => {
    const expected = random([2, 3, 2, 2, 2]);
    const turned = from(expected, (_, i) => expected.data[(i % 6) * 8 + Math.floor(i / 6)]!);
    expect(said('axes-reordered', turned, expected)).to.deep.equal([]);
  });

  it('a step of length 1 is one without its learning rate', () => {
    const X = random([32]);
    const direction = random([32]);
    const unit = from(direction, (value) => value / Math.hypot(...direction.data));
    const step = (length: number) => from(X, (value, i) => value + length * unit.data[i]!);
    const told = (length: number) => {
      const { checks, ...call } = wrong(step(length), step(5), { X });
      return hypotheses
        .get('constant-factor')!
        .explain({ ...call, checks: [{ ...checks[0]!, relativeTo: 'X' }] });
    };
    expect(told(1)[0]?.message).to.match(/A learning rate that is left out/);
    expect(told(3)[0]?.message).to.match(/The gradient not divided by its L2 norm/);
  });

  it('what is not there at all is neither zero nor exchanged, and an input is changed into a result or not', () => {
    const [value, gradient] = [random([12]), random([12])];
    const call = { ...wrong(value, value), expected: { value, gradient } };
    for (const id of ['gradient-missing', 'outputs-exchanged'])
      expect(hypotheses.get(id)!.explain({ ...call, actual: { value } })).to.deep.equal([]);
    const changed = (after: FlatTensor) =>
      hypotheses
        .get('input-changed')!
        .explain({ ...wrong(value, gradient, { X: gradient }), actual: { value, 'after.X': after } });
    expect(changed(value)[0]?.message).to.match(/12 of 12 changed\. It now holds what your function returns/);
    expect(changed(random([12]))[0]?.message).to.match(/12 of 12 changed\.$/);
  });

  it('a result of another shape is described by its shape, never number by number', () => {
    const [first] = describeIt(wrong(float32([3], [1, 2, 3]), float32([2], [1, 2])));
    expect(first?.message).to.equal(
      'Your result has the shape [3] where [2] is expected: axis 0 has another size.',
    );
  });

  it('a region lies anywhere, is right outside in eight numbers, and its last row is its own', () => {
    const inside = (i: number) => i >= 14 * 20 && i < 18 * 20 && i % 20 >= 2 && i % 20 <= 9;
    const only = (outside: number) =>
      from(random([1, 20, 20]), (value, i) => (inside(i) || i < outside ? 2 + value : 0));
    const told = (expected: FlatTensor) =>
      said(
        'region-off',
        from(expected, (value, i) => (inside(i) ? -value : value)),
        expected,
      )[0]?.message;
    expect(told(only(400))).to.match(/only in rows 14 to 17 and columns 2 to 9 of 20 x 20/);
    expect([told(only(7)), told(only(8))].map((each) => each !== undefined)).to.deep.equal([false, true]);
  });

  it('a shift is one of at most four rows or columns', () => {
    const picture = random([1, 16, 16]);
    const down = (rows: number) => from(picture, (_, i) => picture.data[(i - 16 * rows + 256) % 256]!);
    expect(said('shifted', down(4), picture)[0]?.message).to.match(/shifted by 4 rows down\. What leaves/);
    expect(said('shifted', down(5), picture)).to.deep.equal([]);
  });

  it('one number makes a channel wrong, and examples differ by their first number alone', () => {
    const channels = from(random([1, 4, 4, 2]), (value) => 2 + value);
    const one = from(channels, (value, i) => (i === 5 ? -value : value));
    expect(said('some-channels-off', one, channels)[0]?.message).to.match(
      /right in channel 0 and wrong in 1 /,
    );
    const first = float32([3, 2], [1, 0, 2, 0, 3, 0]);
    const [turned] = said('examples-reordered', float32([3, 2], [3, 0, 1, 0, 2, 0]), first);
    expect(turned?.message).to.match(/those of examples \[2, 0, 1\] in this order/);
  });

  it('eight numbers may be of unit size, and each image of its own', () => {
    const scaled = (tensor: FlatTensor, size: number) =>
      from(tensor, (value, i) => {
        const start = size * Math.floor(i / size);
        return value / Math.hypot(...tensor.data.subarray(start, start + size));
      });
    for (const [length, told] of [
      [8, 1],
      [7, 0],
    ] as const) {
      const one = random([1, length], 5);
      expect(said('unit-norm', scaled(one, length), one), String(length)).to.have.length(told);
    }
    const line = random([1, 12], 5);
    const numbers = Array.from(line.data);
    const mean = numbers.reduce((sum, value) => sum + value) / 12;
    const spread = Math.sqrt(numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 12);
    const magnitudes = numbers.reduce((sum, value) => sum + Math.abs(value), 0);
    const told = (of: (value: number) => number) => said('unit-norm', from(line, of), line)[0]?.message;
    expect(told((value) => value / magnitudes)).to.match(/: it was divided by the sum of the magnitudes/);
    expect(told((value) => (value - mean) / spread)).to.match(
      /: it was brought to mean 0 and standard deviation 1/,
    );
    const two = random([2, 9], 5);
    expect(said('unit-norm', scaled(two, 9), two)[0]?.message).to.match(
      /each image was divided by the L2 norm/,
    );
  });

  it('small numbers may be unrelated too', () => {
    const [one, other] = [random([1, 16, 16], 1e-3), random([1, 16, 16], 1e-3)];
    expect(said('unrelated', one, other)[0]?.message).to.match(/has nothing in common with the expected one/);
  });

  it('whole numbers tell where there are four kinds of them, and eight that are off', () => {
    const expected = random([12], 20);
    const told = (right: FlatTensor, of: (value: number) => number) =>
      said('whole-numbers', from(right, of), right);
    const doubled = (value: number) => Math.round(2 * value);
    expect(told(expected, doubled)[0]).to.include({ confidence: 0.85 });
    expect(told(float32([6], expected.data.slice(0, 6)), doubled)).to.deep.equal([]);
    expect(told(expected, (value) => 100 * Math.sign(value))).to.deep.equal([]);
  });

  it('how like the expected numbers some are is said by their cosine', () => {
    const at = (cosine: number) => float32([2], [cosine, Math.sqrt(1 - cosine ** 2)]);
    const told = (cosine: number) => describeIt(wrong(at(cosine), float32([2], [1, 0])))[0]?.message;
    expect(told(0.995)).to.match(/very like the expected one \(cosine 0\.995\)/);
    expect(told(0.9)).to.match(/like the expected one in the whole/);
    expect(told(0.5)).to.match(/a little in common/);
    expect([told(0.1), told(-0.1)].join()).to.match(/next to nothing .* next to nothing/);
    expect(told(-0.5)).to.match(/rather goes against/);
  });

  it('small numbers are clipped as large ones are', () => {
    for (const scale of [1e-3, 1, 1e3]) {
      const expected = random([60], scale);
      const cut = from(expected, (value) => Math.min(value, scale / 4));
      expect(said('clipped', cut, expected)[0]?.message, String(scale)).to.match(/is right, but cut off at/);
    }
  });

  it('lists end after six, and parts are given in per cent from the twenty-first on', () => {
    const upTo = (count: number) => listed(Array.from({ length: count }, (_, i) => i + 1));
    expect([0, 1, 2, 6, 7, 9].map(upTo)).to.deep.equal([
      ...['', '1', '1 and 2', '1, 2, 3, 4, 5 and 6', '1, 2, 3, 4, 5 and 2 more', '1, 2, 3, 4, 5 and 4 more'],
    ]);
    expect([share(5, 20), share(7, 21)]).to.deep.equal(['5 of 20', '33.3 % (7 of 21)']);
    expect([0, 0.0005, 0.001, 0.5, 0.999, 0.9995, 1].map(percent)).to.deep.equal([
      ...['0 %', 'under 0.1 %', '0.1 %', '50 %', '99.9 %', 'over 99.9 %', '100 %'],
    ]);
    expect([digits(1 / 3), digits(3)]).to.deep.equal(['0.333333', '3']);
  });
});
