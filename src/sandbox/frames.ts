// Every process of a hand-in loads this file: the whole of zod would take a sixth of its start.
import * as z from 'zod/mini';
import { type FlatTensor, sizeOf } from '../tensor/flat.js';
import { LIMITS } from './limits.js';

/** A message between parent and child: JSON, and tensors as bytes behind it. */
export interface Frame {
  readonly message: unknown;
  readonly tensors: Readonly<Record<string, FlatTensor>>;
}

const ELEMENT_BYTES = { float32: 4, int32: 4, bool: 1 } as const;

const headerSchema = z.strictObject({
  message: z.unknown(),
  tensors: z
    .array(
      z.strictObject({
        name: z.string().check(z.maxLength(200)),
        dtype: z.enum(['float32', 'int32', 'bool']),
        shape: z.array(z.int().check(z.nonnegative())).check(z.maxLength(LIMITS.rank)),
      }),
    )
    .check(z.maxLength(LIMITS.tensors)),
});

/** `GLF1` and two little-endian lengths: header, payload. */
const MAGIC = 0x31464c47;
const PREFIX = 12;

/** Why bytes are no frame. The sender is not to be trusted further. */
export class FrameError extends Error {}

/** Bytes of a frame, in parts to be written one after the other. */
export function encodeFrame({ message, tensors }: Frame): Uint8Array[] {
  const entries = Object.entries(tensors);
  const header = Buffer.from(
    JSON.stringify({ message, tensors: entries.map(([name, { dtype, shape }]) => ({ name, dtype, shape })) }),
  );
  const parts = entries.map(([, { data }]) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  const prefix = Buffer.alloc(PREFIX);
  prefix.writeUInt32LE(MAGIC, 0);
  prefix.writeUInt32LE(header.length, 4);
  prefix.writeUInt32LE(
    parts.reduce((sum, part) => sum + part.length, 0),
    8,
  );
  return [prefix, header, ...parts];
}

/**
 * Collects bytes into frames. Nothing is reserved on the sender's word: memory grows with what has arrived, and lengths
 * over the limits are refused before that.
 */
export class FrameReader {
  #chunks: Buffer[] = [];
  #size = 0;

  /**
   * Takes bytes, returns the frames that are complete.
   *
   * @throws {FrameError} for anything that is not a frame.
   */
  push(chunk: Buffer): Frame[] {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    const frames: Frame[] = [];
    for (let frame = this.#next(); frame; frame = this.#next()) frames.push(frame);
    return frames;
  }

  #next(): Frame | undefined {
    if (this.#size < PREFIX) return undefined;
    // The prefix may lie in several chunks, but joining them all on every chunk would be quadratic.
    if (this.#chunks[0]!.length < PREFIX) this.#join();
    const [first] = this.#chunks as [Buffer];
    if (first.readUInt32LE(0) !== MAGIC) throw new FrameError('it does not begin as an answer does');
    const [header, payload] = [first.readUInt32LE(4), first.readUInt32LE(8)];
    if (header > LIMITS.header) throw new FrameError(`its header claims ${header} bytes`);
    if (payload > LIMITS.payload) throw new FrameError(`its tensors claim ${payload} bytes`);
    if (this.#size < PREFIX + header + payload) return undefined;
    const whole = this.#join();
    const rest = whole.subarray(PREFIX + header + payload);
    this.#chunks = rest.length > 0 ? [rest] : [];
    this.#size = rest.length;
    return decode(
      whole.subarray(PREFIX, PREFIX + header),
      whole.subarray(PREFIX + header, PREFIX + header + payload),
    );
  }

  #join(): Buffer {
    const whole = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks);
    this.#chunks = [whole];
    return whole;
  }
}

function decode(header: Buffer, payload: Buffer): Frame {
  let json: unknown;
  try {
    json = JSON.parse(header.toString('utf8'));
  } catch {
    throw new FrameError('its header is not JSON');
  }
  const parsed = headerSchema.safeParse(json);
  if (!parsed.success)
    throw new FrameError(`its header is wrong at ${parsed.error.issues[0]?.path.join('.')}`);
  const { message, tensors: entries } = parsed.data;
  // No prototype: a tensor may be named __proto__.
  const tensors: Record<string, FlatTensor> = Object.create(null) as Record<string, FlatTensor>;
  let at = 0;
  for (const { name, dtype, shape } of entries) {
    const bytes = sizeOf(shape) * ELEMENT_BYTES[dtype];
    if (!Number.isSafeInteger(bytes) || at + bytes > payload.length)
      throw new FrameError('a tensor is cut short');
    if (name in tensors) throw new FrameError(`it holds ${JSON.stringify(name)} twice`);
    tensors[name] = { dtype, shape, data: dataOf(dtype, payload.subarray(at, at + bytes)) };
    at += bytes;
  }
  if (at !== payload.length) throw new FrameError('it has bytes that belong to no tensor');
  return { message, tensors };
}

function dataOf(dtype: FlatTensor['dtype'], bytes: Buffer): FlatTensor['data'] {
  const own = new Uint8Array(bytes);
  if (dtype === 'float32') return new Float32Array(own.buffer);
  if (dtype === 'int32') return new Int32Array(own.buffer);
  return own;
}
