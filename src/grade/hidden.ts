import { createCipheriv, createHash, createHmac } from 'node:crypto';
import type { Streams } from '../model/random.js';
import type { HiddenSource } from './result.js';

/** What hidden inputs are drawn from. */
export interface HiddenInputs {
  readonly streams: Streams;
  /** How the staff may name it. */
  readonly source: HiddenSource;
  /** A line for the staff: where the secret lies, or that it is weak. */
  readonly note?: string;
}

/** Bytes of a secret: 256 bits. */
export const SECRET_BYTES = 32;
/** Bytes of a stream that are made at a time. */
const BLOCK = 4096;

/**
 * Hidden inputs from a secret: the same secret gives the same inputs on every machine.
 *
 * Each stream has a key of its own, HMAC-SHA256 of the secret and the stream's name, and is AES-256 in counter mode under
 * it. So whoever learns some numbers of a stream, however many, learns nothing of its others, of other streams, or of the
 * secret: not with `seeded`, whose 32 bits of state can all be tried.
 */
export const hiddenFrom = (secret: Uint8Array): HiddenInputs => ({
  streams: (name) => uniform(hmac(secret, `stream/${name}`)),
  source: { secret: hmac(secret, 'fingerprint').toString('hex', 0, 4) },
});

/** Hidden inputs that anybody can draw who tries all seeds: to reproduce a run, for samples and for tests. */
export function hiddenFromSeed(seed: number): HiddenInputs {
  const secret = createHash('sha256').update(`gradelens/weak/${seed}`).digest();
  const { streams, source } = hiddenFrom(secret);
  return {
    streams,
    source: { ...source, weakSeed: seed },
    note: `Hidden inputs come from the seed ${seed}: weak, since whoever tries all seeds finds them. Leave --seed out for grades.`,
  };
}

const hmac = (secret: Uint8Array, text: string): Buffer => createHmac('sha256', secret).update(text).digest();

/** Uniform numbers in [0, 1) of 32 bits, from a key of 32 bytes. */
function uniform(key: Uint8Array): () => number {
  const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  const zeros = Buffer.alloc(BLOCK);
  let block = Buffer.alloc(0);
  let at = 0;
  return () => {
    if (at === block.length) {
      block = cipher.update(zeros);
      at = 0;
    }
    at += 4;
    return block.readUInt32LE(at - 4) / 2 ** 32;
  };
}
