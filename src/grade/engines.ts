import { GradelensError } from '../errors.js';
import type { NetworkId } from '../model/network.js';
import { loadSelfTest } from '../model/self-test-values.js';
import type { Session } from '../sandbox/session.js';
import type { Workspace } from '../sandbox/workspace.js';
import { BACKENDS, type Backend, ENGINES } from '../tensor/engines.js';

/** Hand-ins run behind the barrier, whatever the key runs on. */
export const handInBackend = (asked: Backend | 'auto'): Backend =>
  asked !== 'auto' && ENGINES[asked].confined ? asked : 'wasm';

/** The answer key's session, and what computes in it and in those of hand-ins, in words. */
export interface OpenedKey {
  readonly session: Session;
  readonly backend: Backend;
  readonly engines: string;
  /** Engines that are installed and were passed over, with the reason. */
  readonly passedOver: readonly string[];
}

/**
 * Opens the answer key's session on an engine. `auto`: the best that is installed, is no processor that plays a GPU, and
 * computes the right numbers.
 *
 * @throws {GradelensError} `BACKEND_ABSENT`, `BACKEND_NOT_STARTED`
 */
export async function openKey(
  workspace: Workspace,
  folder: string,
  asked: Backend | 'auto',
  { memoryLimit, network }: { readonly memoryLimit: number; readonly network: NetworkId },
): Promise<OpenedKey> {
  const handIns = handInBackend(asked);
  const selfTest = await loadSelfTest(network);
  const passedOver: string[] = [];
  for (const backend of asked === 'auto' ? BACKENDS : [asked]) {
    if (asked === 'auto' && 'absent' in ENGINES[backend].find()) continue;
    const session = await workspace.trusted(folder, { memoryLimit, backend, selfTest });
    const engines = (device?: string): string => described(backend, handIns, device);
    // One that is always here starts when it is first needed: often its answers are known already.
    if (asked !== 'auto' && ENGINES[backend].confined) {
      return { session, backend, engines: engines(), passedOver };
    }
    try {
      const device = await session.start();
      if (asked !== 'auto' || !device?.software) {
        return { session, backend, engines: engines(device?.name), passedOver };
      }
      passedOver.push(`${backend}: ${device.name} is a processor that plays a GPU`);
    } catch (error) {
      if (asked !== 'auto' || !(error instanceof GradelensError)) throw error;
      passedOver.push(`${backend}: ${error.message}`);
    }
    await session.close();
  }
  throw new GradelensError('BACKEND_NOT_STARTED', `No engine starts here. ${passedOver.join(' ')}`);
}

function described(key: Backend, handIns: Backend, device: string | undefined): string {
  const name = device === undefined ? key : `${key}, ${device}`;
  return key === handIns ? name : `${name}, hand-ins on ${handIns}`;
}
