import { cosine, norm, subtract } from '../compare/numbers.js';
import { sameShape } from '../compare/structure.js';
import type { Evidence } from './hypothesis.js';

/** Problems whose result is their input plus one or more steps along a gradient. */
const STEPPING = new Set(['fooling-image', 'class-visualization']);

/** The student's step beside the key's. */
export interface Steps {
  /** Cosine of the angle between them. */
  readonly cosine: number;
  readonly actualNorm: number;
  readonly expectedNorm: number;
}

/** The steps from the input picture to both results; `undefined` where there is none, or either side stands still. */
export function stepsOf({ problem, actual, expected, inputs }: Evidence): Steps | undefined {
  if (!STEPPING.has(problem) || !sameShape(actual.shape, expected.shape)) return undefined;
  const start = Object.values(inputs).find(({ shape }) => sameShape(shape, expected.shape));
  if (!start) return undefined;
  const [actualStep, expectedStep] = [subtract(actual, start).data, subtract(expected, start).data];
  const [actualNorm, expectedNorm] = [norm(actualStep), norm(expectedStep)];
  if (actualNorm === 0 || expectedNorm === 0) return undefined;
  return { cosine: cosine(actualStep, expectedStep), actualNorm, expectedNorm };
}
