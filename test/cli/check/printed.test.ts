import { expect } from 'chai';
import { printedLines } from '../../../src/cli/check/printed.js';

describe('what a call printed', () => {
  const LOOP = `begin\n${'again\n'.repeat(5000)}${'1\n2\n3\n4\n5\n6\n7\n'}`;

  it('is told line by line, what comes again and again once, of much the beginning', () => {
    expect(printedLines(LOOP, false)).to.deep.equal([
      ...['│ begin', '│ again (5000 times)', '│ 1', '│ 2', '│ 3', '│ 4', '│ 5', '│ 6'],
      '│ … 1 more line: --verbose shows them',
    ]);
    expect(printedLines('once\n', false)).to.deep.equal(['│ once']);
  });

  it('is whole where that is asked for', () => {
    expect(printedLines(LOOP, true)).to.have.length(5008);
  });
});
