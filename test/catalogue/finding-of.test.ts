import { expect } from 'chai';
import { findingOf } from '../../src/catalogue/finding-of.js';
import type { Mistake } from '../../src/catalogue/read.js';

const MISTAKE: Mistake = {
  ...{ id: 'gram-matrix-summed', problem: 'gram-matrix', path: 'mistakes/gram-matrix/gram-matrix-summed.ts' },
  ...{
    source: '',
    overrides: ['gramMatrix'],
    title: 'The sum over places is missing',
    concept: 'gram-matrix',
  },
  ...{ off: 'Your matrix is too small.', look: 'Look at the axes.' },
};
const mistakePages = 'https://course.example/mistakes/{page}.html';

describe('what is told of a known mistake', () => {
  const told = (hints: 'off' | 'look' | 'name', pages?: string) =>
    findingOf(MISTAKE, 'gram-matrix', { hints, mistakePages: pages }).message;

  it('is what is off, where to look, its name, as far as hints go', () => {
    expect(told('off')).to.equal('Your matrix is too small.');
    expect(told('look')).to.equal('Your matrix is too small. Look at the axes.');
    expect(told('name')).to.equal(
      'Your matrix is too small. Look at the axes. What gives exactly these numbers: The sum over places is missing.',
    );
  });

  it('ends with the address of its page where the course publishes them, unless hints are off', () => {
    const page = ' More on it: https://course.example/mistakes/gram-matrix.html';
    for (const hints of ['look', 'name'] as const)
      expect(told(hints, mistakePages)).to.equal(told(hints) + page);
    expect(told('off', mistakePages)).to.equal(told('off'));
  });
});
