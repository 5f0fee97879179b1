import { distance, type Numbers, norm, relativeL2 } from '../compare/numbers.js';
import type { Tensors } from '../compare/outputs.js';
import { nonFiniteProblem, sameShape } from '../compare/structure.js';
import type { FlatTensor } from '../tensor/flat.js';

/** What a hypothesis reads: one wrong output beside the answer key's. The shapes may differ. */
export interface Evidence {
  /** Id of the problem, for example `saliency-map`. */
  readonly problem: string;
  readonly actual: FlatTensor;
  readonly expected: FlatTensor;
  /** Tensors among the arguments by name, in the function's order. */
  readonly inputs: Tensors;
}

/** What would explain the mismatch. */
export interface Explanation {
  /** For the student: what the numbers show and where to look, not the solution. */
  readonly message: string;
  /** 0 to 1: above 0.9 the numbers fit exactly, about 0.7 only bounds or shapes do. */
  readonly confidence: number;
}

/** One family of causes: pure, over flat arrays. */
export interface Hypothesis {
  readonly title: string;
  /** `undefined` where the numbers do not fit. */
  explain(evidence: Evidence): Explanation | undefined;
}

/** Two tensors this close, by relative L2 error, hold the same numbers up to float noise. */
const SAME = 1e-4;
/** Below this relative L2 error there is no mismatch to explain. */
const RIGHT = 1e-3;

/**
 * Declares a hypothesis. Its `explain` only sees finite, non-empty tensors, and never an answer that is right up to
 * float noise.
 */
export const defineHypothesis = ({ title, explain }: Hypothesis): Hypothesis => ({
  title,
  explain(evidence) {
    const { actual, expected } = evidence;
    if ([actual, expected].some((tensor) => tensor.data.length === 0 || nonFiniteProblem(tensor)))
      return undefined;
    if (sameShape(actual.shape, expected.shape) && relativeL2(actual.data, expected.data) <= RIGHT)
      return undefined;
    return explain(evidence);
  },
});

/** Whether a candidate is what the student's function returned, up to float noise; never for an all-zero result. */
export const accountsFor = (candidate: Numbers, actual: Numbers): boolean =>
  candidate.length === actual.length &&
  norm(actual) > 0 &&
  distance(candidate, actual) <= SAME * norm(actual);
