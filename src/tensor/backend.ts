import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { GradelensError } from '../errors.js';
import { completeWasm } from './complete.js';

/** Engines, best first. */
export const BACKENDS = ['wasm', 'cpu'] as const;
export type Backend = (typeof BACKENDS)[number];

/**
 * Starts TensorFlow.js on an engine and makes sure that it is that engine.
 *
 * - `name`: an engine, or `auto` for the best that starts.
 * - `wasmFolder`: folder of TensorFlow.js's `.wasm` files, ending in `/`; default: its package.
 * - Returns the engine that runs.
 *
 * @throws {GradelensError} `BACKEND_NOT_STARTED`: TensorFlow.js would fall back to another engine in silence, for example
 *   to cpu when a memory limit stops wasm.
 */
export async function startBackend(name: Backend | 'auto', wasmFolder?: string): Promise<Backend> {
  // Production mode silences TensorFlow.js's advice to install its native package, which would land in a student's log.
  tf.enableProdMode();
  if (wasmFolder) setWasmPaths(wasmFolder);
  const reasons: string[] = [];
  for (const backend of name === 'auto' ? BACKENDS : [name]) {
    const started = await tf.setBackend(backend).catch((error: Error) => {
      reasons.push(`${backend}: ${error.message}`);
      return false;
    });
    if (!started) continue;
    await tf.ready();
    if (tf.getBackend() !== backend) continue;
    if (backend === 'wasm') completeWasm();
    return backend;
  }
  throw new GradelensError(
    'BACKEND_NOT_STARTED',
    `The engine ${name} did not start${reasons.length > 0 ? ` (${reasons.join('; ')})` : ''}. ` +
      'Give it more memory, or choose another engine with --backend.',
  );
}
