import { norm } from '../../../src/compare/numbers.js';
import { each, eachPositive, type Family, mapped, spoil } from './call.js';

const high = (data: ArrayLike<number>): number => Array.from(data).reduce((a, b) => Math.max(a, b));
const low = (data: ArrayLike<number>): number => Array.from(data).reduce((a, b) => Math.min(a, b));

/** Another size, sign or zero. */
export const scale: Family = {
  'constant-factor': [
    { on: ['map', 'signed', 'gram', 'loss', 'step'], make: each((v) => v / 2) },
    { on: ['map', 'signed', 'gram', 'step'], make: each((v) => 3.7 * v) },
    { on: ['signed', 'loss', 'step'], make: each((v) => -0.31 * v) },
    { on: ['loss'], make: each((v) => 20 * v) },
  ],
  'sign-reversed': { on: ['map', 'signed', 'loss', 'step', 'gram'], make: each((v) => -v) },
  'per-image-scaled': {
    on: ['map', 'signed'],
    make: (call) =>
      spoil(call, (tensor) => {
        const size = tensor.data.length / tensor.shape[0]!;
        if (tensor.shape.length < 3 || tensor.shape[0]! < 2) return undefined;
        return mapped(tensor, (v, i) => v * (0.3 + 0.17 * Math.floor(i / size)));
      }),
  },
  'per-channel-scaled': {
    on: ['signed', 'step'],
    make: (call) =>
      spoil(call, (tensor) =>
        tensor.shape.length === 4 && tensor.shape[3]! > 1
          ? mapped(tensor, (v, i) => v / (0.22 + 0.01 * (i % tensor.shape[3]!)))
          : undefined,
      ),
  },
  'fills-range': [
    {
      on: ['map', 'signed', 'cam'],
      make: (call) =>
        spoil(call, (tensor) => {
          const [bottom, top] = [low(tensor.data), high(tensor.data)];
          return top > bottom ? mapped(tensor, (v) => (v - bottom) / (top - bottom)) : undefined;
        }),
    },
    {
      on: ['map', 'cam'],
      make: (call) =>
        spoil(call, (tensor) => {
          const size = tensor.data.length / tensor.shape[0]!;
          const part = (i: number) => tensor.data.subarray(i - (i % size), i - (i % size) + size);
          return tensor.shape.length < 3 || tensor.shape[0]! < 2 || size > 5000
            ? undefined
            : mapped(tensor, (v, i) => v / (high(part(i)) || 1));
        }),
    },
  ],
  'unit-norm': {
    on: ['map', 'signed', 'gram'],
    results: true,
    make: (call) =>
      spoil(call, (tensor) => {
        const length = norm(tensor.data);
        return length > 0 && tensor.data.length > 8 ? mapped(tensor, (v) => v / length) : undefined;
      }),
  },
  offset: [
    { on: ['map', 'signed', 'gram'], make: each((v) => v + 0.25) },
    { on: ['map', 'signed'], make: each((v) => 0.6 * v - 0.3) },
  ],
  'missing-absolute': {
    on: ['map'],
    make: eachPositive((v, i) => (Math.sin(12.9898 * i) > 0 ? v : -v)),
  },
  'absolute-taken': { on: ['signed', 'step', 'gram'], make: each(Math.abs) },
  'negative-kept': {
    on: ['cam'],
    make: eachPositive((v, i) => (v === 0 ? -Math.abs(Math.sin(12.9898 * i)) : v)),
  },
  'one-sign-kept': [
    { on: ['signed', 'step', 'gram'], make: each((v) => Math.max(0, v)) },
    { on: ['signed'], or: ['blank'], make: each((v) => Math.min(0, v)) },
  ],
  blank: [
    { on: ['map', 'signed', 'gram'], or: ['input-unchanged'], make: each(() => 0) },
    { on: ['map', 'signed'], results: true, make: each(() => 0.5) },
  ],
};
