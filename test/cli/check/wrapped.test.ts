import { stripVTControlCharacters } from 'node:util';
import { expect } from 'chai';
import fc from 'fast-check';
import { wrapped } from '../../../src/cli/terminal.js';

describe('lines that fit a terminal', () => {
  it('are broken between words, further lines as far in as the first', () => {
    expect(wrapped(`    ${'word '.repeat(7)}end`, 30)).to.equal(
      `    ${'word '.repeat(5).trim()}\n    word word end`,
    );
    expect(wrapped(`✗ ${'word '.repeat(7)}end`, 30, 2)).to.equal(
      `✗ ${'word '.repeat(5).trim()}\n  word word end`,
    );
    expect(wrapped('a\u001b[31mb\u001b[39m c', 4)).to.equal('a\u001b[31mb\u001b[39m c');
  });

  it('stay as they are in a pipe', () => {
    expect(wrapped('x'.repeat(500), Number.POSITIVE_INFINITY)).to.have.length(500);
  });

  it('hold every character, and none is too long', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 60 }), { maxLength: 12 }),
        fc.nat(8),
        fc.integer({ min: 30, max: 90 }),
        (words, indent, columns) => {
          const text = stripVTControlCharacters(' '.repeat(indent) + words.join(' ').replace(/\p{Cc}/gu, ''));
          const lines = wrapped(text, columns, 2).split('\n');
          for (const line of lines) expect([...line].length).to.be.at.most(columns);
          expect(lines.join('').replace(/ /g, '')).to.equal(text.replace(/ /g, ''));
        },
      ),
    );
  });
});
