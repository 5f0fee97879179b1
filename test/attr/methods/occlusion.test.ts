import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import fc from 'fast-check';
import { Occlusion } from '../../../src/attr/index.js';
import {
  distance,
  numbersOf,
  onWasm,
  plainSquaredSum,
  random,
  row,
  squaredSum,
  TOLERANCE,
} from '../helpers.js';
import { multiLayer } from '../networks.js';

type Triple = [number, number, number];

/** Where windows begin along an axis: on and on, until one reaches the border. */
function starts(length: number, window: number, stride: number): number[] {
  const list = [0];
  while (list.at(-1)! + window < length) list.push(list.at(-1)! + stride);
  return list;
}

/** Occlusion of one example by loops: places that a window of each axis covers, set to `baseline`. */
function occluded(
  x: readonly number[],
  size: Triple,
  window: Triple,
  stride: Triple,
  baseline: number,
): number[] {
  const [sums, counts] = [x.map(() => 0), x.map(() => 0)];
  const inside = (index: number, at: Triple): boolean => {
    const place = [
      Math.floor(index / (size[1] * size[2])),
      Math.floor(index / size[2]) % size[1],
      index % size[2],
    ];
    return place.every((each, axis) => each >= at[axis]! && each < at[axis]! + window[axis]!);
  };
  for (const top of starts(size[0], window[0], stride[0])) {
    for (const left of starts(size[1], window[1], stride[1])) {
      for (const channel of starts(size[2], window[2], stride[2])) {
        const covered = x.map((_, i) => inside(i, [top, left, channel]));
        const drop =
          plainSquaredSum(x) - plainSquaredSum(x.map((value, i) => (covered[i] ? baseline : value)));
        for (const [i, covers] of covered.entries()) {
          if (!covers) continue;
          sums[i]! += drop;
          counts[i]! += 1;
        }
      }
    }
  }
  return sums.map((sum, i) => sum / counts[i]!);
}

describe('Occlusion', () => {
  onWasm();

  it('at (20, 50, 30), each element alone, is (80, 200, 120)', async () => {
    const map = await new Occlusion(multiLayer()).attribute(row(20, 50, 30), {
      target: 0,
      slidingWindowShapes: [1],
    });
    expect(distance(map, [80, 200, 120])).to.be.at.most(TOLERANCE);
  });

  it('is the mean over the windows that cover an element, for any window and stride, the last one cropped', () => {
    const axis = fc
      .integer({ min: 1, max: 5 })
      .chain((size) =>
        fc
          .integer({ min: 1, max: size })
          .chain((window) =>
            fc.tuple(fc.constant(size), fc.constant(window), fc.integer({ min: 1, max: window })),
          ),
      );
    const baseline = fc.constantFrom(0, 0.5);
    return fc.assert(
      fc.asyncProperty(
        axis,
        axis,
        axis,
        baseline,
        fc.integer({ min: 1, max: 4 }),
        async (a, b, c, baselines, perturbationsPerEval) => {
          const [size, window, stride] = [0, 1, 2].map((i) => [a[i], b[i], c[i]]) as [Triple, Triple, Triple];
          const X = random([2, ...size]);
          const options = { slidingWindowShapes: window, strides: stride, baselines, perturbationsPerEval };
          const map = await new Occlusion(squaredSum).attribute(X, options);
          const examples = [0, 1].map((n) => numbersOf(tf.slice(X, n, 1)));
          const expected = examples.flatMap((x) => occluded(x, size, window, stride, baselines));
          const sizeOfAll = expected.reduce((sum, value) => sum + Math.abs(value), 0);
          expect(map.shape).to.deep.equal(X.shape);
          expect(distance(map, expected)).to.be.at.most(1e-5 * sizeOfAll + TOLERANCE);
        },
      ),
      { numRuns: 30, seed: 1 },
    );
  });

  it('slides over one input at a time, with a window each', async () => {
    const inputs = [random([1, 4], 'x'), random([1, 2, 3], 'y')];
    const maps = await new Occlusion(squaredSum).attribute(inputs, {
      slidingWindowShapes: [[3], [2, 2]],
      strides: [[2], [1, 1]],
    });
    const all = numbersOf(inputs);
    const drop = (...places: number[]): number =>
      plainSquaredSum(all) - plainSquaredSum(all.map((value, i) => (places.includes(i) ? 0 : value)));
    const [first, second, third, fourth] = [drop(0, 1, 2), drop(2, 3), drop(4, 5, 7, 8), drop(5, 6, 8, 9)];
    const [overlap, middle] = [(first + second) / 2, (third + fourth) / 2];
    expect(distance(maps[0]!, [first, first, overlap, second])).to.be.at.most(TOLERANCE);
    expect(distance(maps[1]!, [third, middle, fourth, third, middle, fourth])).to.be.at.most(TOLERANCE);
  });

  it('takes one stride for all axes, 1 by default', async () => {
    const X = random([1, 4, 4]);
    const at = (strides?: number) =>
      new Occlusion(squaredSum).attribute(X, { slidingWindowShapes: [2, 2], ...(strides && { strides }) });
    expect(distance(await at(), await at(1))).to.equal(0);
    expect(distance(await at(2), await at(1))).to.be.above(0.1);
  });
});
