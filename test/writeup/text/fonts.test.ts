import { expect } from 'chai';
import fc from 'fast-check';
import { clustersOf, coarseScripts, fontFor, missingGlyphs } from '../../../src/writeup/text/fonts.js';
import { CORPUS } from './corpus.js';

describe('fonts', () => {
  for (const [name, text] of Object.entries(CORPUS)) {
    it(`have ${name}`, () => expect(missingGlyphs(text)).to.deep.equal([]));
  }

  it('are chosen by what a character is', () => {
    expect(fontFor('regular', 'a')).to.equal('sans');
    expect(fontFor('code', 'a')).to.equal('mono');
    expect(fontFor('bold', '梯')).to.equal('chinese-bold');
    expect(fontFor('regular', 'क्ष')).to.equal('devanagari');
    expect(fontFor('italic', '🚀')).to.equal('emoji');
    expect(fontFor('regular', '기')).to.equal('korean');
    expect(fontFor('regular', '\u1100\u1161')).to.equal('korean');
    expect(fontFor('bold', 'কে')).to.equal('bengali-bold');
    expect(fontFor('bold', 'አ')).to.equal('ethiopic');
    expect(fontFor('regular', 'ب')).to.equal('arabic');
    expect(fontFor('regular', '直', 'ja')).to.equal('japanese');
    expect(fontFor('regular', '直', 'zh-TW')).to.equal('traditional');
    expect(fontFor('regular', 'Ꮳ')).to.equal('unifont');
  });

  it('say which characters none has, and take joiners and selectors for none', () => {
    // Linear B, and a code point that is nothing.
    expect(missingGlyphs('ab\u{10000}c\u{1f9ff}\u{e0fff}')).to.deep.equal(['\u{10000}', '\u{e0fff}']);
    expect(missingGlyphs('a\u200db\ufe0f\u00ad\u202e\u0007\ud800')).to.deep.equal([]);
  });

  it('keep what a reader takes for one character together', () => {
    expect(clustersOf('a👨‍👩‍👧e\u0301')).to.deep.equal(['a', '👨‍👩‍👧', 'e\u0301']);
  });

  it('divide long texts as a segmenter divides them in one', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'é',
        'e\u0301\u0302',
        '梯',
        '🚀',
        '👨‍👩‍👧',
        '🇩',
        '🇩🇪',
        'क्षि',
        '\u1112\u1161\u11ab',
        '\u0600',
        '\u200d',
        '\r\n',
        '\ud800',
      ],
    );
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    fc.assert(
      fc.property(fc.array(piece, { minLength: 100, maxLength: 400 }), (pieces) => {
        const text = pieces.join('');
        const whole = Array.from(segmenter.segment(text), ({ segment }) => segment);
        // Longer ones are cut.
        fc.pre(whole.every(({ length }) => length < 100));
        expect(clustersOf(text)).to.deep.equal(whole);
      }),
      { numRuns: 50 },
    );
  });

  it('divide texts in a time that grows as they do, whatever they hold', () => {
    const started = process.cpuUsage();
    for (const letter of ['ü', '\u0301', '\u{1f468}\u200d', '🇩']) {
      const text = letter.repeat(60_000 / letter.length);
      expect(clustersOf(text).join('')).to.equal(text);
    }
    // A segmenter copies all for each cluster: 7 s for the first.
    expect(process.cpuUsage(started).user / 1e6).to.be.below(2);
  });

  it('tell the scripts that only the bitmap font has', () => {
    expect(coarseScripts(Object.values(CORPUS).join(' '))).to.deep.equal([]);
    expect(coarseScripts('x ᏣᎳᎩ y ᠮᠣᠩ')).to.deep.equal([{ name: 'Cherokee' }, { name: 'Mongolian' }]);
  });
});
