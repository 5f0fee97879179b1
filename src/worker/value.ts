import type { FlatTensor } from '../tensor/flat.js';

/** Stands in JSON for bytes that travel beside it: where they begin, and how many there are. */
interface Place {
  readonly $bytes: readonly [start: number, length: number];
}

/** Bytes of JSON, without what travels beside it: reading this much takes milliseconds. */
const MOST = 2 ** 21;

const tensor = (data: Uint8Array): FlatTensor => ({ dtype: 'bool', shape: [data.length], data });

/** A value of JSON, with `Uint8Array`s anywhere in it, as the tensors of a frame. Equal arrays travel once. */
export function packed(value: unknown): Record<string, FlatTensor> {
  const places = new Map<Uint8Array, Place>();
  let length = 0;
  const placeOf = (array: Uint8Array): Place => {
    let place = places.get(array);
    if (!place) {
      place = { $bytes: [length, array.length] };
      places.set(array, place);
      length += array.length;
    }
    return place;
  };
  // Before JSON: it would ask each `Buffer` for a list of its numbers.
  const written = (each: unknown): unknown => {
    if (each instanceof Uint8Array) return placeOf(each);
    if (Array.isArray(each)) return each.map(written);
    if (each === null || typeof each !== 'object') return each;
    return Object.fromEntries(Object.entries(each).map(([key, inside]) => [key, written(inside)]));
  };
  const json = JSON.stringify(written(value) ?? null);
  const arrays = [...places.keys()];
  const bytes = arrays.length === 1 ? arrays[0]! : Buffer.concat(arrays, length);
  return { json: tensor(Buffer.from(json)), bytes: tensor(bytes) };
}

/**
 * What `packed` took, from a sender who is not to be trusted: its `Buffer`s are views of what came, and lie within it.
 *
 * @throws {SyntaxError} for what is no JSON; `RangeError` for bytes that did not come, and JSON of more than 2 MiB
 */
export function unpacked({ json, bytes }: Readonly<Record<string, FlatTensor>>): unknown {
  if ((json?.data.length ?? 0) > MOST) throw new RangeError('there is too much JSON');
  const text = Buffer.from((json?.data ?? []) as Uint8Array).toString('utf8');
  const held = (bytes?.data ?? new Uint8Array()) as Uint8Array;
  return JSON.parse(text, (_, value: unknown) => {
    if (!isPlace(value)) return value;
    const [start, length] = value.$bytes;
    if (!(start >= 0 && length >= 0 && start + length <= held.length))
      throw new RangeError('bytes are missing');
    return Buffer.from(held.buffer, held.byteOffset + start, length);
  });
}

function isPlace(value: unknown): value is Place {
  if (value === null || typeof value !== 'object' || !('$bytes' in value)) return false;
  const { $bytes: place } = value;
  return Array.isArray(place) && place.length === 2 && place.every(Number.isSafeInteger);
}
