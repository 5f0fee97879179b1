import { expect } from 'chai';
import { classNamed } from '../../../src/cli/attribute/target.js';
import { GradelensError } from '../../../src/errors.js';

const LABELS = [
  'tench, Tinca tinca',
  'great white shark, white shark',
  'tabby, tabby cat',
  'tiger cat',
  'tiger',
];
const codeOf = (asked: string): string => {
  try {
    return String(classNamed(asked, LABELS));
  } catch (error) {
    return (error as GradelensError).code;
  }
};

describe('a class as a person names it', () => {
  for (const [asked, expected] of [
    ['3', '3'],
    ['Tabby Cat', '2'],
    ['tiger', '4'],
    ['white shark', '1'],
    ['great', '1'],
    ['tench, Tinca tinca', '0'],
    ['cat', 'TARGET_AMBIGUOUS'],
    ['lion', 'TARGET_UNKNOWN'],
    ['5', 'TARGET_OUT_OF_RANGE'],
  ] as const) {
    it(`${asked}: ${expected}`, () => expect(codeOf(asked)).to.equal(expected));
  }

  it('offers the nearest names', () => {
    expect(() => classNamed('tabi cat', LABELS)).to.throw(GradelensError, /tabby/);
  });
});
