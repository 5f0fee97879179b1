import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GradelensError } from '../errors.js';
import type { FlatTensor } from '../tensor/flat.js';
import { readSafetensors } from '../tensor/safetensors.js';
import { findFile, PACKAGE, type Place } from './folders.js';
import type { NetworkId } from './network.js';

/** A network's files, and what the weights' bytes must hash to where that is known beforehand. */
export const NETWORK_FILES: Record<NetworkId, { weights: string; labels: string; sha256?: string }> = {
  squeezenet1_1: {
    weights: 'squeezenet1_1.f16.safetensors',
    labels: 'imagenet_labels.txt',
    sha256: '96928a7b01eaabcc02b0a30a50e6cfdeba02e64cf09b77f5993bea64975e385c',
  },
  small: { weights: 'small.f16.safetensors', labels: 'small.labels.txt' },
};

/** Weights by torchvision's names, and the classes' names in order. */
export interface LoadedWeights {
  readonly weights: ReadonlyMap<string, FlatTensor>;
  readonly labels: readonly string[];
}

/**
 * Where a network's weights are: for the built-in network in the package, else in `$GRADELENS_MODELS`, and without that
 * variable in `../shared/models` or the user's cache.
 */
export async function findWeights(id: NetworkId): Promise<Place | undefined> {
  const file = NETWORK_FILES[id].weights;
  if (id === 'small') return { path: join(PACKAGE, 'models', file), source: 'built in' };
  return findFile(file, 'GRADELENS_MODELS', 'models');
}

/**
 * Reads and verifies a network's weights and class names.
 *
 * @throws {GradelensError} `WEIGHTS_NOT_FOUND`, `WEIGHTS_CORRUPT`, `SAFETENSORS_INVALID`
 */
export async function loadWeights(id: NetworkId): Promise<LoadedWeights> {
  const { weights: file, labels, sha256 } = NETWORK_FILES[id];
  const found = await findWeights(id);
  if (!found) {
    throw new GradelensError(
      'WEIGHTS_NOT_FOUND',
      `The weights of ${id} were not found: expected ${file} in $GRADELENS_MODELS, ../shared/models or the cache. ` +
        'Set GRADELENS_MODELS to their folder, or use --assignment rubric/demo.yaml, which needs none.',
    );
  }
  const bytes = await readFile(found.path);
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== undefined && hash !== sha256) {
    throw new GradelensError(
      'WEIGHTS_CORRUPT',
      `${file} (${found.source}) is not the file it should be: its sha256 is ${hash}, expected ${sha256}. Get it again.`,
    );
  }
  const names = await readFile(join(dirname(found.path), labels), 'utf8').catch(() => '');
  return { weights: readSafetensors(bytes).tensors, labels: names.split('\n').filter((name) => name !== '') };
}
