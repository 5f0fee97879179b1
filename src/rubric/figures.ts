import { z } from 'zod';
import { suggestion } from '../nearest.js';
import { type ArgumentSpec, argumentSpec } from './arguments.js';
import { byKind, strict } from './strict.js';
import { identifier } from './words.js';

const index = z.int().nonnegative();
const side = z.int().min(32).max(1024);
const timeLimit = z.number().positive().optional();
const pictures = argumentSpec.refine(({ kind }) => kind === 'photos' || kind === 'drawn', {
  error: 'expected pictures: an argument of kind photos or drawn',
});
const problem = (preset: string) =>
  identifier.default(preset).describe('Id of the problem whose function is called');

/** How many pictures an argument is; 0 for one that is none. */
function countOf(spec: ArgumentSpec): number {
  if (spec.kind === 'photos') return spec.names.length;
  return spec.kind === 'drawn' ? spec.classes.length : 0;
}

const STYLES = {
  heat: 'maps [N,H,W], dark for 0; of [N,H,W,C] the largest magnitude of the channels',
  signed: 'gradients [N,H,W,3], their channels added up: blue below 0, red above',
  overlay: 'coarse maps [N,h,w] or [N,h,w,1], enlarged smoothly over the picture in grey',
  channels: 'the 16 strongest channels of [N,h,w,C], side by side',
} as const;

const figureArgument = z
  .union([z.enum(['pictures', 'classes', 'model']), argumentSpec])
  .describe("The figure's pictures, its classes, the network, or an argument as in a test");

const row = strict({
  label: z.string().min(1).describe('Left of the row'),
  problem: identifier.describe('Id of the problem whose function makes the maps'),
  arguments: z
    .record(z.string().min(1), figureArgument)
    .default({ X: 'pictures', y: 'classes', model: 'model' })
    .describe("In the function's order; default: pictures, classes, network"),
  output: z
    .string()
    .min(1)
    .default('value')
    .describe('Key of the result, where the function returns several'),
  style: z.enum(Object.keys(STYLES) as (keyof typeof STYLES)[]).describe(
    Object.entries(STYLES)
      .map(([style, text]) => `${style}: ${text}`)
      .join('; '),
  ),
  hero: z
    .boolean()
    .optional()
    .describe(
      'Shown as large as can be, with the others small beside it; default: all rows, where none is said to be',
    ),
});

const maps = strict({
  recipe: z.literal('maps'),
  pictures: pictures.describe('Kind photos or drawn: [N,H,W,3]'),
  classes: z.array(index).min(1).describe('One a picture'),
  rows: z.array(row).min(1).describe('Below the pictures themselves'),
  timeLimit: timeLimit.describe("Seconds of processor time a call; default: four times the problem's"),
})
  .superRefine(({ pictures, classes }, context) => {
    const count = countOf(pictures);
    if (count !== classes.length) {
      const message = `expected ${count} classes, one a picture, received ${classes.length}`;
      context.addIssue({ code: 'custom', path: ['classes'], message });
    }
  })
  .describe('Pictures with their scores, and maps of them in rows');

const fooling = strict({
  recipe: z.literal('fooling'),
  problem: problem('fooling-image'),
  picture: pictures.describe('Kind photos or drawn, one picture: [1,H,W,3]'),
  target: index.describe('The class that it is to be taken for'),
  timeLimit: timeLimit.describe("Seconds of processor time; default: four times the problem's"),
})
  .superRefine(({ picture }, context) => {
    const count = countOf(picture);
    if (count !== 1) {
      context.addIssue({
        code: 'custom',
        path: ['picture'],
        message: `expected one picture, received ${count}`,
      });
    }
  })
  .describe('A picture, its fooling image, and their difference, also magnified ten times');

const classVisualization = strict({
  recipe: z.literal('class-visualization'),
  problem: problem('class-visualization'),
  class: index,
  size: side.default(224).describe('Height and width in pixels'),
  iterations: z.int().positive().max(1000).default(100),
  shown: z
    .array(z.int().positive())
    .min(1)
    .max(8)
    .default([1, 25, 50, 75, 100])
    .describe('The picture after these many iterations'),
  timeLimit: timeLimit.describe("Seconds of processor time a step; default: the problem's"),
})
  .superRefine(({ shown, iterations }, context) => {
    if (shown.some((t, i) => t > iterations || t <= (shown[i - 1] ?? 0))) {
      const message = `expected rising iterations up to ${iterations}`;
      context.addIssue({ code: 'custom', path: ['shown'], message });
    }
  })
  .describe("Gradient ascent from noise: staff's loop around the hand-in's step");

