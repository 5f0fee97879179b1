import { normal, seeded } from '../../../src/model/random.js';
import { type FlatTensor, float32, sizeOf } from '../../../src/tensor/flat.js';
import type { Kind, RightCall } from './call.js';

/** Random sizes and numbers of a call. */
export interface Draw {
  readonly n: number;
  readonly h: number;
  readonly w: number;
  readonly seed: number;
}

const close = [{ kind: 'relative-l2', tolerance: 1e-3 }];

/** A right answer of a kind, its numbers drawn anew for each seed. */
export function callOf(kind: Kind, { n, h, w, seed }: Draw): RightCall {
  const next = seeded(String(seed));
  const random = (shape: number[], f = (value: number) => value): FlatTensor =>
    float32(
      shape,
      Float32Array.from({ length: sizeOf(shape) }, () => f(normal(next))),
    );
  const X = random([n, h, w, 3]);
  const common = { problem: kind, checks: close, inputs: { X }, numbers: {} };
  switch (kind) {
    case 'map':
      return { ...common, expected: { value: random([n, h, w], Math.abs) } };
    case 'cam':
      return { ...common, expected: { value: random([n, h, w], (value) => Math.max(0, value)) } };
    case 'signed':
      return { ...common, expected: { value: random([n, h, w, 3]) } };
    case 'step': {
      const X = random([1, h, w, 3]);
      const step = random([1, h, w, 3], (value) => value / 4);
      const value = float32(
        X.shape,
        Float32Array.from(X.data, (x, i) => x + step.data[i]!),
      );
      const checks = [{ kind: 'relative-l2', relativeTo: 'X', tolerance: 2e-3 }];
      return {
        ...common,
        checks,
        inputs: { X },
        numbers: { 'options.learningRate': 10 },
        expected: { value },
      };
    }
    case 'loss': {
      const current = random([1, h, w, 4]);
      const expected = { value: random([], (value) => 1 + Math.abs(value)), gradient: random([1, h, w, 4]) };
      return { ...common, inputs: { current }, numbers: { weight: 0.05 }, expected };
    }
    case 'gram':
      return { ...common, inputs: { features: X }, expected: { value: random([n, 5, 5]) } };
    case 'pair':
      return { ...common, expected: { first: random([n, h, w, 3]), second: random([n, h, w, 3]) } };
    case 'twice': {
      const value = random([n, h, w], Math.abs);
      return { ...common, expected: { value, 'again.value': value, 'after.X': X } };
    }
    case 'other': {
      const again = random([n, h, w], Math.abs);
      return { ...common, expected: { value: random([n, h, w], Math.abs), 'another.value': again } };
    }
    case 'scores':
      return { ...common, expected: { value: random([4 * n, 10]) } };
  }
}
