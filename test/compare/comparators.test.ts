import { expect } from 'chai';
import fc from 'fast-check';
import { ssim as oracleSsim } from 'ssim.js';
import type { Comparator } from '../../src/compare/comparator.js';
import { comparators } from '../../src/compare/index.js';
import { type FlatTensor, float32, sizeOf } from '../../src/tensor/flat.js';

/** Options under which each comparator passes what is equal, and hardly anything else. */
const OPTIONS: Record<string, Record<string, unknown>> = {
  'argmax-is': { class: 0 },
  cosine: { minimum: 0.999 },
  'max-difference': { tolerance: 1e-6 },
  'max-relative-difference': { tolerance: 1e-6 },
  'norm-is': { norm: 5, tolerance: 1e-6 },
  'relative-l2': { tolerance: 1e-6 },
  'share-off': { relative: 0.01, tolerance: 0 },
  spearman: { minimum: 0.999 },
  ssim: { minimum: 0.999 },
};
const measure = (kind: string, actual: FlatTensor, expected: FlatTensor, options = OPTIONS[kind]!) => {
  const comparator = comparators.get(kind) as Comparator;
  return comparator.compare({ actual, expected }, comparator.options.parse(options));
};
const vector = (...values: number[]) => float32([values.length], values);

const number = fc.float({ noNaN: true, noDefaultInfinity: true, min: -1000, max: 1000 });
const map = (channels: number[] = []) =>
  fc
    .tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 3, max: 9 }), fc.integer({ min: 3, max: 9 }))
    .chain(([n, h, w]) => {
      const shape = [n, h, w, ...channels];
      return fc
        .array(number, { minLength: sizeOf(shape), maxLength: sizeOf(shape) })
        .map((values) => float32(shape, values));
    });
const withValue = ({ shape, data }: FlatTensor, at: number, value: number): FlatTensor =>
  float32(shape, Array.from(data).with(at % data.length, value));

describe('every comparator', () => {
  it('has its options here', () =>
    expect([...comparators.keys()]).to.deep.equal(Object.keys(OPTIONS).sort()));

  for (const kind of Object.keys(OPTIONS).filter((each) => !['argmax-is', 'norm-is'].includes(each))) {
    it(`${kind} passes what is equal`, () => {
      fc.assert(
        fc.property(map(), (tensor) => {
          expect(measure(kind, tensor, tensor).pass).to.equal(true);
        }),
      );
    });
  }

  for (const kind of Object.keys(OPTIONS)) {
    it(`${kind} never passes NaN, infinity, another shape or another dtype, on either side`, () => {
      const odd = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
      fc.assert(
        fc.property(map(), fc.nat(), odd, (tensor, at, value) => {
          const spoilt = withValue(tensor, at, value);
          const pairs = [
            [spoilt, tensor],
            [tensor, spoilt],
            [spoilt, spoilt],
            [tensor, float32([...tensor.shape, 1], tensor.data)],
            [{ ...tensor, dtype: 'int32', data: Int32Array.from(tensor.data) } as FlatTensor, tensor],
          ] as const;
          for (const [actual, expected] of pairs) {
            const { pass, nearMiss, message } = measure(kind, actual, expected);
            expect(pass || nearMiss, message).to.equal(false);
          }
        }),
      );
    });

    it(`${kind} refuses unknown options`, () => {
      const { options } = comparators.get(kind)!;
      expect(options.safeParse({ ...OPTIONS[kind], tolerence: 1 }).success).to.equal(false);
    });
  }
});