const source = byKind([
  strict({
    kind: z.literal('photo'),
    name: z.string().min(1).describe('Photograph of the images folder, without extension'),
    side: side.describe('Shorter side in pixels; the longer one keeps the proportions'),
  }),
  strict({
    kind: z.literal('own'),
    name: z.enum(['content', 'style']).describe('images/content.* or images/style.* of the hand-in'),
    side: side.describe('Shorter side in pixels; the longer one keeps the proportions'),
  }),
  strict({
    kind: z.literal('drawn'),
    class: index,
    side: side.describe('Height and width in pixels'),
  }).describe('A procedural picture of the small network, from the seed'),
]);

const transfer = strict({
  recipe: z.literal('transfer'),
  problem: problem('style-transfer'),
  content: source,
  style: source,
  options: strict({
    contentLayer: index.describe("Index into the network's features"),
    contentWeight: z.number().nonnegative(),
    styleLayers: z.array(index).min(1).describe("Indices into the network's features"),
    styleWeights: z.array(z.number().nonnegative()).min(1).describe('One a style layer'),
    tvWeight: z.number().nonnegative(),
    iterations: z.int().positive().max(2000).default(200),
    learningRate: z.number().positive().default(3),
    decayedLearningRate: z.number().positive().default(0.1),
    decayAt: index.default(180).describe('Iteration from which the decayed rate is used'),
    clampUntil: index.default(190).describe('Clamped before each iteration below this one'),
  }),
  timeLimit: timeLimit.describe('Seconds of processor time; default 1800'),
})
  .superRefine(({ options: { styleLayers, styleWeights } }, context) => {
    if (styleLayers.length !== styleWeights.length) {
      const message = `expected ${styleLayers.length} weights, one a style layer, received ${styleWeights.length}`;
      context.addIssue({ code: 'custom', path: ['options', 'styleWeights'], message });
    }
  })
  .describe('Content, style, result and the loss');

const ownPair = strict({ recipe: z.literal('own-pair') }).describe(
  "The hand-in's own images/content.* and images/style.*",
);

const recipes = [maps, fooling, classVisualization, transfer, ownPair] as const;

/** How a figure of the writeup is made; its place in the deck is the page's. */
export const figureSpec = z.discriminatedUnion('recipe', recipes, {
  error: ({ input }) => {
    const known = recipes.map(({ shape }) => shape.recipe.value);
    const recipe =
      input !== null && typeof input === 'object' && 'recipe' in input ? input.recipe : undefined;
    return typeof recipe === 'string'
      ? `unknown recipe; ${suggestion(recipe, known)}`
      : `expected one of ${known.join(', ')}`;
  },
});

export type FigureSpec = z.infer<typeof figureSpec>;
/** The spec of one recipe. */
export type SpecOf<Recipe extends FigureSpec['recipe']> = Extract<FigureSpec, { recipe: Recipe }>;
export type MapRow = SpecOf<'maps'>['rows'][number];
export type PictureSource = z.infer<typeof source>;

/** Ids of the problems whose functions a figure calls. */
export function problemsOf(spec: FigureSpec): string[] {
  if (spec.recipe === 'maps') return [...new Set(spec.rows.map((row) => row.problem))];
  return spec.recipe === 'own-pair' ? [] : [spec.problem];
}

/** Names of the photographs that a figure shows. */
export function photographsOf(spec: FigureSpec): string[] {
  switch (spec.recipe) {
    case 'maps':
      return namesIn([spec.pictures, ...spec.rows.flatMap((row) => Object.values(row.arguments))]);
    case 'fooling':
      return namesIn([spec.picture]);
    case 'transfer':
      return [spec.content, spec.style].flatMap((source) => (source.kind === 'photo' ? [source.name] : []));
    default:
      return [];
  }
}

const namesIn = (specs: readonly (ArgumentSpec | string)[]): string[] =>
  specs.flatMap((spec) => {
    if (typeof spec === 'string') return [];
    if (spec.kind === 'options') return namesIn(Object.values(spec.fields));
    return spec.kind === 'photos' ? spec.names : [];
  });
