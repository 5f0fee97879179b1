import { expect } from 'chai';
import { shaped, textWidth } from '../../../src/writeup/text/shape.js';

const ACUTE = '\u0301';

describe('text as glyphs', () => {
  it('has thirty marks on a letter, and no more: they would take minutes', function () {
    this.timeout(5000);
    const { text } = shaped('regular', `a${ACUTE.repeat(100_000)}b`)[0]!;
    expect(text).to.equal(`a${ACUTE.repeat(30)}b`);
    expect(textWidth('regular', `a${ACUTE.repeat(5000)}b`)).to.equal(textWidth('regular', text));
  });

  it('keeps every mark of a language', () => {
    for (const word of ['Việt', 'שָׁלוֹם', 'पढ़ेंगे', `e${ACUTE.repeat(30)}`]) {
      const normal = word.normalize('NFD');
      expect(shaped('regular', normal).map(({ text }) => text)).to.deep.equal([normal]);
    }
  });
});
