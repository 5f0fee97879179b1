import { fromHalf, toHalf } from '../../../src/tensor/half.js';
import { each, eachPositive, type Family, mapped, spoil } from './call.js';

/** Numbers that went through one function too many. */
export const functions: Family = {
  elementwise: [
    { on: ['map', 'signed', 'step'], make: each((v) => v * v) },
    { on: ['map'], make: eachPositive((v) => 0.3 * Math.sqrt(v)) },
    { on: ['signed'], make: each(Math.tanh) },
    { on: ['map', 'signed'], make: each((v) => 1 / (1 + Math.exp(-v))) },
    { on: ['signed'], make: each(Math.sign) },
  ],
  clipped: [
    {
      on: ['signed', 'map', 'step'],
      make: (call) =>
        spoil(call, (t) => {
          const bound = Array.from(t.data, Math.abs).sort((a, b) => b - a)[Math.floor(t.data.length / 6)]!;
          return t.data.length < 50 || bound === 0
            ? undefined
            : mapped(t, (v) => Math.min(bound, Math.max(-bound, v)));
        }),
    },
  ],
  softmaxed: {
    on: ['scores'],
    make: (call) =>
      spoil(call, (t) => {
        const columns = t.shape.at(-1) ?? 1;
        if (columns < 2) return undefined;
        return mapped(t, (v, i) => {
          const row = t.data.subarray(i - (i % columns), i - (i % columns) + columns);
          return Math.exp(v) / Array.from(row, Math.exp).reduce((a, b) => a + b);
        });
      }),
  },
  'half-precision': {
    on: ['map', 'signed', 'gram'],
    make: (call) => spoil(call, (t) => mapped(t, (v) => fromHalf(toHalf(v)))),
  },
  'whole-numbers': {
    on: ['map', 'signed', 'gram'],
    results: true,
    or: ['blank', 'gradient-missing'],
    make: each(Math.round),
  },
};
