import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import * as composed from '../../src/tensor/repair/composed/index.js';
import * as corrections from '../../src/tensor/repair/corrections/index.js';
import * as gradients from '../../src/tensor/repair/gradients/index.js';
import * as guards from '../../src/tensor/repair/guards/index.js';
import * as kernels from '../../src/tensor/repair/kernels/index.js';

type Registered = ReadonlyMap<string, tf.KernelConfig>;
const registered = (backend: string): Registered =>
  new Map(tf.getKernelsForBackend(backend).map((kernel) => [kernel.kernelName, kernel]));
const gradientNames = Object.values(gradients).map((gradient) => gradient.kernelName);

/** TensorFlow.js's own kernels and gradients: this module is loaded before any engine is completed. */
export const STOCK = {
  cpu: registered('cpu'),
  wasm: registered('wasm'),
  gradients: new Map(gradientNames.map((name) => [name, tf.getGradient(name)])),
};

const named = (list: object): Set<string> =>
  new Set(Object.values(list as Record<string, { kernelName: string }>).map((each) => each.kernelName));
const OURS = named(kernels);
const COMPOSED = named(composed);
const CORRECTED = named(corrections);
const GUARDED = new Set<string>(Object.values(guards).flatMap((guard) => guard.kernels));

/**
 * What stands in the place of TensorFlow.js's kernel on wasm; `guarded`: its own where that is right, else cpu's. Undefined:
 * its own for float32 tensors, cpu's for other types and for tensors without elements.
 */
export function replacementOf(kernel: string): string | undefined {
  if (COMPOSED.has(kernel)) return 'composed';
  if (OURS.has(kernel)) return 'ours';
  if (CORRECTED.has(kernel)) return "cpu's, corrected";
  if (!STOCK.wasm.has(kernel)) return "cpu's";
  return GUARDED.has(kernel) ? 'guarded' : undefined;
}

/** One thing that can be put back: a kernel of an engine, or a gradient. */
export interface Replacement {
  readonly name: string;
  readonly kernel: string;
  /** Puts TensorFlow.js's own back; gives what puts ours in again. */
  restore(): () => void;
}

function swapKernel(kernelName: string, backend: string, config: tf.KernelConfig | undefined): void {
  if (tf.getKernel(kernelName, backend)) tf.unregisterKernel(kernelName, backend);
  if (config) tf.registerKernel(config);
}

function swapGradient(kernelName: string, config: tf.GradConfig | undefined): void {
  if (tf.getGradient(kernelName)) tf.unregisterGradient(kernelName);
  if (config) tf.registerGradient(config);
}

/** Everything that differs from TensorFlow.js's own on cpu and on wasm, once both are complete. */
export function replacements(): Replacement[] {
  const list: Replacement[] = [];
  for (const backend of ['cpu', 'wasm'] as const) {
    for (const present of registered(backend).values()) {
      const kernel = present.kernelName;
      const stock = STOCK[backend].get(kernel);
      if (stock === present) continue;
      list.push({
        name: `${kernel} on ${backend}`,
        kernel,
        restore() {
          swapKernel(kernel, backend, stock);
          return () => swapKernel(kernel, backend, present);
        },
      });
    }
  }
  for (const kernel of gradientNames) {
    const present = tf.getGradient(kernel);
    list.push({
      name: `gradient of ${kernel}`,
      kernel,
      restore() {
        swapGradient(kernel, STOCK.gradients.get(kernel));
        return () => swapGradient(kernel, present);
      },
    });
  }
  return list;
}
