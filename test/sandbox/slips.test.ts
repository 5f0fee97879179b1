import { expect } from 'chai';
import { slipIn } from '../../src/sandbox/slips.js';

/** A line that does not compile, and what is said of it. */
const SLIPS: Record<string, RegExp> = {
  '<<<<<<< HEAD': /merge conflict/,
  '=======': /merge conflict/,
  'import { Classifier } from ‘gradelens’;': /typographic quotes/,
  'const layer = “features.3”;': /typographic quotes/,
  'def gram_matrix(features, normalize=True):': /Python/,
  '    for i in range(10):': /Python/,
  'import numpy as np': /Python/,
};
const NONE = ['return tf.mul(x.sum(, weight);', 'const a = b ? c : d', 'if (x) { y: 3', 'for (const a of b'];

describe('a line that does not compile', () => {
  for (const [line, says] of Object.entries(SLIPS))
    it(`is known: ${line}`, () => expect(slipIn(line)).to.match(says));
  for (const line of NONE) it(`is none of them: ${line}`, () => expect(slipIn(line)).to.equal(''));
});
