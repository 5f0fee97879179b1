import type { FlatTensor } from '../tensor/flat.js';
import type { Evidence } from './evidence.js';

/** A number that a wrong result may be off by, and what that would mean. */
export interface Factor {
  readonly value: number;
  readonly meaning: string;
}

/** Names of arguments that something is multiplied by, unlike a class or a layer. */
const FACTOR = /weight|rate|reg|lambda|alpha|beta|gamma|scale|factor|strength/i;
/** How well a measured ratio must agree with a factor to be called by its name. */
const AGREES = 2e-5;

/** What a ratio is, where it is one that common mistakes leave; from the sizes and numbers that the function was given. */
export function meaningsOf(ratio: number, evidence: Evidence): string[] {
  const agree = ({ value }: Factor) =>
    Number.isFinite(value) && value !== 1 && value !== 0 && Math.abs(ratio / value - 1) <= AGREES;
  return [
    ...new Set(
      namedFactors(evidence)
        .filter(agree)
        .map(({ meaning }) => meaning),
    ),
  ].slice(0, 3);
}

function namedFactors({ problem, expected, inputs, numbers }: Evidence): Factor[] {
  return [
    { value: 0.5, meaning: 'one half, which some papers put before a squared error' },
    { value: 2, meaning: 'two: something is counted or applied twice, or a half is left out' },
    ...Object.values(inputs)
      .filter(({ shape }) => shape.length === 4)
      .flatMap((tensor) => sizes(tensor, problem)),
    ...Object.entries(numbers)
      .filter(([name]) => FACTOR.test(name))
      .flatMap(([name, value]) => given(name.replace(/\.(\d+)/g, '[$1]'), value)),
    ...(isMap(expected, problem) ? area(expected.shape[1]!, expected.shape[2]!) : []),
  ];
}

/** Sums and means over the sizes of an input [N,H,W,C]. */
function sizes({ shape }: FlatTensor, problem: string): Factor[] {
  const [images = 1, height = 1, width = 1, channels = 1] = shape;
  const all = channels * height * width;
  return [
    ...meanOrSum(images, 'N', 'images'),
    ...area(height, width),
    ...meanOrSum(channels, 'C', 'channels'),
    ...meanOrSum(all, 'C*H*W', 'elements of an image'),
    // A loss is quadratic in its Gram matrices.
    ...(problem === 'style-loss'
      ? [
          { value: all ** 2, meaning: `(C*H*W)² for C*H*W = ${all}: Gram matrices that are not normalised` },
          {
            value: 1 / channels ** 2,
            meaning: `1/C² for C = ${channels}: a mean over Gram entries in place of a sum`,
          },
        ]
      : []),
  ];
}

const area = (height: number, width: number): Factor[] => meanOrSum(height * width, 'H*W', 'positions');

const meanOrSum = (size: number, name: string, things: string): Factor[] => [
  {
    value: size,
    meaning: `${name} = ${size}: a sum over the ${things} in place of a mean, or a normalisation left out`,
  },
  {
    value: 1 / size,
    meaning: `1/${name.includes('*') ? `(${name})` : name} for ${name} = ${size}: a mean over the ${things} in place of a sum, or a normalisation too many`,
  },
];

/** A number among the arguments. */
const given = (name: string, value: number): Factor[] => [
  { value: 1 / value, meaning: `1/${name} for ${name} = ${value}: ${name} left out` },
  { value, meaning: `${name} = ${value}: ${name} applied once too often` },
];

/** [N,H,W] or [N,H,W,C], unlike a Gram matrix [N,C,C]. */
const isMap = ({ shape }: FlatTensor, problem: string): boolean =>
  problem !== 'gram-matrix' && (shape.length === 3 || shape.length === 4);
