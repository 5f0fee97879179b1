import { ANOTHER, gradedOutputs } from '../../../src/compare/outputs.js';
import { type FlatTensor, float32 } from '../../../src/tensor/flat.js';
import { type Family, mapped, type RightCall, spoil } from './call.js';

/** The input that is shaped like an output. */
const likeOf = ({ inputs }: RightCall, { shape }: FlatTensor): FlatTensor | undefined =>
  Object.values(inputs).find((input) => String(input.shape) === String(shape));

const withInput = (call: RightCall, f: (value: number, input: number) => number) =>
  spoil(call, (t) => {
    const input = likeOf(call, t);
    return input && mapped(t, (value, i) => f(value, input.data[i]!));
  });

/** What is taken from inputs, from channels, from other examples or outputs. */
export const inputs: Family = {
  'input-unchanged': {
    on: ['step'],
    make: ({ expected, checks, inputs: given }) => {
      const base = given[checks.find(({ relativeTo }) => relativeTo !== undefined)?.relativeTo ?? ''];
      return base && { ...expected, value: base };
    },
  },
  'input-mixed-in': [
    { on: ['signed'], results: true, make: (call) => withInput(call, (v, x) => v + x) },
    { on: ['signed'], results: true, make: (call) => withInput(call, (v, x) => v * x) },
    { on: ['signed'], results: true, make: (call) => withInput(call, (v, x) => v - x) },
  ],
  'channel-reduced': [
    {
      on: ['signed'],
      make: (call) => spoil(call, (t) => reduced(t, (c) => Math.max(...Array.from(c, Math.abs)))),
    },
    { on: ['signed'], make: (call) => spoil(call, (t) => reduced(t, (c) => c.reduce((a, b) => a + b))) },
    {
      on: ['signed', 'step'],
      make: (call) =>
        spoil(call, (t) => {
          const one = reduced(t, (c) => Math.max(...Array.from(c, Math.abs)));
          return one && mapped(t, (_, i) => one.data[Math.floor(i / t.shape[3]!)]!);
        }),
    },
  ],
  'examples-mixed': {
    on: ['map', 'signed'],
    make: (call) =>
      spoil(call, (t) => {
        const [n = 1] = t.shape;
        const size = t.data.length / n;
        if (n < 2 || t.shape.length < 3) return undefined;
        return mapped(t, (_, i) =>
          Array.from({ length: n }, (_, k) => t.data[k * size + (i % size)]!).reduce((a, b) => a + b),
        );
      }),
  },
  'outputs-exchanged': {
    on: ['pair'],
    make: ({ expected }) => {
      const [a, b] = gradedOutputs(expected).filter((name) => !name.startsWith(ANOTHER));
      if (a === undefined || b === undefined || String(expected[a]!.shape) !== String(expected[b]!.shape))
        return undefined;
      return { ...expected, [a]: expected[b]!, [b]: expected[a]! };
    },
  },
};

function reduced(t: FlatTensor, f: (channels: Float32Array) => number): FlatTensor | undefined {
  const c = t.shape[3] ?? 1;
  if (t.shape.length !== 4 || c < 2) return undefined;
  const data = t.data as Float32Array;
  return float32(
    t.shape.slice(0, 3),
    Float32Array.from({ length: data.length / c }, (_, i) => f(data.subarray(i * c, (i + 1) * c))),
  );
}
