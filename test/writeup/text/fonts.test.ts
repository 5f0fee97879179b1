import { expect } from 'chai';
import { clustersOf, fontFor, missingGlyphs } from '../../../src/writeup/text/fonts.js';
import { CORPUS } from './corpus.js';

describe('fonts', () => {
  for (const [name, text] of Object.entries(CORPUS)) {
    it(`have ${name}`, () => expect(missingGlyphs(text)).to.deep.equal([]));
  }

  it('are chosen by what a character is', () => {
    expect(fontFor('regular', 'a')).to.equal('sans');
    expect(fontFor('code', 'a')).to.equal('mono');
    expect(fontFor('bold', '梯')).to.equal('cjk-bold');
    expect(fontFor('regular', 'क्ष')).to.equal('devanagari');
    expect(fontFor('italic', '🚀')).to.equal('emoji');
    expect(fontFor('regular', '기')).to.equal('unifont');
  });

  it('say which characters none has, and take joiners and selectors for none', () => {
    // Linear B, and a code point that is nothing.
    expect(missingGlyphs('ab\u{10000}c\u{1f9ff}\u{e0fff}')).to.deep.equal(['\u{10000}', '\u{e0fff}']);
    expect(missingGlyphs('a\u200db\ufe0f\u00ad\u202e\u0007\ud800')).to.deep.equal([]);
  });

  it('keep what a reader takes for one character together', () => {
    expect(clustersOf('a👨‍👩‍👧e\u0301')).to.deep.equal(['a', '👨‍👩‍👧', 'e\u0301']);
  });
});