describe('comparators by hand', () => {
  it('relative L2: 5 off in one of (3, 12, 4), which has norm 13, is 5 / 13', () => {
    const { value, pass } = measure('relative-l2', vector(3, 12, 9), vector(3, 12, 4));
    expect(value).to.be.closeTo(5 / 13, 1e-12);
    expect(pass).to.equal(false);
    expect(measure('relative-l2', vector(1), vector(0)).value).to.equal(Number.POSITIVE_INFINITY);
    expect(measure('relative-l2', vector(0), vector(0)).pass).to.equal(true);
  });

  it('relative L2 does not change with a common scale', () => {
    fc.assert(
      fc.property(map(), fc.integer(), (a, seed) => {
        const b = float32(
          a.shape,
          Array.from(a.data, (_, i) => 1000 * Math.sin(seed + i)),
        );
        const doubled = (tensor: FlatTensor) =>
          float32(
            tensor.shape,
            Array.from(tensor.data, (v) => 2 * v),
          );
        const [one, two] = [
          measure('relative-l2', a, b).value,
          measure('relative-l2', doubled(a), doubled(b)).value,
        ];
        if (Number.isFinite(one)) expect(two).to.be.closeTo(one, 1e-6 * (1 + one));
      }),
    );
  });

  it('the largest difference says where it is', () => {
    fc.assert(
      fc.property(map([2]), fc.nat(), (tensor, at) => {
        const position = at % tensor.data.length;
        const { at: index, value } = measure(
          'max-difference',
          withValue(tensor, position, tensor.data[position]! + 4096),
          tensor,
        );
        expect(value).to.be.closeTo(4096, 1e-2);
        const flat = index!.reduce((sum, i, d) => sum * tensor.shape[d]! + i, 0);
        expect(flat).to.equal(position);
      }),
    );
  });

  it('the largest difference is one to either side, and says nothing of a place where there is one number', () => {
    expect(measure('max-difference', vector(-3, 1), vector(0, 0))).to.include({ value: 3, pass: false });
    const scalar = measure('max-difference', float32([], [1]), float32([], [3]));
    expect(scalar.message).to.equal('The largest difference is 2; at most 0.000001 passes.');
  });

  it('the largest relative difference is in [0, 1], and 1 for opposite signs', () => {
    expect(measure('max-relative-difference', vector(1, -2), vector(1, 2)).value).to.equal(1);
    expect(measure('max-relative-difference', vector(1, 2), vector(1, -2)).value).to.equal(1);
    expect(measure('max-relative-difference', vector(1, 3), vector(1, 1)).value).to.equal(0.5);
    expect(measure('max-relative-difference', vector(0), vector(0)).value).to.equal(0);
    expect(measure('max-relative-difference', vector(1e-6), vector(-1e-6)).value).to.equal(1);
  });

  it('share off: one of four is a quarter; anything beside all zeros is all', () => {
    expect(measure('share-off', vector(0, 0, 50, 100), vector(0, 0, 0, 100)).value).to.equal(0.25);
    expect(measure('share-off', vector(0, 0, 1e-9, 0), vector(0, 0, 0, 0)).value).to.equal(1);
    const tenth = measure('share-off', vector(1), vector(1), { relative: 0.1, tolerance: 0 });
    expect(tenth.message).to.include('off by more than 10 % of the largest value is 0;');
  });

  it('cosine is blind to a factor, not to a sign; one zero side is 0', () => {
    expect(measure('cosine', vector(2, 4), vector(1, 2)).value).to.be.closeTo(1, 1e-12);
    expect(measure('cosine', vector(-1, -2), vector(1, 2)).value).to.be.closeTo(-1, 1e-12);
    expect(measure('cosine', vector(0, 0), vector(1, 2)).value).to.equal(0);
  });

  it('rank correlation: by hand with a tie, and the same under any increasing change', () => {
    // Ranks 1, 2.5, 2.5, 4 and 1, 3, 2, 4: covariance 4.5, variances 4.5 and 5.
    const { value } = measure('spearman', vector(1, 2, 2, 3), vector(10, 30, 20, 40));
    expect(value).to.be.closeTo(4.5 / Math.sqrt(4.5 * 5), 1e-12);
    fc.assert(
      fc.property(map(), (tensor) => {
        const cubed = float32(
          tensor.shape,
          Array.from(tensor.data, (v) => 8 * v),
        );
        expect(measure('spearman', cubed, tensor).pass).to.equal(true);
      }),
    );
    expect(measure('spearman', vector(1, 1), vector(1, 2)).pass).to.equal(false);
    expect(measure('spearman', vector(7, 7), vector(7, 7)).value).to.equal(1);
    expect(measure('spearman', vector(7, 7), vector(8, 8)).value).to.equal(0);
    // Ranks 3, 1, 2 beside 1, 2, 3 are off by 2, 1 and 1: 1 - 6 * 6 / (3 * 8).
    expect(measure('spearman', vector(30, -1, 2), vector(1, 2, 3)).value).to.be.closeTo(-0.5, 1e-12);
  });

  it('norm: 3, 4 has norm 5', () => {
    expect(measure('norm-is', vector(3, 4), vector(0, 0)).pass).to.equal(true);
    expect(measure('norm-is', vector(3, 4.1), vector(0, 0)).pass).to.equal(false);
    expect(measure('norm-is', vector(3, 3.9), vector(0, 0)).pass).to.equal(false);
    const loose = { norm: 10, tolerance: 0.5, nearMiss: 0.7 };
    const { message, ...judged } = measure('norm-is', vector(3, 4), vector(0, 0), loose);
    expect(judged).to.deep.equal({ value: 5, pass: true, nearMiss: false });
    expect(message).to.equal('The L2 norm is 5; 10 passes, 50 % more or less.');
    expect(measure('norm-is', vector(0, 4), vector(0, 0), loose)).to.include({ pass: false, nearMiss: true });
    expect(measure('norm-is', vector(0, 2), vector(0, 0), loose)).to.include({
      pass: false,
      nearMiss: false,
    });
    expect(measure('norm-is', vector(0, 16), vector(0, 0), loose)).to.include({
      pass: false,
      nearMiss: true,
    });
    const half = { norm: 8, tolerance: 0.25, nearMiss: 0.5 };
    expect(measure('norm-is', vector(0, 12), vector(0, 0), half)).to.include({ pass: false, nearMiss: true });
    expect(measure('norm-is', vector(0, 0), vector(0, 0), { norm: 0, tolerance: 0 }).pass).to.equal(true);
  });

  it('argmax: the class must win in every row, and loses a tie to a lower index', () => {
    const scores = (...rows: number[][]) => float32([rows.length, rows[0]!.length], rows.flat());
    const wins = (tensor: FlatTensor, wanted: number) =>
      measure('argmax-is', tensor, tensor, { class: wanted, nearMiss: 2 });
    expect(wins(scores([1, 3, 2], [0, 9, 1]), 1).pass).to.equal(true);
    expect(wins(scores([1, 3, 2], [10, 9, 1]), 1)).to.include({ pass: false, nearMiss: true, value: 2 });
    expect(wins(scores([3, 3]), 1).pass).to.equal(false);
    expect(wins(scores([3, 3]), 0).pass).to.equal(true);
    expect(wins(scores([1, 2]), 7).pass).to.equal(false);
    expect(wins(scores([1, 2]), 2).message).to.include('[1, 2] hold no class 2');
    expect(wins(scores([3, 1]), 0)).to.include({ nearMiss: false, message: 'The network sees class 0.' });
    expect(wins(scores([1, 2, 3]), 0)).to.include({ pass: false, nearMiss: false });
    const strict = measure('argmax-is', scores([1, 2]), scores([1, 2]), { class: 0 });
    expect(strict).to.include({ pass: false, nearMiss: false });
    expect(strict.message).to.equal('The network sees class 1; class 0, which must win, has rank 2.');
    const maps = float32([1, 2, 2], [1, 9, 1, 9]);
    expect(measure('argmax-is', maps, maps, { class: 1 }).message).to.include('[1, 2, 2] hold no class 1');
  });

  it('SSIM agrees with ssim.js on 8-bit pictures', () => {
    const [width, height] = [40, 32];
    const next = (i: number, k: number) =>
      Math.abs(Math.round(127 * Math.sin(i * 0.37 * k) + 90 * Math.cos(i * 0.011))) % 256;
    for (const noise of [0, 12, 60]) {
      const a = Array.from({ length: width * height }, (_, i) => next(i, 1));
      [a[0], a[1]] = [0, 255];
      const b = a.map((value, i) =>
        Math.min(255, Math.max(0, value + Math.round(noise * Math.sin(i * 1.7)))),
      );
      const rgba = (grey: number[]) => ({
        width,
        height,
        data: Uint8ClampedArray.from(grey.flatMap((value) => [value, value, value, 255])),
      });
      const options = { ssim: 'original', downsample: false, rgb2grayVersion: 'integer' } as const;
      const oracle = oracleSsim(rgba(a) as never, rgba(b) as never, options).mssim;
      // ssim.js takes 255 as the data range; two pixels make it the range of these numbers as well.
      const asMap = (grey: number[]) => float32([1, height, width], grey);
      const { value } = measure('ssim', asMap(b), asMap(a));
      expect(value).to.be.closeTo(oracle, 1e-4);
    }
  });

  it('a bound itself passes, and is a near miss', () => {
    const off = (by: number, bounds: object) =>
      measure('max-difference', vector(by), vector(0), { ...bounds } as Record<string, unknown>);
    expect(off(2, { tolerance: 2 })).to.include({ pass: true, nearMiss: false });
    expect(off(1, { tolerance: 2, nearMiss: 4 })).to.include({ pass: true, nearMiss: false });
    expect(off(4, { tolerance: 2, nearMiss: 4 })).to.include({ pass: false, nearMiss: true });
    expect(off(4, { tolerance: 2 })).to.include({ pass: false, nearMiss: false });
    expect(off(5, { tolerance: 2, nearMiss: 4 })).to.include({ pass: false, nearMiss: false });
    expect(off(2.0001, { tolerance: 2 }).message).to.equal(
      'The largest difference is 2.0001 at [0]; at most 2 passes.',
    );
    expect(measure('cosine', vector(1, 0), vector(0, 1), { minimum: 0.5, nearMiss: 0.2 })).to.include({
      value: 0,
      pass: false,
      nearMiss: false,
    });
    const half = measure('cosine', vector(2, 1, 1, 1, 1), vector(1, 0, 0, 0, 0), {
      minimum: 0.9,
      nearMiss: 0.7,
    });
    expect(half.value).to.be.closeTo(2 / Math.sqrt(8), 1e-12);
    expect(half).to.include({ pass: false, nearMiss: true });
    // The cosine of (3, 4) and the first axis is exactly 0.6.
    const axis = (bounds: Record<string, unknown>) => measure('cosine', vector(3, 4), vector(1, 0), bounds);
    expect(axis({ minimum: 0.9, nearMiss: 0.6 })).to.include({ pass: false, nearMiss: true });
    expect(axis({ minimum: 0.9 })).to.include({ pass: false, nearMiss: false });
    expect(axis({ minimum: 0.6, nearMiss: 0.5 })).to.include({ pass: true, nearMiss: false });
    for (const bounds of [{ minimum: 1.5 }, { minimum: 0.9, nearMiss: 1.5 }])
      expect(comparators.get('cosine')!.options.safeParse(bounds).success).to.equal(false);
    expect(measure('max-difference', vector(3, 1, 3), vector(0, 0, 0)).at).to.deep.equal([0]);
    expect(measure('share-off', vector(-4, 0), vector(-4, 0.05)).value).to.equal(0.5);
    expect(measure('share-off', vector(-4, 0), vector(-4, 0.04)).value).to.equal(0);
    const quarter = { relative: 0.25, tolerance: 0 };
    expect(measure('share-off', vector(4, 1), vector(4, 0), quarter).value).to.equal(0);
    expect(measure('share-off', vector(4, 1.5), vector(4, 0), quarter).value).to.equal(0.5);
    expect(measure('cosine', vector(1, 0), vector(1, 0), { minimum: 1 }).pass).to.equal(true);
  });

  it('SSIM of one window is what the formula gives, and needs maps', () => {
    // 3 x 3 numbers: one window of 3, with Gaussian weights g = e^(-1 / 4.5) beside 1.
    const [x, y] = [
      [1, 2, 3, 4, 5, 6, 7, 8, 9],
      [2, 1, 4, 3, 6, 5, 8, 7, 12],
    ];
    const side = [Math.exp(-1 / 4.5), 1, Math.exp(-1 / 4.5)];
    const weights = side.flatMap((a) => side.map((b) => a * b));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const mean = (f: (i: number) => number) => weights.reduce((sum, w, i) => sum + w * f(i), 0) / whole;
    const [mx, my] = [mean((i) => x![i]!), mean((i) => y![i]!)];
    const [vx, vy] = [mean((i) => (x![i]! - mx) ** 2), mean((i) => (y![i]! - my) ** 2)];
    const both = mean((i) => (x![i]! - mx) * (y![i]! - my));
    const [c1, c2] = [(0.01 * 11) ** 2, (0.03 * 11) ** 2];
    const right = ((2 * mx * my + c1) * (2 * both + c2)) / ((mx * mx + my * my + c1) * (vx + vy + c2));
    expect(measure('ssim', float32([1, 3, 3], x!), float32([1, 3, 3], y!)).value).to.be.closeTo(right, 1e-9);
    for (const shape of [[9], [3, 3], [1, 1, 3, 3, 1]]) {
      const { value, message } = measure('ssim', float32(shape, x!), float32(shape, y!));
      expect(value).to.be.NaN;
      expect(message).to.include(`not shape [${shape.join(', ')}]`);
    }
    expect(measure('ssim', float32([1, 3, 3, 1], x!), float32([1, 3, 3, 1], y!)).value).to.be.closeTo(
      right,
      1e-9,
    );
  });

  it('SSIM is taken of each channel of each image, of all zeros as if they were in [0, 1]', () => {
    const [x, y] = [
      [1, 2, 3, 4, 5, 6, 7, 8, 9],
      [2, 1, 4, 3, 6, 5, 8, 7, 12],
    ];
    const alone = measure('ssim', float32([1, 3, 3], x!), float32([1, 3, 3], y!)).value;
    const right = float32(
      [2, 3, 3, 2],
      [...y!, ...y!].flatMap((value) => [value, value]),
    );
    // The second channel of the second image is another.
    const off = float32(
      [2, 3, 3, 2],
      [...y!.flatMap((value) => [value, value]), ...y!.flatMap((v, i) => [v, x![i]!])],
    );
    expect(measure('ssim', off, right).value).to.be.closeTo(alone, 1e-9);
    // One window of 0.01 beside 0: c1 = 0.01 ** 2, so c1 / (0.01 ** 2 + c1).
    const map = (value: number) => float32([1, 3, 3], new Array(9).fill(value));
    expect(measure('ssim', map(0.01), map(0)).value).to.be.closeTo(0.5, 1e-6);
  });

  it('SSIM falls with noise and takes the worst image of a batch', () => {
    const clean = Array.from({ length: 144 }, (_, i) => Math.sin(i / 5));
    const noisy = clean.map((value, i) => value + 0.5 * Math.sin(i * 2.3));
    const one = float32([1, 12, 12], clean);
    const alone = measure('ssim', float32([1, 12, 12], noisy), one).value;
    expect(alone).to.be.below(0.95);
    const batch = measure(
      'ssim',
      float32([2, 12, 12], [...clean, ...noisy]),
      float32([2, 12, 12], [...clean, ...clean]),
    );
    expect(batch.value).to.be.closeTo(alone, 1e-9);
  });
});
