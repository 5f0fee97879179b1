import * as tf from '@tensorflow/tfjs';
import { allFinite } from '../native/finite.js';
import type { WasmBackend } from '../native/memory.js';
import { openNative } from '../native/module.js';
import { correctedKernel } from './arrays.js';
import { borrow, type Call } from './borrow.js';
import { COMPLEX_ARITHMETIC, withComplex } from './complex-arithmetic.js';
import { holdComplex } from './complex-on-wasm.js';
import * as composed from './composed/index.js';
import { kernelOf } from './composed.js';
import * as corrections from './corrections/index.js';
import { type Guard, ofAll, only } from './guard.js';
import * as guards from './guards/index.js';
import * as kernels from './kernels/index.js';
import { refuseNull } from './refuse-null.js';
import { RIGHT } from './right.js';

/** Kernels as they were put together here, so that nothing is done twice. */
const finished = new WeakSet<tf.KernelConfig>();

/** Registers a kernel in the place of the one there is. */
function put(kernel: tf.KernelConfig): void {
  const { kernelName, backendName } = kernel;
  if (tf.getKernel(kernelName, backendName)) tf.unregisterKernel(kernelName, backendName);
  tf.registerKernel(kernel);
  finished.add(kernel);
}

/** Whether an engine's kernel is one of ours. */
function isFinished(kernelName: string, backendName: string): boolean {
  const present = tf.getKernel(kernelName, backendName);
  return present !== undefined && finished.has(present);
}

/**
 * Mends the cpu backend's kernels that are wrong: those of `corrections/` over its arrays, those of `composed/` by other
 * ops, and arithmetic of complex numbers. Calling it again changes nothing.
 */
export function completeCpu(): void {
  for (const correction of Object.values(corrections)) {
    if (isFinished(correction.kernelName, 'cpu')) continue;
    put(correctedKernel(correction, tf.getKernel(correction.kernelName, 'cpu')));
  }
  for (const name of COMPLEX_ARITHMETIC) {
    if (!isFinished(name, 'cpu')) put(withComplex(tf.getKernel(name, 'cpu')));
  }
  for (const each of Object.values(composed)) {
    if (!isFinished(each.kernelName, 'cpu')) put(kernelOf(each, 'cpu'));
  }
}

/**
 * Makes a wasm backend that runs compute what every op means, where TensorFlow.js 4.22's own kernels are wrong, absent or
 * slow. Calling it again changes nothing.
 *
 * - A kernel of `kernels/` or `composed/` takes the place of the backend's own.
 * - What the cpu backend has and wasm lacks is borrowed from it.
 * - A kernel that is right for every call (`RIGHT`) stays as it is.
 * - Where a kernel is right for some calls only (`guards/`), the others go to the cpu backend's kernel. Any other
 *   kernel is used for float32 tensors that are not empty.
 *
 * `folder`: where our own `.wasm` files are, ending in `/`; default: where the build has put them.
 */
export function completeWasm(folder?: string): void {
  openNative(tf.backend() as unknown as WasmBackend, folder);
  completeCpu();
  holdComplex(tf.backend());
  refuseNull(tf.backend());
  const own = new Map(Object.values(kernels).map((kernel) => [kernel.kernelName, kernel]));
  const guarded = new Map<string, Guard>(
    Object.values(guards).flatMap((guard) => guard.kernels.map((name) => [name, guard] as const)),
  );
  const names = new Set(
    [...tf.getKernelsForBackend('wasm'), ...tf.getKernelsForBackend('cpu'), ...own.values()].map(
      ({ kernelName }) => kernelName,
    ),
  );
  for (const each of Object.values(composed)) {
    if (!isFinished(each.kernelName, 'wasm')) put(kernelOf(each, 'wasm'));
  }
  for (const name of names) {
    if (isFinished(name, 'wasm') || (RIGHT.has(name) && !own.has(name))) continue;
    const present = own.get(name) ?? tf.getKernel(name, 'wasm');
    put(assemble(name, present, tf.getKernel(name, 'cpu'), guarded.get(name)));
  }
}

/** A kernel for wasm: its own where that is right, else the cpu backend's; either may be absent. */
function assemble(
  kernelName: string,
  own: tf.KernelConfig | undefined,
  cpu: tf.KernelConfig | undefined,
  { right, finite }: Pick<Guard, 'right' | 'finite'> = { right: only('float32') },
): tf.KernelConfig {
  const borrowed = cpu && borrow(cpu.kernelFunc);
  if (!own) return { kernelName, backendName: 'wasm', kernelFunc: borrowed! };
  // Not wrapped: nobody else could answer.
  if (!borrowed) return { ...own };
  const kernelFunc = (call: Call) => {
    if (!isOnHeap(call) || !right(call)) return borrowed(call);
    const result = own.kernelFunc(call);
    const wasm = call.backend as WasmBackend;
    if (!finite || Array.isArray(result) || allFinite(wasm, result)) return result;
    wasm.disposeData(result.dataId);
    return borrowed(call);
  };
  return { ...own, kernelFunc };
}

/** Whether all tensors of a call lie on the wasm heap: complex numbers and strings do not. */
const isOnHeap = (call: Call): boolean =>
  ofAll(call, ({ dtype }) => dtype !== 'complex64' && dtype !== 'string');
