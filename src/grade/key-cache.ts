import { cacheFolder } from '../cache-folder.js';
import type { Call, Returned } from '../sandbox/call.js';
import { packCall } from '../sandbox/messages.js';
import type { Session } from '../sandbox/session.js';
import { TensorCache } from '../store/tensor-cache.js';
import { float32 } from '../tensor/flat.js';

/** How long the key took, beside its outputs; no output of a function has such a name. */
const MILLISECONDS = 'key/milliseconds';

/** What the answer key has answered before, by all that decides it: its code, engine, network, weights, arguments. */
export class KeyCache {
  readonly #cache: TensorCache;

  private constructor(cache: TensorCache) {
    this.#cache = cache;
  }

  /** Default folder: `reference` of the user's cache. */
  static async open(folder: string = cacheFolder('reference')): Promise<KeyCache> {
    return new KeyCache(await TensorCache.open(folder));
  }

  /** The answer to a call, with or without class scores, computed by `work` where it is not known. */
  async answer(
    session: Session,
    { call, scores }: { readonly call: Call; readonly scores: boolean },
    work: () => Promise<Returned>,
  ): Promise<Returned> {
    const fingerprint = await session.fingerprint(call.file);
    if (fingerprint === undefined) return work();
    const packed = packCall(call);
    const key = TensorCache.key([fingerprint, scores, packed.call], packed.tensors);
    const known = await this.#cache.get(key);
    const taken = known?.[MILLISECONDS]?.data[0];
    if (known && taken !== undefined) {
      const { [MILLISECONDS]: _, ...outputs } = known;
      return { outcome: 'returned', outputs, milliseconds: taken };
    }
    const answer = await work();
    await this.#cache.set(key, { ...answer.outputs, [MILLISECONDS]: float32([], [answer.milliseconds]) });
    return answer;
  }
}
