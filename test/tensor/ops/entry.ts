import type { Call } from './call.js';
import type { Draw } from './draw.js';

/** How one op is called, and what is asked of its results. */
export interface Entry {
  readonly calls: (draw: Draw) => readonly Call[];
  /** Values must be equal. Whole numbers and truth values always must. */
  readonly exact?: boolean;
  /** Relative to the largest magnitude; default 2e-5. */
  readonly tolerance?: number;
  /** The op has no gradient: every engine must refuse to give one, in the words of src/tensor/repair/without-gradient.ts. */
  readonly noGradient?: true;
  /** Positions, among a call's tensors, of those that have a gradient; default: every float32 one. */
  readonly wrt?: readonly number[];
  /** Values are random: shape, dtype and range are compared, and mean and deviation within five of their errors. */
  readonly random?: boolean;
  /** Called in place of the export of this name. */
  readonly run?: (...args: never[]) => unknown;
}

/** Ops by their name under `tf`, dotted. */
export type Family = Readonly<Record<string, Entry>>;
