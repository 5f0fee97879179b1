import { ANOTHER } from '../compare/outputs.js';
import { GradelensError } from '../errors.js';
import { findPhoto } from '../model/photos.js';
import { drawPicture } from '../model/pictures.js';
import { loadPhoto, normalise } from '../model/preprocess.js';
import { normal, type Streams, seeded } from '../model/random.js';
import type { ArgumentSpec } from '../rubric/arguments.js';
import type { Argument, Call } from '../sandbox/call.js';
import { type FlatTensor, float32, sizeOf } from '../tensor/flat.js';

/** What gives a stream's numbers, `seeded` by default; and whether photographs, which no stream varies, are mirrored. */
export interface Source {
  readonly streams?: Streams;
  readonly mirrored?: boolean;
}

/**
 * Turns a rubric's argument into plain data.
 *
 * - `stream`: names the random stream, for example `7/saliency-map/noise/X`; equal streams give equal data.
 * - `source`: what inputs are made of besides.
 *
 * @throws {GradelensError} `PHOTO_NOT_FOUND` for a photograph that no images folder holds.
 */
export async function materialise(
  spec: ArgumentSpec,
  stream: string,
  source: Source = {},
): Promise<Argument> {
  const { streams = seeded, mirrored = false } = source;
  switch (spec.kind) {
    case 'photos': {
      const photos = await Promise.all(
        spec.names.map(async (name) => loadPhoto(await findPhoto(name), spec)),
      );
      return tensor(stack(mirrored ? photos.map(mirror) : photos));
    }
    case 'drawn':
      return tensor(
        stack(spec.classes.map((label, i) => drawn(label, spec.size, `${stream}/${i}`, streams))),
      );
    case 'random':
      return tensor(random(spec.shape, streams(stream), spec));
    case 'random-integers': {
      const next = streams(stream);
      return {
        kind: 'value',
        value: Array.from({ length: spec.count }, () => Math.floor(next() * spec.below)),
      };
    }
    case 'tensor':
      return tensor(float32(spec.shape, spec.values));
    case 'tensors':
      return {
        kind: 'tensors',
        tensors: spec.shapes.map((shape, i) => random(shape, streams(`${stream}/${i}`), {})),
      };
    case 'options': {
      const fields = Object.entries(spec.fields).map(
        async ([name, field]) => [name, await materialise(field, `${stream}/${name}`, source)] as const,
      );
      return { kind: 'options', fields: Object.fromEntries(await Promise.all(fields)) };
    }
    default:
      return spec;
  }
}

/** A picture [1,H,W,C], left and right exchanged. */
function mirror({ dtype, shape, data }: FlatTensor): FlatTensor {
  const [, , width = 0, channels = 0] = shape;
  const flipped = new Float32Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const column = Math.floor(i / channels) % width;
    flipped[i] = data[i + (width - 1 - 2 * column) * channels]!;
  }
  return { dtype, shape, data: flipped };
}

const tensor = (flat: FlatTensor): Argument => ({ kind: 'tensor', tensor: flat });

/** Normal(0, 1) numbers, or uniform ones in [low, high); the defaults are 0 and 1. */
function random(
  shape: readonly number[],
  next: () => number,
  spec: { distribution?: 'normal' | 'uniform'; low?: number | undefined; high?: number | undefined },
): FlatTensor {
  const { low = 0, high = 1 } = spec;
  const draw = spec.distribution === 'uniform' ? () => low + (high - low) * next() : () => normal(next);
  return float32(shape, Array.from({ length: sizeOf(shape) }, draw));
}

const drawn = (label: number, size: number, stream: string, streams: Streams): FlatTensor =>
  normalise(drawPicture(label, size, stream, streams).pixels, size, size);

/** Joins [1,H,W,C] pictures of one size to [N,H,W,C]. */
function stack(pictures: readonly FlatTensor[]): FlatTensor {
  const [first] = pictures;
  if (first === undefined)
    throw new GradelensError('NO_PICTURES', 'An argument names no picture; list at least one.');
  const each = sizeOf(first.shape);
  const data = new Float32Array(pictures.length * each);
  for (const [i, picture] of pictures.entries()) data.set(picture.data as Float32Array, i * each);
  return { dtype: 'float32', shape: [pictures.length, ...first.shape.slice(1)], data };
}

/** The tensors that a call is given, by the names that `relativeTo` and `after.*` use: `X`, `features.0`, `another.X`. */
export const inputsOf = ({ arguments: args, another }: Call): Record<string, FlatTensor> => ({
  ...tensorsOf(args),
  ...Object.fromEntries(
    Object.entries(tensorsOf(another?.arguments ?? {})).map(([name, each]) => [ANOTHER + name, each]),
  ),
});

/** The tensors among arguments. */
function tensorsOf(args: Readonly<Record<string, Argument>>): Record<string, FlatTensor> {
  const found: Record<string, FlatTensor> = {};
  for (const [name, argument] of Object.entries(args)) {
    if (argument.kind === 'tensor') found[name] = argument.tensor;
    if (argument.kind === 'tensors') {
      for (const [i, each] of argument.tensors.entries()) found[`${name}.${i}`] = each;
    }
    if (argument.kind === 'options') {
      for (const [field, each] of Object.entries(tensorsOf(argument.fields)))
        found[`${name}.${field}`] = each;
    }
  }
  return found;
}
