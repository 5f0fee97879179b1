import { expect } from 'chai';
import { joined } from '../../../src/writeup/layout/units.js';

const JOINT = '\u00A0';

describe('numbers and their units', () => {
  for (const [text, wanted] of [
    ['99.9 % of 64 x 48 pixels', '99.9_% of 64_x_48_pixels'],
    ['score 28.3, probability > 99.9 %', 'score 28.3, probability >_99.9_%'],
    ['tubingen, 64 × 48 pixels', 'tubingen, 64_×_48_pixels'],
    ['stingray (6) < 0.1 %, gorilla (366) 98.8 %', 'stingray (6)_<_0.1_%, gorilla (366)_98.8_%'],
    ['total variation weight 0.05; else 0', 'total variation weight_0.05; else_0'],
    ['in 20 iterations, 3 s each, 2 MiB', 'in 20_iterations, 3_s each, 2_MiB'],
    ['5 spaces, 3 x, 4 seasons, 10 houses', '5 spaces, 3 x, 4 seasons, 10 houses'],
    ['a > b', 'a > b'],
  ] as const) {
    it(`stay on one line: ${text}`, () => {
      expect(joined(text).replaceAll(JOINT, '_')).to.equal(wanted);
    });
  }
});
