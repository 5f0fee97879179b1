import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FlatTensor } from '../tensor/flat.js';
import { readSafetensors } from '../tensor/safetensors.js';
import { PACKAGE } from './folders.js';
import type { NetworkId } from './network.js';

/** A picture [1,H,W,3], normalised, and its saliency [1,H,W]: the gradient of its best score, as PyTorch computes it. */
export type SelfTest = Readonly<Record<'x' | 'saliency', FlatTensor>>;

/** The stored values of a network (`models/<network>.self-test.safetensors`, made by `scripts/self-test.py`). */
export async function loadSelfTest(network: NetworkId): Promise<SelfTest> {
  const path = join(PACKAGE, 'models', `${network}.self-test.safetensors`);
  const { tensors } = readSafetensors(await readFile(path));
  return { x: tensors.get('x')!, saliency: tensors.get('saliency')! };
}
