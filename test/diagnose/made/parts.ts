import { normal } from '../../../src/model/random.js';
import { float32 } from '../../../src/tensor/flat.js';
import { type Family, mapped, placed, spoil } from './call.js';

/** Answers that are right in part, resized, or noise. */
export const parts: Family = {
  'some-examples-off': {
    on: ['map', 'signed'],
    make: (call, next) =>
      spoil(call, (t) => {
        const [n = 1] = t.shape;
        const size = t.data.length / n;
        if (n < 2 || t.shape.length < 3) return undefined;
        return mapped(t, (v, i) => (i < size ? v : normal(next)));
      }),
  },
  'some-channels-off': {
    on: ['signed', 'step'],
    make: (call, next) =>
      spoil(call, (t) => {
        const c = t.shape[3] ?? 1;
        return c < 2 ? undefined : mapped(t, (v, i) => (i % c === 1 ? normal(next) : v));
      }),
  },
  'border-off': {
    on: ['map', 'signed', 'step'],
    make: (call, next) =>
      spoil(call, (t) => {
        if (t.shape.length < 3 || t.shape[1]! < 6 || t.shape[2]! < 6) return undefined;
        const noise = mapped(t, () => normal(next));
        const c = t.shape[3] ?? 1;
        const [h, w] = [t.shape[1]!, t.shape[2]!];
        return mapped(t, (v, i) => {
          const p = Math.floor(i / c);
          const [y, x] = [Math.floor(p / w) % h, p % w];
          return y === 0 || x === 0 || y === h - 1 || x === w - 1 ? noise.data[i]! : v;
        });
      }),
  },
  'region-off': {
    on: ['map', 'signed'],
    make: (call, next) =>
      spoil(call, (t) => {
        if (t.shape.length < 3 || t.shape[1]! < 6 || t.shape[2]! < 6) return undefined;
        const c = t.shape[3] ?? 1;
        const [h, w] = [t.shape[1]!, t.shape[2]!];
        return mapped(t, (v, i) => {
          const p = Math.floor(i / c);
          const [y, x] = [Math.floor(p / w) % h, p % w];
          return y >= 2 && y < 5 && x >= 2 && x < 6 ? normal(next) : v;
        });
      }),
  },
  'some-numbers-off': {
    on: ['signed', 'gram'],
    make: (call, next) =>
      spoil(call, (t) => (t.data.length < 60 ? undefined : mapped(t, (v) => (next() < 0.2 ? 0 : v)))),
  },
  resized: [
    {
      on: ['map', 'cam'],
      make: (call) =>
        spoil(call, (t) =>
          placed(
            t,
            (h, w) => [3 * h, 3 * w],
            (y, x) => [Math.floor(y / 3), Math.floor(x / 3)],
          ),
        ),
    },
  ],
  'extra-axis': {
    on: ['map', 'cam'],
    make: (call) => spoil(call, ({ shape, data }) => float32([...shape, 1], data)),
  },
  unrelated: {
    on: ['map', 'signed'],
    make: (call, next) =>
      spoil(call, (t) => (t.data.length < 300 ? undefined : mapped(t, () => normal(next)))),
  },
  'not-numbers': {
    on: ['cam', 'signed'],
    make: (call) => spoil(call, (t) => mapped(t, (v, i) => (i % 7 === 3 ? Number.NaN : v))),
  },
  'almost-right': {
    on: ['signed'],
    make: (call, next) =>
      spoil(call, (t) => (t.data.length < 60 ? undefined : mapped(t, (v) => v * (1 + 0.003 * normal(next))))),
  },
};
