import { GradelensError } from '../errors.js';
import { type FlatTensor, sizeOf } from './flat.js';
import { fromHalves, toHalf } from './half.js';

/** What a safetensors file holds. */
export interface Safetensors {
  readonly tensors: ReadonlyMap<string, FlatTensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

const BYTES = { F16: 2, F32: 4, I32: 4 } as const;
type Dtype = keyof typeof BYTES;

/** The format's own bound on the header. */
const LARGEST_HEADER = 100_000_000;

interface Entry {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

/**
 * Reads a safetensors file: 8 bytes header length (little-endian), JSON header, tensor bytes.
 *
 * - F16 comes as float32, F32 as float32, I32 as int32; row-major.
 * - Source: the format's rules at https://github.com/huggingface/safetensors#format. Every violation is refused.
 *
 * @throws {GradelensError} `SAFETENSORS_INVALID` naming the fault; `SAFETENSORS_DTYPE` for a type this reader lacks.
 */
export function readSafetensors(bytes: Uint8Array): Safetensors {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8)
    throw invalid(`it has ${bytes.length} bytes, fewer than the 8 of the header's length`);
  const length = view.getBigUint64(0, true);
  if (length > BigInt(Math.min(LARGEST_HEADER, bytes.length - 8))) {
    throw invalid(`its header claims ${length} bytes, more than the file or the format has room for`);
  }
  const start = 8 + Number(length);
  const header = parseHeader(bytes.subarray(8, start));
  const data = bytes.subarray(start);
  const tensors = new Map<string, FlatTensor>();
  const entries: [string, Entry][] = [];
  let metadata: Record<string, string> = {};
  for (const [name, value] of Object.entries(header)) {
    if (name === '__metadata__') metadata = metadataOf(value);
    else entries.push([name, entryOf(name, value)]);
  }
  requireContiguous(entries, data.length);
  for (const [name, entry] of entries) tensors.set(name, decode(entry, data));
  return { tensors, metadata };
}

function parseHeader(bytes: Uint8Array): Record<string, unknown> {
  let text: string;
  try {
    // A byte order mark is kept, so that the header is seen not to begin with {.
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw invalid('its header is not UTF-8');
  }
  if (!text.startsWith('{')) throw invalid('its header does not begin with {');
  let header: unknown;
  try {
    header = JSON.parse(text);
  } catch (error) {
    throw invalid(`its header is not JSON (${(error as Error).message})`);
  }
  const twice = repeatedKey(text);
  if (twice !== undefined) throw invalid(`its header names ${JSON.stringify(twice)} twice`);
  return header as Record<string, unknown>;
}

/** The first key that an object of valid JSON text has twice; JSON.parse would keep the last of them in silence. */
function repeatedKey(json: string): string | undefined {
  const objects: Set<string>[] = [];
  for (const [token, colon] of json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}]/g)) {
    if (token === '{') objects.push(new Set());
    else if (token === '}') objects.pop();
    else if (colon !== undefined) {
      const key = JSON.parse(token.slice(0, -colon.length)) as string;
      if (objects.at(-1)!.has(key)) return key;
      objects.at(-1)!.add(key);
    }
  }
  return undefined;
}

function metadataOf(value: unknown): Record<string, string> {
  const texts =
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : undefined;
  if (!texts?.every(([, text]) => typeof text === 'string'))
    throw invalid('__metadata__ is not an object of texts');
  return Object.fromEntries(texts) as Record<string, string>;
}

function entryOf(name: string, value: unknown): Entry {
  const tensor = `tensor ${JSON.stringify(name)}`;
  const { dtype, shape, data_offsets: offsets } = (value ?? {}) as Record<string, unknown>;
  const whole = (list: unknown): list is number[] =>
    Array.isArray(list) && list.every((n) => Number.isSafeInteger(n) && n >= 0);
  if (!whole(shape))
    throw invalid(`${tensor} has shape ${JSON.stringify(shape)}, expected a list of whole numbers`);
  if (!whole(offsets) || offsets.length !== 2) {
    throw invalid(`${tensor} has data_offsets ${JSON.stringify(offsets)}, expected [begin, end]`);
  }
  if (typeof dtype !== 'string' || !Object.hasOwn(BYTES, dtype)) {
    throw new GradelensError(
      'SAFETENSORS_DTYPE',
      `In the safetensors file, ${tensor} has dtype ${JSON.stringify(dtype)}; expected one of ${Object.keys(BYTES).join(', ')}.`,
    );
  }
  const [begin, end] = offsets as [number, number];
  const wanted = sizeOf(shape) * BYTES[dtype as Dtype];
  if (end - begin !== wanted) {
    throw invalid(
      `${tensor} of ${dtype} ${JSON.stringify(shape)} needs ${wanted} bytes, its offsets give ${end - begin}`,
    );
  }
  return { dtype: dtype as Dtype, shape, begin, end };
}

function requireContiguous(entries: readonly [string, Entry][], size: number): void {
  let at = 0;
  for (const [name, { begin, end }] of [...entries].sort(
    ([, a], [, b]) => a.begin - b.begin || a.end - b.end,
  )) {
    if (begin !== at)
      throw invalid(
        `tensor ${JSON.stringify(name)} begins at byte ${begin}, expected ${at}: no gaps, no overlap`,
      );
    at = end;
  }
  if (at !== size) throw invalid(`its tensors end at byte ${at} of ${size}`);
}

function decode({ dtype, shape, begin, end }: Entry, data: Uint8Array): FlatTensor {
  // A copy, because offsets need not be multiples of 4. Not `slice`: a Buffer's own is a view.
  const { buffer } = new Uint8Array(data.subarray(begin, end));
  if (dtype === 'F32') return { dtype: 'float32', shape, data: new Float32Array(buffer) };
  if (dtype === 'I32') return { dtype: 'int32', shape, data: new Int32Array(buffer) };
  return { dtype: 'float32', shape, data: fromHalves(new Uint16Array(buffer)) };
}

const invalid = (why: string): GradelensError =>
  new GradelensError('SAFETENSORS_INVALID', `Not a valid safetensors file: ${why}. Get the file again.`);

/** A tensor to write; F16 rounds each number to the nearest half-precision one. */
export interface Writable {
  readonly dtype: 'F16' | 'F32';
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** The bytes of a safetensors file, the same for the same content; tensors in the map's order. */
export function writeSafetensors(
  tensors: ReadonlyMap<string, Writable>,
  metadata: Record<string, string>,
): Uint8Array {
  const header: Record<string, unknown> = { __metadata__: metadata };
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const [name, { dtype, shape, data }] of tensors) {
    const part = new Uint8Array(
      dtype === 'F16' ? Uint16Array.from(data, toHalf).buffer : data.slice().buffer,
    );
    header[name] = { dtype, shape, data_offsets: [at, at + part.length] };
    parts.push(part);
    at += part.length;
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  const head = new Uint8Array(8);
  new DataView(head.buffer).setBigUint64(0, BigInt(text.length), true);
  return Buffer.concat([head, text, ...parts]);
}
