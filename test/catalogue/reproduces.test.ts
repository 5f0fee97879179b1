import { expect } from 'chai';
import { alike, CERTAIN, unexplained } from '../../src/catalogue/reproduces.js';
import type { Tensors } from '../../src/compare/outputs.js';
import { float32 } from '../../src/tensor/flat.js';

const of = (value: (i: number) => number): Tensors => ({
  value: float32(
    [16],
    Array.from({ length: 16 }, (_, i) => value(i)),
  ),
});

describe('catalogue/reproduces', () => {
  const expected = of((i) => i + 1);

  it('what cancels away of large numbers leaves rounding, which tells no mistake from another', () => {
    const little = of((i) => 1e-4 * Math.sin(i + 1));
    const rounded = of((i) => 1e-4 * Math.sin(i + 1) + 1e-7 * (-1) ** i);
    expect(unexplained({ actual: rounded, expected, mistaken: little }, CERTAIN)).to.equal(0);
    const other = of((i) => 1e-4 * Math.sin(i + 1) + 1e-5 * (-1) ** i);
    expect(unexplained({ actual: other, expected, mistaken: little }, CERTAIN)).to.equal(undefined);
  });

  it('zeros are given by a mistake that gives zeros, which does not explain them', () => {
    const zeros = of(() => 0);
    expect(unexplained({ actual: zeros, expected, mistaken: zeros }, CERTAIN)).to.equal(undefined);
    expect(alike(zeros, zeros)).to.equal(true);
    expect(alike(zeros, expected)).to.equal(false);
    expect(alike({ value: float32([4, 4], new Array(16).fill(0)) }, zeros)).to.equal(false);
  });
});
