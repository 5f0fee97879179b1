import { expect } from 'chai';
import fc from 'fast-check';
import { type Type, widthOf } from '../../src/figure/text.js';
import { fitted, wrapped } from '../../src/figure/text-fit.js';

const type: Type = { size: 14, face: 'bold', colour: '#000' };

describe('figure/text-fit', () => {
  it('leaves a short title alone, shrinks a longer one, cuts what is too long', () => {
    expect(fitted('Saliency', 200, type, 11)).to.deep.equal(['Saliency', type]);
    const title = 'Guided Grad-CAM of fire9';
    const [same, smaller] = fitted(title, widthOf(title, type) - 4, type, 11);
    expect(same).to.equal(title);
    expect(smaller.size).to.be.within(12, 13);
    const [shorter, smallest] = fitted(title, 80, type, 11);
    expect(shorter).to.match(/^Guided G.*…$/);
    expect(smallest.size).to.equal(11);
  });

  it('makes one line of white space and drops control characters and direction overrides', () => {
    expect(fitted(' a\n\tb\u0000\u202ec ', 200, type, 11)[0]).to.equal('a bc');
  });

  it('never exceeds the width, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.integer({ min: 60, max: 300 }),
        (text, width) => {
          const [line, small] = fitted(text, width, type, 11);
          for (const [piece, look] of [
            [line, small] as const,
            ...wrapped(text, width, type, 3).map((piece) => [piece, type] as const),
          ]) {
            expect(widthOf(piece, look)).to.be.at.most(width);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('wraps between words, loses none, and breaks a word that is too wide', () => {
    const text = 'blank: no value is positive; sign negative or all shows what is there';
    const lines = wrapped(text, 150, type, 9);
    expect(lines.length).to.be.within(3, 5);
    expect(lines.join(' ')).to.equal(text);
    const word = 'convolutional'.repeat(4);
    expect(wrapped(word, 100, type, 99).join('')).to.equal(word);
    expect(wrapped('', 100, type, 3)).to.deep.equal([]);
  });

  it('ends the last line with an ellipsis where more would follow', () => {
    const lines = wrapped('word '.repeat(100), 100, type, 2);
    expect(lines).to.have.length(2);
    expect(lines[0]).not.to.contain('…');
    expect(lines[1]).to.match(/…$/);
  });

  it('does not choke on a very long text', () => {
    expect(wrapped('x'.repeat(1e6), 200, type, 4)).to.have.length(4);
  });
});
