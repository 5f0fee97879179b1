import { GradelensError } from '../../errors.js';
import { NETWORKS, type NetworkId } from '../../model/network.js';
import { selfTest } from '../../model/self-test.js';
import { loadSelfTest } from '../../model/self-test-values.js';
import { buildClassifier, type OwnedClassifier } from '../../model/squeezenet.js';
import { startBackend } from '../../tensor/backend.js';
import { type Backend, ENGINES, READABLE } from '../../tensor/engines.js';
import type { FlatTensor } from '../../tensor/flat.js';
import { notePassedOver } from '../passed-over.js';

/**
 * A network on an engine in this process; `auto`: on the best that is installed and computes the right numbers.
 *
 * @throws {GradelensError} `BACKEND_ABSENT`, `BACKEND_NOT_STARTED`, `BACKEND_WRONG`
 */
export async function startNetwork(
  asked: Backend | 'auto',
  network: NetworkId,
  weights: ReadonlyMap<string, FlatTensor>,
): Promise<{ readonly backend: Backend; readonly model: OwnedClassifier }> {
  const expected = await loadSelfTest(network);
  for (const backend of asked === 'auto' ? READABLE : [asked]) {
    if (asked === 'auto' && 'absent' in ENGINES[backend].find()) continue;
    let model: OwnedClassifier | undefined;
    try {
      await startBackend(backend);
      model = buildClassifier(NETWORKS[network], weights);
      await selfTest(model, expected);
      return { backend, model };
    } catch (error) {
      model?.dispose();
      if (asked !== 'auto' || !(error instanceof GradelensError)) throw error;
      notePassedOver({ passedOver: [`${backend}: ${error.message}`] });
    }
  }
  throw new GradelensError('BACKEND_NOT_STARTED', 'No engine starts here; `gradelens doctor` says why.');
}
