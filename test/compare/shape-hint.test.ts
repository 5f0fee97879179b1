import { expect } from 'chai';
import fc from 'fast-check';
import { runChecks } from '../../src/compare/check.js';
import { shapeHint } from '../../src/compare/shape-hint.js';
import { float32, sizeOf } from '../../src/tensor/flat.js';

const X = float32([1, 24, 24, 3], new Array(24 * 24 * 3).fill(0));

/** What came, what is expected, what is said. */
const SHAPES: readonly [string, actual: number[], expected: number[], says: RegExp | undefined][] = [
  ['no maximum over the channels', [2, 8, 9, 3], [2, 8, 9], /^The last axis, the 3 channels, is still there/],
  [
    'a map as large as the picture',
    [1, 24, 24],
    [1, 5, 5],
    /Axis 1 is 24, expected 5\. .* those of X: is it enlarged/,
  ],
  [
    'a map that is not enlarged',
    [1, 5, 5, 3],
    [1, 24, 24, 3],
    /They are to be those of X: is it not resized/,
  ],
  ['another layer', [1, 7, 7], [1, 5, 5], /Axis 2 is 7, expected 5\. Is it computed at another layer/],
  ['no batch', [8, 9, 3], [1, 8, 9, 3], /^The first axis, the batch, is missing/],
  ['an axis too many in front', [1, 8, 9], [8, 9], /an axis of 1 too many, axis 0/],
  ['height and width exchanged', [2, 9, 8], [2, 8, 9], /^Axis 1 is 9, expected 8\..* are they exchanged\?$/],
  ['one of three pictures', [1, 8, 9], [3, 8, 9], /^Axis 0 is 1, expected 3\. The first axis is the batch/],
  ['channels reduced but kept', [2, 8, 9, 1], [2, 8, 9, 3], /are they reduced to one\?$/],
  ['channels reduced away', [2, 8, 9], [2, 8, 9, 3], /^The last axis, of 3, is missing/],
  ['another size of the fourth of five', [1, 2, 2, 4, 2], [1, 2, 2, 3, 2], /^Axis 3 is 4, expected 3\.$/],
  ['fewer channels', [1, 8, 9, 2], [1, 8, 9, 3], /The last axis holds the channels\.$/],
  ['more pairs', [3, 4], [2, 4], /^Axis 0 is 3, expected 2\.$/],
  ['no matrix, though as many as there are places', [1, 576, 576], [1, 3, 5], /expected 5\. Is it computed/],
  ['a matrix that is not one of places', [1, 576, 5], [1, 3, 3], /expected 3\. Is it computed/],
  ['one of two equal axes', [2, 8], [2, 8, 8], /^One axis of 8 is missing\.$/],
  ['one axis more than two equal ones', [2, 8, 8], [2, 8], /^There is one axis of 8 too many\.$/],
  [
    'an axis of 1 squeezed away',
    [2, 8, 9],
    [2, 8, 9, 1],
    /^The last axis, of 1, is missing: is it squeezed away\?$/,
  ],
  [
    'a last axis that is no channels',
    [2, 8, 3],
    [2, 8],
    /^The last axis, of 3, is still there: it is to become/,
  ],
  [
    'an axis in the middle',
    [1, 2, 3, 4],
    [1, 3, 4],
    /^Axis 1, of 2, is still there: it is to become one number/,
  ],
  ['the width for the height alone', [2, 9, 7], [2, 8, 9], /Is it computed at another layer/],
  ['numbers for one', [3], [], /^One number is expected, 3 came/],
  ['one number with axes', [1, 1], [], /keeps axes of 1: a scalar has no axis/],
  ['one for many', [], [2, 3], /^One number came, where 6 are expected/],
  ['another reshape', [2, 6], [3, 4], /as many numbers as expected/],
  ['flat', [72], [1, 8, 9], /as many numbers as expected/],
  ['nothing in common', [7], [1, 8, 9], undefined],
  ['the same', [1, 8, 9], [1, 8, 9], undefined],
];

describe('what a wrong shape suggests', () => {
  for (const [what, actual, expected, says] of SHAPES) {
    it(what, () => {
      const hint = shapeHint(actual, expected, { X });
      if (says) expect(hint).to.match(says);
      else expect(hint).to.equal(undefined);
    });
  }

  const shape = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 5 });
  it('is true: the axis that it calls missing or too many makes the difference, and the sizes are those that came', () => {
    fc.assert(
      fc.property(shape, shape, (actual, expected) => {
        const hint = shapeHint(actual, expected, { X });
        if (hint === undefined) return;
        for (const [, axis, own, wanted] of hint.matchAll(/Axis (\d) is (\d+), expected (\d+)/g)) {
          expect([actual[Number(axis)], expected[Number(axis)]]).to.deep.equal([Number(own), Number(wanted)]);
          expect(own).not.to.equal(wanted);
        }
        if (/missing/.test(hint)) expect(expected.length).to.equal(actual.length + 1);
        if (/too many|still there/.test(hint)) expect(actual.length).to.equal(expected.length + 1);
        if (/as many numbers/.test(hint)) expect(sizeOf(actual)).to.equal(sizeOf(expected));
        expect(hint.length).to.be.below(300);
      }),
      { numRuns: 2000 },
    );
  });

  it('names every axis that differs where the ranks agree', () => {
    fc.assert(
      fc.property(shape, shape, (actual, expected) => {
        if (actual.length !== expected.length || String(actual) === String(expected)) return;
        const hint = shapeHint(actual, expected, {})!;
        for (const [axis, size] of expected.entries())
          expect(hint.includes(`Axis ${axis} is`)).to.equal(size !== actual[axis]);
      }),
      { numRuns: 1000 },
    );
  });

  it('of a matrix of channels speaks of no height', () => {
    const features = float32([2, 4, 5, 3], new Array(120).fill(0));
    expect(shapeHint([2, 20, 20], [2, 3, 3], { features })).to.match(
      /20 is the number of places of features: are the factors/,
    );
    expect(shapeHint([2, 4, 4], [2, 3, 3], { features })).to.equal(
      'Axis 1 is 4, expected 3. Axis 2 is 4, expected 3.',
    );
  });

  it('speaks of a picture only where both height and width are its own', () => {
    const wide = float32([1, 4, 6, 3], new Array(72).fill(0));
    const hint = (actual: number[], expected: number[]) => shapeHint(actual, expected, { wide });
    expect(hint([1, 4, 6], [1, 2, 3])).to.match(/those of wide: is it enlarged/);
    expect(hint([1, 2, 3], [1, 4, 6])).to.match(/They are to be those of wide/);
    for (const actual of [
      [1, 4, 4],
      [1, 6, 6],
      [1, 6, 4],
    ])
      expect(hint(actual, [1, 2, 3])).to.match(/Is it computed at another layer, or resized otherwise\?$/);
    expect(shapeHint([1, 7, 7], [1, 5, 5], {})).to.match(/Axis 2 is 7, expected 5\.$/);
  });

  it('follows what is wrong, once', () => {
    const { message } = runChecks({
      checks: [{ kind: 'relative-l2', tolerance: 0.1 }],
      actual: { value: float32([1, 2, 2, 3], new Array(12).fill(1)) },
      expected: { value: float32([1, 2, 2], new Array(4).fill(1)) },
      inputs: { X },
    });
    expect(message).to.equal(
      'The shape is [1, 2, 2, 3], expected [1, 2, 2]. The last axis, the 3 channels, is still there: one number for each pixel is expected.',
    );
  });
});
