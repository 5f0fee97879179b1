import { completeCpu, completeWasm as completeKernels } from './complete.js';
import { completeGradients } from './complete-gradients.js';
import { makeFusedGradientsLazy } from './lazy-fused.js';
import { nameMissingGradients } from './name-missing-gradients.js';
import { mendTape } from './tape.js';
import { firstOfEqualsOnWebgpu } from './webgpu-max-pool.js';

/**
 * Mends an engine of TensorFlow.js that has started and is the current one: its kernels, and the gradients of all.
 * Calling it again changes nothing.
 *
 * - `folder`: where our own `.wasm` files are, ending in `/`; default: where the build has put them.
 *
 * @throws {GradelensError} `NATIVE_ABSENT`: on wasm, when they are not there.
 */
export function repairEngine(backend: string, folder?: string): void {
  if (backend === 'wasm') completeKernels(folder);
  else completeCpu();
  if (backend === 'webgpu') firstOfEqualsOnWebgpu();
  mendTape();
  completeGradients();
  makeFusedGradientsLazy();
  nameMissingGradients();
}

/**
 * Makes TensorFlow.js's wasm backend, which runs, compute what every op and every gradient means.
 * Calling it again changes nothing.
 *
 * @throws {GradelensError} `NATIVE_ABSENT`: gradelens was not built.
 */
export const completeWasm = (): void => repairEngine('wasm');
