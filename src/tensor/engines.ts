import { GradelensError } from '../errors.js';
import type { Engine } from './engine.js';
import { cpu } from './engines/cpu.js';
import { tensorflow } from './engines/tensorflow.js';
import { wasm } from './engines/wasm.js';
import { webgpu } from './engines/webgpu.js';

/** Engines, best first. A list, not their folder, since they are bundled for child processes too. */
export const ENGINES = { tensorflow, webgpu, wasm, cpu } satisfies Record<string, Engine>;
export type Backend = keyof typeof ENGINES;
export const BACKENDS = Object.keys(ENGINES) as Backend[];

/** Those that tensors can be read from at once (`dataSync`), as several attribution methods do. */
export const READABLE: readonly Backend[] = BACKENDS.filter((name) => name !== 'webgpu');

/**
 * An engine's packages.
 *
 * @throws {GradelensError} `BACKEND_ABSENT` with the reason and the remedy.
 */
export function modulesOf(backend: Backend): readonly string[] {
  const found = ENGINES[backend].find();
  if ('modules' in found) return found.modules;
  throw new GradelensError(
    'BACKEND_ABSENT',
    `The engine ${backend} is not here: ${found.absent}. ${found.remedy}`,
  );
}
