import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../errors.js';
import type { Engine } from './engine.js';
import { type Backend, ENGINES, modulesOf } from './engines.js';
import { repairEngine } from './repair/engine.js';

/** What runs: its name, and the device's where it is known. */
export interface Started {
  readonly backend: Backend;
  readonly device?: { readonly name: string; readonly software: boolean };
}

/** How to start an engine whose packages were found by somebody else. */
export interface StartOptions {
  /** As `find` of the engine gave them; default: found here. */
  readonly modules?: readonly string[];
  /** Folder of TensorFlow.js's `.wasm` files, ending in `/`; default: its package. */
  readonly folder?: string;
}

/**
 * Starts TensorFlow.js on an engine and makes sure that it is that engine.
 *
 * @throws {GradelensError} `BACKEND_ABSENT`: its packages are not installed. `BACKEND_NOT_STARTED`: they do not start here;
 *   TensorFlow.js would fall back to another engine in silence, for example to cpu when a memory limit stops wasm.
 */
export async function startBackend(backend: Backend, options: StartOptions = {}): Promise<Started> {
  // Production mode silences TensorFlow.js's advice to install its native package, and each kernel registered twice.
  tf.enableProdMode();
  const engine: Engine = ENGINES[backend];
  const modules = options.modules ?? modulesOf(backend);
  let why = '';
  try {
    await engine.load(modules, options.folder);
    await tf.setBackend(backend);
    await tf.ready();
    if (tf.getBackend() === backend) repairEngine(backend, options.folder);
  } catch (error) {
    why = ` (${(error as Error).message})`;
  }
  if (why !== '' || tf.getBackend() !== backend) {
    throw new GradelensError(
      'BACKEND_NOT_STARTED',
      `The engine ${backend} did not start${why}. ${engine.confined ? 'Give it more memory, or choose' : 'Choose'} another engine with --backend.`,
    );
  }
  const device = await engine.device?.();
  return { backend, ...(device && { device }) };
}
