import * as tf from '@tensorflow/tfjs';
import { borrow, type Call } from './borrow.js';
import { holdComplex } from './complex-on-wasm.js';
import { only, tensorsOf } from './guard.js';
import * as guards from './guards/index.js';
import * as kernels from './kernels/index.js';

/** Kernels as they were put together here, so that nothing is done twice. */
const finished = new WeakSet<tf.KernelConfig>();

/**
 * Makes a wasm backend that runs compute what every op means, where TensorFlow.js 4.22's own kernels are wrong, absent or
 * slow. Calling it again changes nothing.
 *
 * - A kernel of `kernels/` takes the place of the backend's own.
 * - What the cpu backend has and wasm lacks is borrowed from it.
 * - Where a kernel is right for some calls only (`guards/`), the others go to the cpu backend's kernel. A kernel without a
 *   guard is used for float32 tensors that are not empty.
 */
export function completeWasm(): void {
  holdComplex(tf.backend());
  const own = new Map(Object.values(kernels).map((kernel) => [kernel.kernelName, kernel]));
  const right = new Map(
    Object.values(guards).flatMap((guard) => guard.kernels.map((name) => [name, guard.right] as const)),
  );
  const names = new Set(
    [...tf.getKernelsForBackend('wasm'), ...tf.getKernelsForBackend('cpu'), ...own.values()].map(
      ({ kernelName }) => kernelName,
    ),
  );
  for (const name of names) {
    const present = tf.getKernel(name, 'wasm');
    if (present && finished.has(present)) continue;
    const kernel = assemble(name, own.get(name) ?? present, tf.getKernel(name, 'cpu'), right.get(name));
    if (present) tf.unregisterKernel(name, 'wasm');
    tf.registerKernel(kernel);
    finished.add(kernel);
  }
}

/** A kernel for wasm: its own where that is right, else the cpu backend's; either may be absent. */
function assemble(
  kernelName: string,
  own: tf.KernelConfig | undefined,
  cpu: tf.KernelConfig | undefined,
  right: (call: Call) => boolean = only('float32'),
): tf.KernelConfig {
  const borrowed = cpu && borrow(cpu.kernelFunc);
  if (!own) return { kernelName, backendName: 'wasm', kernelFunc: borrowed! };
  // Not wrapped: nobody else could answer.
  if (!borrowed) return { ...own };
  return {
    ...own,
    kernelFunc: (call) => (isOnHeap(call) && right(call) ? own.kernelFunc(call) : borrowed(call)),
  };
}

/** Whether all tensors of a call lie on the wasm heap: complex numbers and strings do not. */
const isOnHeap = (call: Call): boolean =>
  tensorsOf(call).every(({ dtype }) => dtype !== 'complex64' && dtype !== 'string');
