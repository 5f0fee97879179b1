import { z } from 'zod';
import { byKind, strict } from './strict.js';

const size = z.int().positive();
const shape = z.array(size).describe('Sizes from the outermost dimension; [] is a scalar');

const photos = strict({
  kind: z.literal('photos'),
  names: z.array(z.string().min(1)).min(1).describe('Photographs of the images folder, without extension'),
  height: size,
  width: size,
}).describe('Photographs, shorter side resized, centre cropped, normalised: [N,H,W,3]');

const drawn = strict({
  kind: z.literal('drawn'),
  classes: z.array(z.int().nonnegative()).min(1).describe('Class of each picture'),
  size: size.describe('Height and width'),
}).describe('Procedural pictures of the small network, drawn at random: [N,size,size,3]');

const random = strict({
  kind: z.literal('random'),
  shape,
  distribution: z
    .enum(['normal', 'uniform'])
    .default('normal')
    .describe('Normal(0, 1), or uniform in [low, high)'),
  low: z.number().optional().describe('Of a uniform distribution; 0 by default'),
  high: z.number().optional().describe('Of a uniform distribution; 1 by default'),
}).describe('Random numbers, other ones for each problem, test and argument');

const randomIntegers = strict({
  kind: z.literal('random-integers'),
  count: size,
  below: size.describe('Integers from 0 to this less 1'),
}).describe('A list of random integers, such as class indices');

const tensor = strict({
  kind: z.literal('tensor'),
  shape,
  values: z.array(z.number()).describe('Row-major, as many as the shape has elements'),
}).describe('A float32 tensor, written out');

const tensors = strict({
  kind: z.literal('tensors'),
  shapes: z.array(shape).min(1),
}).describe('A list of tensors of random Normal(0, 1) numbers');

const value = strict({ kind: z.literal('value'), value: z.json().meta({ id: 'json' }) }).describe(
  'Any JSON value',
);

const model = strict({ kind: z.literal('model') }).describe('The network');

const recorder = strict({
  kind: z.literal('recorder'),
  at: z.array(z.int().nonnegative()).describe('Iterations whose image becomes the output image.<t>'),
}).describe('A callback (t, image, loss) that keeps images and every loss');

const plain = [photos, drawn, random, randomIntegers, tensor, tensors, value, model, recorder] as const;

/** One argument of a test as the rubric describes it; what it becomes is `Argument` of the sandbox. */
export type ArgumentSpec =
  | z.infer<(typeof plain)[number]>
  | { readonly kind: 'options'; readonly fields: Readonly<Record<string, ArgumentSpec>> };

const options = strict({
  kind: z.literal('options'),
  get fields(): z.ZodRecord<z.ZodString, z.ZodType<ArgumentSpec>> {
    return argumentSpecs;
  },
}).describe('An object whose fields are arguments themselves');

export const argumentSpec: z.ZodType<ArgumentSpec> = byKind([...plain, options]).meta({ id: 'argument' });

/** Arguments by name, in the function's order. */
export const argumentSpecs = z.record(z.string().min(1), argumentSpec);
