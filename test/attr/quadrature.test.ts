import { expect } from 'chai';
import { type ApproximationMethod, quadrature } from '../../src/attr/quadrature.js';
import { codeOf } from './helpers.js';

const close = (actual: readonly number[], expected: readonly number[]): void => {
  expect(actual).to.have.length(expected.length);
  for (const [i, value] of expected.entries()) expect(actual[i]).to.be.closeTo(value, 1e-8);
};
/** The integral of x^power over [0, 1]. */
const integral = (method: ApproximationMethod, n: number, power: number): number => {
  const { alphas, weights } = quadrature(method, n);
  return alphas.reduce((sum, alpha, k) => sum + weights[k]! * alpha ** power, 0);
};

describe('quadrature', () => {
  const third = 1 / 3;
  const OF_THREE: [ApproximationMethod, number[], number[]][] = [
    ['riemann_left', [0, third, 2 / 3], [third, third, third]],
    ['riemann_right', [third, 2 / 3, 1], [third, third, third]],
    ['riemann_middle', [1 / 6, 0.5, 5 / 6], [third, third, third]],
    ['riemann_trapezoid', [0, 0.5, 1], [1 / 6, third, 1 / 6]],
  ];
  for (const [method, alphas, weights] of OF_THREE) {
    it(`of three points, ${method}, are ${alphas.map((each) => each.toFixed(2)).join(', ')}`, () => {
      close(quadrature(method, 3).alphas, alphas);
      close(quadrature(method, 3).weights, weights);
    });
  }

  it('of four Gauss-Legendre points are those of the tables', () => {
    const { alphas, weights } = quadrature('gausslegendre', 4);
    close(alphas, [0.0694318442, 0.3300094782, 0.6699905218, 0.9305681558]);
    close(weights, [0.1739274226, 0.3260725774, 0.3260725774, 0.1739274226]);
  });

  it('is exact by Gauss-Legendre for powers up to 2n - 1, and for none above', () => {
    for (const n of [1, 2, 3, 8, 50]) {
      for (const power of [0, 1, 2 * n - 2, 2 * n - 1]) {
        expect(integral('gausslegendre', n, power)).to.be.closeTo(1 / (power + 1), 1e-12);
      }
    }
    expect(Math.abs(integral('gausslegendre', 2, 4) - 1 / 5)).to.be.above(1e-3);
  });

  it('gives 500 points in order, whose weights add up to 1; to 1 - 1/n for the trapezoid', () => {
    for (const [method] of [...OF_THREE, ['gausslegendre'] as const]) {
      const { alphas, weights } = quadrature(method, 500);
      expect(alphas.every((alpha, k) => alpha >= 0 && alpha <= 1 && alpha > (alphas[k - 1] ?? -1))).to.equal(
        true,
      );
      const sum = weights.reduce((total, each) => total + each, 0);
      expect(sum).to.be.closeTo(method === 'riemann_trapezoid' ? 1 - 1 / 500 : 1, 1e-12);
    }
  });

  it('of one point lies where it is defined, and other methods are refused', async () => {
    close(quadrature('riemann_middle', 1).alphas, [0.5]);
    close(quadrature('gausslegendre', 1).alphas, [0.5]);
    close(quadrature('riemann_trapezoid', 1).alphas, [0]);
    expect(await codeOf(() => quadrature('simpson' as never, 3))).to.equal('APPROXIMATION_METHOD');
  });
});
