import { GradelensError } from '../errors.js';

/** How an integral over [0, 1] is approximated, by Captum's names. */
export type ApproximationMethod =
  | 'riemann_left'
  | 'riemann_right'
  | 'riemann_middle'
  | 'riemann_trapezoid'
  | 'gausslegendre';

/** Points in [0, 1] and their weights. */
export interface Quadrature {
  readonly alphas: readonly number[];
  readonly weights: readonly number[];
}

const RIEMANN = {
  riemann_left: (n: number, k: number) => k / n,
  riemann_right: (n: number, k: number) => (k + 1) / n,
  riemann_middle: (n: number, k: number) => (k + 0.5) / n,
  riemann_trapezoid: (n: number, k: number) => (n === 1 ? 0 : k / (n - 1)),
};

/**
 * The points and weights of a method with n >= 1 of them.
 *
 * - Riemann sums weigh each point 1/n. As in Captum the trapezoid halves its two ends and keeps 1/n, so that its weights add
 *   up to 1 - 1/n and an integral comes out short by that factor.
 * - Gauss-Legendre is exact for polynomials up to degree 2n - 1.
 *
 * @throws {GradelensError} `APPROXIMATION_METHOD`
 */
export function quadrature(method: ApproximationMethod, n: number): Quadrature {
  if (method === 'gausslegendre') return gaussLegendre(n);
  if (!Object.hasOwn(RIEMANN, method)) {
    throw new GradelensError(
      'APPROXIMATION_METHOD',
      `Unknown method ${JSON.stringify(method)}. Expected one of: ${[...Object.keys(RIEMANN), 'gausslegendre'].join(', ')}.`,
    );
  }
  const isEnd = (k: number): boolean => method === 'riemann_trapezoid' && (k === 0 || k === n - 1);
  return {
    alphas: Array.from({ length: n }, (_, k) => RIEMANN[method](n, k)),
    weights: Array.from({ length: n }, (_, k) => (isEnd(k) ? 0.5 : 1) / n),
  };
}

/** Source: the roots of the Legendre polynomial by Newton's method, Abramowitz and Stegun 25.4.29. */
function gaussLegendre(n: number): Quadrature {
  const alphas: number[] = [];
  const weights: number[] = [];
  for (let i = n; i >= 1; i--) {
    let x = Math.cos((Math.PI * (i - 0.25)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < 100; step++) {
      const [value, derivative] = legendre(n, x);
      slope = derivative;
      const change = value / derivative;
      x -= change;
      if (Math.abs(change) < 1e-15) break;
    }
    alphas.push((1 + x) / 2);
    weights.push(1 / ((1 - x * x) * slope * slope));
  }
  return { alphas, weights };
}

/** The Legendre polynomial of degree n at x, and its derivative. */
function legendre(n: number, x: number): [value: number, derivative: number] {
  let [before, value] = [1, x];
  for (let k = 2; k <= n; k++) [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  return [value, (n * (x * value - before)) / (x * x - 1)];
}
