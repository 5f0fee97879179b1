import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { startBackend } from '../../../src/tensor/backend.js';

type Four = readonly [number, number, number, number];
interface Case {
  readonly x: Four;
  readonly filter: Four;
  readonly stride?: number;
  readonly dilation?: number;
  readonly pad: 'valid' | 'same' | number;
}

/** What takes which way: Winograd's needs kernels of 3x3 and 16 channels on each side. */
const CASES: Readonly<Record<string, Case>> = {
  "Winograd's way, even": { x: [2, 8, 6, 16], filter: [3, 3, 16, 24], pad: 'same' },
  "Winograd's way, odd, a border row alone": { x: [1, 7, 9, 20], filter: [3, 3, 20, 16], pad: 'same' },
  "Winograd's way, no padding": { x: [1, 5, 4, 64], filter: [3, 3, 64, 100], pad: 'valid' },
  "Winograd's way, more than 48 squares and 64 channels": {
    x: [3, 12, 11, 16],
    filter: [3, 3, 16, 72],
    pad: 'same',
  },
  "Winograd's way, padded by 2": { x: [1, 3, 3, 16], filter: [3, 3, 16, 16], pad: 2 },
  'a picture smaller than the kernel': { x: [1, 1, 2, 16], filter: [3, 3, 16, 16], pad: 'same' },
  'pixels as they are': { x: [2, 9, 5, 13], filter: [1, 1, 13, 9], pad: 'valid' },
  'gathered, stride 2': { x: [2, 11, 10, 3], filter: [3, 3, 3, 64], stride: 2, pad: 'valid' },
  'gathered, dilated': { x: [1, 9, 10, 16], filter: [3, 3, 16, 17], dilation: 2, pad: 'same' },
  'a depth in two parts': { x: [1, 4, 4, 90], filter: [3, 3, 90, 10], pad: 'same' },
  '5x4, stride 3': { x: [1, 13, 9, 2], filter: [5, 4, 2, 5], stride: 3, pad: 'same' },
};

