import { distance, norm } from '../compare/numbers.js';
import { type Tensors, tensorOf } from '../compare/outputs.js';
import { sameShape } from '../compare/structure.js';

/** Numbers of each output that are remembered. */
const SAMPLES = 64;
/** What is left on a few numbers may be this share of the difference where far less is left of all. */
const SHARE = 0.6;
const NOISE = 1e-3;

/** A few numbers of what a mistake gives: most mistakes are ruled out by them, without reading all. */
export type Sketch = Readonly<
  Record<
    string,
    { readonly dtype: string; readonly shape: readonly number[]; readonly values: readonly number[] }
  >
>;

export const sketchOf = (outputs: Tensors): Sketch =>
  Object.fromEntries(
    Object.entries(outputs).map(([name, { dtype, shape, data }]) => [
      name,
      { dtype, shape, values: sampled(data) },
    ]),
  );

/** Whether a hand-in's outputs may be what a mistake gives. Only a no is certain. */
export function mayFit(sketch: Sketch, actual: Tensors, expected: Tensors): boolean {
  return Object.entries(sketch).every(([name, { dtype, shape, values }]) => {
    const [got, right] = [tensorOf(actual, name), tensorOf(expected, name)];
    if (!got || got.dtype !== dtype || !sameShape(got.shape, shape)) return false;
    const own = sampled(got.data);
    const size = norm(values);
    const off = right && sameShape(right.shape, shape) ? distance(own, sampled(right.data)) : size;
    return !(distance(own, values) > SHARE * off + NOISE * size);
  });
}

/** Evenly spaced, by a step that shares no factor with the usual sides. */
function sampled(data: ArrayLike<number>): number[] {
  if (data.length <= SAMPLES) return Array.from(data);
  return Array.from({ length: SAMPLES }, (_, i) => data[Math.floor(((i + 0.37) * data.length) / SAMPLES)]!);
}
