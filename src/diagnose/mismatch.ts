import type { Check } from '../compare/check.js';
import type { Tensors } from '../compare/outputs.js';

/** A call whose outputs are not the answer key's. */
export interface Mismatch {
  /** Id of the problem, for example `saliency-map`. */
  readonly problem: string;
  /** The test's checks: what is wrong, by how many times the tolerance, and whether a result or its change counts. */
  readonly checks: readonly Check[];
  readonly actual: Tensors;
  readonly expected: Tensors;
  /** Tensors among the arguments by name, in the function's order. */
  readonly inputs: Tensors;
  /** Plain numbers among the arguments by name: `weight`, `options.learningRate`, `weights.0`. */
  readonly numbers: Readonly<Record<string, number>>;
}