/** Numbers in [-1, 1), the same on every run. */
function numbers(count: number, seed: number): Float32Array {
  let state = seed + 1;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

/** Definition of a convolution and of both its gradients, in double precision, one product after the other. */
function defined({ x: [n, h, w, c], filter: [kh, kw, , o], stride = 1, dilation = 1, pad }: Case) {
  const reach = [(kh - 1) * dilation + 1, (kw - 1) * dilation + 1] as const;
  const out = [h, w].map((size, axis) => {
    if (pad === 'same') return Math.ceil(size / stride);
    return Math.floor((size + 2 * (pad === 'valid' ? 0 : pad) - reach[axis]!) / stride) + 1;
  }) as [number, number];
  const before = [h, w].map((size, axis) => {
    if (pad !== 'same') return pad === 'valid' ? 0 : pad;
    return Math.floor(Math.max(0, (out[axis]! - 1) * stride + reach[axis]! - size) / 2);
  }) as [number, number];
  const [x, filter] = [numbers(n * h * w * c, 0), numbers(kh * kw * c * o, 1)];
  const dy = numbers(n * out[0] * out[1] * o, 2);
  const result = {
    ...{ x, filter, dy, out, y: new Float64Array(dy.length) },
    ...{ dx: new Float64Array(x.length), dfilter: new Float64Array(filter.length) },
  };
  for (let i = 0; i < dy.length; i++) {
    const [k, column, row] = [i % o, Math.floor(i / o) % out[1], Math.floor(i / o / out[1]) % out[0]];
    const picture = Math.floor(i / o / out[1] / out[0]);
    for (let tap = 0; tap < kh * kw; tap++) {
      const at = [
        row * stride + Math.floor(tap / kw) * dilation - before[0],
        column * stride + (tap % kw) * dilation - before[1],
      ] as const;
      if (at[0] < 0 || at[0] >= h || at[1] < 0 || at[1] >= w) continue;
      for (let channel = 0; channel < c; channel++) {
        const from = ((picture * h + at[0]) * w + at[1]) * c + channel;
        const weight = (tap * c + channel) * o + k;
        result.y[i]! += x[from]! * filter[weight]!;
        result.dx[from]! += dy[i]! * filter[weight]!;
        result.dfilter[weight]! += dy[i]! * x[from]!;
      }
    }
  }
  return result;
}

function expectClose(actual: tf.Tensor, wanted: Float64Array, what: string): void {
  const got = actual.dataSync();
  expect(got.length, what).to.equal(wanted.length);
  const largest = wanted.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const worst = wanted.reduce((most, value, i) => Math.max(most, Math.abs(value - got[i]!)), 0);
  // Largest seen: 6e-7, Winograd's form with 100 channels.
  expect(worst / largest, what).to.be.below(2e-6);
}

describe('convolutions by our own kernels', () => {
  before(() => startBackend('wasm'));

  for (const [name, each] of Object.entries(CASES)) {
    it(`are what the definition says: ${name}`, () => {
      const { x, filter, dy, out, ...wanted } = defined(each);
      tf.tidy(() => {
        const X = tf.tensor4d(x, [...each.x]);
        const F = tf.tensor4d(filter, [...each.filter]);
        const upstream = tf.tensor4d(dy, [each.x[0], ...out, each.filter[3]]);
        const conv = (a: tf.Tensor, b: tf.Tensor) =>
          tf.conv2d(
            a as tf.Tensor4D,
            b as tf.Tensor4D,
            each.stride ?? 1,
            each.pad,
            'NHWC',
            each.dilation ?? 1,
          );
        expectClose(conv(X, F), wanted.y, 'value');
        const [dx, dfilter] = tf.grads(conv)([X, F], upstream);
        expectClose(dx!, wanted.dx, 'gradient of x');
        expectClose(dfilter!, wanted.dfilter, 'gradient of the filters');
      });
    });
  }

  it("keep an infinity and a number near the largest from the pixels that do not see it, Winograd's way too", () => {
    const { x, filter } = defined(CASES["Winograd's way, even"]!);
    for (const value of [Number.POSITIVE_INFINITY, Number.NaN, 3e38]) {
      const spoilt = x.map((number, i) => (i === (8 * 6 + 3 * 6 + 2) * 16 ? value : number));
      tf.tidy(() => {
        const F = tf.tensor4d(filter, [3, 3, 16, 24]);
        const conv = (a: Float32Array) => tf.conv2d(tf.tensor4d(a, [2, 8, 6, 16]), F, 1, 'same').dataSync();
        const [clean, touched] = [conv(x), conv(spoilt)];
        for (const [i, number] of touched.entries()) {
          const [row, column] = [Math.floor(i / 24 / 6) - 8, Math.floor(i / 24) % 6];
          const sees = Math.abs(row - 3) < 2 && Math.abs(column - 2) < 2;
          if (!sees) expect(number, `${value} at ${row}, ${column}`).to.be.closeTo(clean[i]!, 1e-4);
          else if (value === Number.POSITIVE_INFINITY) expect(Math.abs(number)).to.equal(value);
          else expect(Math.abs(number)).to.satisfy((n: number) => Number.isNaN(n) || n > 1e30);
        }
      });
    }
  });

  it('add a bias and stop at 0 and 6, NaN staying NaN, also where a row of channels ends within a tile', () => {
    tf.tidy(() => {
      for (const channels of [16, 11]) {
        const x = tf.tensor4d(numbers(4 * 4 * 16, 0).fill(Number.NaN, 0, 1), [1, 4, 4, 16]);
        const filter = tf.tensor4d(numbers(9 * 16 * channels, 1), [3, 3, 16, channels]);
        const bias = tf.tensor1d(numbers(channels, 2));
        const plain = tf.add(tf.conv2d(x, filter, 1, 'same'), bias);
        for (const activation of ['linear', 'relu', 'relu6'] as const) {
          const fused = tf.fused.conv2d({ x, filter, strides: 1, pad: 'same', bias, activation }).dataSync();
          const [low, high] = { linear: [-1e9, 1e9], relu: [0, 1e9], relu6: [0, 6] }[activation]!;
          for (const [i, value] of plain.dataSync().entries()) {
            if (Number.isNaN(value)) expect(fused[i]).to.be.NaN;
            else expect(fused[i]).to.be.closeTo(Math.min(high!, Math.max(low!, value)), 1e-5);
          }
        }
      }
    });
  });

  it('give the heap back what they borrow', () => {
    const { x, filter } = defined(CASES["Winograd's way, even"]!);
    const heap = () => (tf.backend() as unknown as { wasm: { HEAPU8: Uint8Array } }).wasm.HEAPU8.length;
    const once = () =>
      tf.tidy(() => tf.conv2d(tf.tensor4d(x, [2, 8, 6, 16]), tf.tensor4d(filter, [3, 3, 16, 24]), 1, 'same'));
    once().dispose();
    const before = heap();
    for (let i = 0; i < 2000; i++) once().dispose();
    expect(heap()).to.equal(before);
  });
});
