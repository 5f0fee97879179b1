import { type FlatTensor, float32 } from '../../../src/tensor/flat.js';
import { type Family, mapped, placed, spoil } from './call.js';

const moved =
  (from: (y: number, x: number, h: number, w: number) => readonly [number, number] | undefined) =>
  (tensor: FlatTensor) =>
    placed(tensor, (h, w) => [h, w], from);

/** The right numbers at other places. */
export const places: Family = {
  transposed: {
    on: ['map', 'signed'],
    make: (call) =>
      spoil(call, (t) =>
        placed(
          t,
          (h, w) => [w, h],
          (y, x) => [x, y],
        ),
      ),
  },
  'wrong-layout': { on: ['signed'], make: (call) => spoil(call, channelsFirst) },
  'axes-reordered': [
    {
      on: ['signed'],
      make: (call) => spoil(call, (t) => reshaped(channelsFirst(t), t)),
    },
    {
      on: ['map'],
      // Of square maps it is both.
      or: ['transposed'],
      make: (call) =>
        spoil(call, (t) =>
          reshaped(
            placed(
              t,
              (h, w) => [w, h],
              (y, x) => [x, y],
            ),
            t,
          ),
        ),
    },
  ],
  flipped: [
    {
      on: ['map', 'signed', 'step'],
      make: (call) =>
        spoil(
          call,
          moved((y, x, _, w) => [y, w - 1 - x]),
        ),
    },
    {
      on: ['map', 'signed'],
      make: (call) =>
        spoil(
          call,
          moved((y, x, h) => [h - 1 - y, x]),
        ),
    },
    {
      on: ['map', 'signed'],
      make: (call) =>
        spoil(
          call,
          moved((y, x, h, w) => [h - 1 - y, w - 1 - x]),
        ),
    },
  ],
  rotated: [
    {
      on: ['map', 'signed'],
      // Of a symmetric matrix it is both.
      or: ['flipped'],
      make: (call) =>
        spoil(call, (t) =>
          placed(
            t,
            (h, w) => [w, h],
            (y, x, _, w) => [x, w - 1 - y],
          ),
        ),
    },
    {
      on: ['map', 'signed'],
      // Of a symmetric matrix it is both.
      or: ['flipped'],
      make: (call) =>
        spoil(call, (t) =>
          placed(
            t,
            (h, w) => [w, h],
            (y, x, h) => [h - 1 - x, y],
          ),
        ),
    },
  ],
  'channels-reordered': {
    on: ['signed', 'step'],
    make: (call) =>
      spoil(call, (t) => {
        const c = t.shape[3] ?? 1;
        return c === 3 ? mapped(t, (_, i) => t.data[i - (i % c) + (c - 1 - (i % c))]!) : undefined;
      }),
  },
  'examples-reordered': [
    { on: ['map', 'signed'], make: (call) => spoil(call, (t) => examples(t, (n, size) => size - 1 - n)) },
    { on: ['map', 'signed'], make: (call) => spoil(call, (t) => examples(t, () => 0)) },
  ],
  shifted: [
    {
      on: ['map', 'signed', 'step'],
      make: (call) =>
        spoil(
          call,
          moved((y, x) => (y > 0 ? [y - 1, x] : undefined)),
        ),
    },
    {
      on: ['map', 'signed'],
      make: (call) =>
        spoil(
          call,
          moved((y, x, h, w) => [(y + 2) % h, (x + 1) % w]),
        ),
    },
  ],
};

function channelsFirst(t: FlatTensor): FlatTensor | undefined {
  if (t.shape.length !== 4 || t.shape[3] === 1) return undefined;
  const [n, h, w, c] = t.shape as [number, number, number, number];
  const size = h * w;
  return float32(
    [n, c, h, w],
    Float32Array.from(t.data, (_, i) => {
      const [p, k, b] = [i % size, Math.floor(i / size) % c, Math.floor(i / size / c)];
      return t.data[(b * size + p) * c + k]!;
    }),
  );
}

const reshaped = (t: FlatTensor | undefined, { shape }: FlatTensor): FlatTensor | undefined =>
  t && float32(shape, t.data);

function examples(t: FlatTensor, from: (n: number, count: number) => number): FlatTensor | undefined {
  const [n = 1] = t.shape;
  const size = t.data.length / n;
  if (n < 2 || t.shape.length < 3) return undefined;
  return mapped(t, (_, i) => t.data[from(Math.floor(i / size), n) * size + (i % size)]!);
}
