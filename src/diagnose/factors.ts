import type { FlatTensor } from '../tensor/flat.js';
import type { Evidence } from './hypothesis.js';

/** A number that a wrong result may be off by, and what that would mean. */
export interface Factor {
  readonly value: number;
  readonly meaning: string;
}

/** Factors that common mistakes leave, from the sizes of what the function was given. */
export function namedFactors({ problem, expected, inputs }: Evidence): Factor[] {
  const tensors = Object.values(inputs);
  return [
    {
      value: 0.5,
      meaning: 'one half, which some papers put before a squared error and the assignment does not',
    },
    { value: 2, meaning: 'two: is something counted or applied twice?' },
    { value: -1, meaning: 'minus one: the sign is the wrong way round' },
    ...tensors.filter(({ shape }) => shape.length === 4).flatMap((tensor) => sizes(tensor, problem)),
    ...tensors.filter(({ data }) => data.length === 1).flatMap(({ data }) => weights(data[0]!)),
    ...(isMap(expected, problem) ? area(expected.shape[1]!, expected.shape[2]!) : []),
  ].filter(({ value }) => Number.isFinite(value) && value !== 1 && value !== 0);
}

/** Sums and means over the sizes of an input [N,H,W,C]. */
function sizes({ shape }: FlatTensor, problem: string): Factor[] {
  const [images = 1, height = 1, width = 1, channels = 1] = shape;
  const all = channels * height * width;
  return [
    { value: 1 / images, meaning: `1/N for ${images} images: a mean over the images where a sum is asked?` },
    ...area(height, width),
    ...meanOrSum(channels, `C = ${channels}`, 'channels'),
    ...meanOrSum(all, `C*H*W = ${all}`, 'elements'),
    // A loss is quadratic in its Gram matrices.
    ...(problem === 'style-loss'
      ? [
          { value: all ** 2, meaning: `(C*H*W)² for C*H*W = ${all}: are the Gram matrices normalised?` },
          {
            value: 1 / channels ** 2,
            meaning: `1/C² for C = ${channels}: a mean over Gram entries where a sum is asked?`,
          },
        ]
      : []),
  ];
}

const area = (height: number, width: number): Factor[] =>
  meanOrSum(height * width, `H*W = ${height * width}`, 'positions');

const meanOrSum = (size: number, name: string, things: string): Factor[] => [
  {
    value: size,
    meaning: `${name}: a sum over the ${things}, or a normalisation left out, where a mean is asked?`,
  },
  {
    value: 1 / size,
    meaning: `1/(${name}): a mean over the ${things}, or a normalisation, where none is asked?`,
  },
];

const weights = (weight: number): Factor[] => [
  { value: 1 / weight, meaning: `1/${weight}: is the weight ${weight} left out?` },
  { value: weight, meaning: `${weight}: is the weight ${weight} applied twice?` },
];

/** [N,H,W] or [N,H,W,C], unlike a Gram matrix [N,C,C]. */
const isMap = ({ shape }: FlatTensor, problem: string): boolean =>
  problem !== 'gram-matrix' && (shape.length === 3 || shape.length === 4);
