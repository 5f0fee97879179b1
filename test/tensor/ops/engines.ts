import * as tf from '@tensorflow/tfjs';
import { startBackend } from '../../../src/tensor/backend.js';
import type { Backend } from '../../../src/tensor/engines.js';

/** Bytes of old tensors for whoever reads beyond his own: a number that no case gives. */
const LITTER = Array.from({ length: 8 }, (_, i) => new Float32Array(16 << i).fill(7.25e7));

/** Closes the engine's scopes above a depth; what cannot be disposed any more is left. */
export function closeScopes(depth: number): void {
  const engine = tf.engine();
  while (engine.state.scopeStack.length > depth) {
    try {
      engine.endScope();
    } catch {
      engine.state.activeScope.track = [];
    }
  }
}

/** What is wrong with the running engine after a call: it must still compute, in memory full of litter. */
export async function ailmentOf(backend: Backend): Promise<string | undefined> {
  const depth = tf.engine().state.scopeStack.length;
  try {
    if (tf.getBackend() !== backend) return `the engine is ${tf.getBackend()} now`;
    tf.engine().startScope('probe');
    const old = LITTER.map((values) => tf.tensor1d(values));
    const [value] = await tf.add(tf.mul(tf.tensor1d([2, 3]), tf.tensor1d([3, 4])), 1).data();
    for (const tensor of old) tensor.dispose();
    tf.engine().endScope();
    return value === 7 ? undefined : `2 * 3 + 1 is ${value} from here on`;
  } catch (error) {
    closeScopes(depth);
    return `nothing works any more: ${(error as Error).message?.split('\n')[0]}`;
  }
}

/** Starts an engine that may have broken down anew; its old tensors are gone, and not disposed of, which may fail too. */
export async function revive(backend: Backend): Promise<void> {
  delete tf.engine().registry[backend];
  await startBackend(backend);
}

/** Work that notes the names of all kernels that run meanwhile. */
export async function kernelsOf<T>(work: () => Promise<T>): Promise<{ result: T; kernels: Set<string> }> {
  const engine = tf.engine();
  const kernels = new Set<string>();
  const { runKernel } = engine;
  engine.runKernel = function (this: typeof engine, name, ...rest) {
    kernels.add(name);
    return runKernel.call(this, name, ...rest) as never;
  };
  try {
    return { result: await work(), kernels };
  } finally {
    // The method of the class again.
    delete (engine as { runKernel?: unknown }).runKernel;
  }
}
