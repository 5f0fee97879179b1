import { bracketed } from './numbers.js';
import type { Tensors } from './outputs.js';
import { sameShape } from './structure.js';

type Shape = readonly number[];

/**
 * What a wrong shape suggests, as one or two sentences for the student: which axis, and what often does that. Undefined where the
 * shapes have nothing in common that tells.
 *
 * - `inputs`: pictures among them tell whether height and width are those of a picture.
 */
export function shapeHint(actual: Shape, expected: Shape, inputs: Tensors): string | undefined {
  if (sameShape(actual, expected)) return undefined;
  if (actual.length === expected.length) return otherSizes(actual, expected, inputs);
  if (expected.length === 0) {
    const count = sizeOf(actual);
    return count === 1
      ? 'It holds one number, as expected, but keeps axes of 1: a scalar has no axis.'
      : `One number is expected, ${count} came: are they to be added up?`;
  }
  if (actual.length === 0)
    return `One number came, where ${sizeOf(expected)} are expected: is a sum or mean taken over all axes?`;
  if (actual.length === expected.length - 1) return missingAxis(actual, expected);
  if (actual.length === expected.length + 1) return axisTooMany(actual, expected);
  return sizeOf(actual) === sizeOf(expected) ? SAME_COUNT : undefined;
}

const SAME_COUNT = 'There are as many numbers as expected, in other axes.';

const sizeOf = (shape: Shape): number => shape.reduce((product, size) => product * size, 1);

/** Axes of the longer shape without which it is the shorter one; several where neighbours are alike. */
const axesBetween = (longer: Shape, shorter: Shape): number[] =>
  [...longer.keys()].filter((axis) => sameShape(longer.toSpliced(axis, 1), shorter));

function missingAxis(actual: Shape, expected: Shape): string | undefined {
  const axes = axesBetween(expected, actual);
  const [first] = axes;
  if (first === undefined) return sizeOf(actual) === sizeOf(expected) ? SAME_COUNT : undefined;
  const size = expected[first]!;
  if (axes.length > 1) return `One axis of ${size} is missing.`;
  if (first === 0) return `The first axis, the batch, is missing: it stays, also where it is ${size}.`;
  const which = first === expected.length - 1 ? 'The last axis' : `Axis ${first}`;
  return size === 1
    ? `${which}, of 1, is missing: is it squeezed away?`
    : `${which}, of ${size}, is missing: is something summed, averaged or picked over it that should stay?`;
}

function axisTooMany(actual: Shape, expected: Shape): string | undefined {
  const axes = axesBetween(actual, expected);
  const [first] = axes;
  if (first === undefined) return sizeOf(actual) === sizeOf(expected) ? SAME_COUNT : undefined;
  const size = actual[first]!;
  if (axes.length > 1) return `There is one axis of ${size} too many.`;
  const last = first === actual.length - 1;
  if (size === 1) return `There is an axis of 1 too many, ${last ? 'the last' : `axis ${first}`}.`;
  return last && actual.length === 4
    ? `The last axis, the ${size} channels, is still there: one number for each pixel is expected.`
    : `${last ? 'The last axis' : `Axis ${first}`}, of ${size}, is still there: it is to become one number.`;
}

function otherSizes(actual: Shape, expected: Shape, inputs: Tensors): string {
  const off = [...expected.keys()].filter((axis) => actual[axis] !== expected[axis]);
  const differ = off.map((axis) => `Axis ${axis} is ${actual[axis]}, expected ${expected[axis]}.`).join(' ');
  if (off.join() === '1,2') return differ + heightAndWidth(actual, expected, inputs);
  if (off.join() === '0' && expected.length >= 3)
    return `${differ} The first axis is the batch: one entry for each example is expected.`;
  if (expected.length === 4 && off.join() === '3')
    return `${differ} The last axis holds the channels${actual[3] === 1 ? ': are they reduced to one?' : '.'}`;
  return sizeOf(actual) === sizeOf(expected)
    ? `${differ} There are as many numbers as expected: ${bracketed(actual)} has the axes in another order, or is another reshape.`
    : differ;
}

/** Of shapes that differ in these two axes alone. */
function heightAndWidth(actual: Shape, expected: Shape, inputs: Tensors): string {
  const pictures = Object.entries(inputs).filter(([, { shape }]) => shape.length === 4);
  const [one, other] = [actual[1]!, actual[2]!];
  // A matrix of channels has neither.
  const matrix = expected.length === 3 && expected[1] === expected[2];
  if (matrix && one === other && pictures.some(([, { shape }]) => shape[3] === expected[1])) {
    const places = pictures.find(([, { shape }]) => shape[1]! * shape[2]! === one)?.[0];
    return places === undefined
      ? ''
      : ` ${one} is the number of places of ${places}: are the factors exchanged?`;
  }
  if (one === expected[2] && other === expected[1]) return ' Height comes before width: are they exchanged?';
  const like = (shape: Shape) =>
    pictures.find(([, input]) => input.shape[1] === shape[1] && input.shape[2] === shape[2])?.[0];
  const [own, wanted] = [like(actual), like(expected)];
  if (own !== undefined)
    return ` Height and width are those of ${own}: is it enlarged, or computed at another layer?`;
  if (wanted !== undefined) return ` They are to be those of ${wanted}: is it not resized to it?`;
  return pictures.length > 0 ? ' Is it computed at another layer, or resized otherwise?' : '';
}
