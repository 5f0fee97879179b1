import { expect } from 'chai';
import fc from 'fast-check';
import { importCalls } from '../../src/sandbox/import-calls.js';

/** The same by a pattern, which is right but takes minutes over some texts. */
const PATTERN = /\b(?:import|require)(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*\n)*\(/g;
const byPattern = (text: string): number[] =>
  [...text.matchAll(PATTERN)].map(({ index, 0: call }) => index + call.length);

describe('calls of import and require', () => {
  it('are found behind whitespace and comments of any kind', () => {
    for (const text of [
      "import('./a')",
      'require /* one */ // two\n ( name )',
      'a.import /*(*/ (x); require/**//**/(y)',
      'require /* never closed (',
      'required(x), import x from (y)',
    ])
      expect(importCalls(text), text).to.deep.equal(byPattern(text));
  });

  it('are those that a pattern finds, in texts made of pieces', () => {
    const piece = fc.constantFrom('import', 'require', ' ', '\n', '/*', '*/', '//', '/', '*', '(', 'x');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        // A call within another one's comment is found by us alone: it may be one after all.
        expect(importCalls(text)).to.include.members(byPattern(text));
        for (const at of importCalls(text)) {
          const starts = [...text.slice(0, at).matchAll(/\b(?:import|require)/g)].map(({ index }) => index);
          expect(starts.some((start) => byPattern(text.slice(start, at)).includes(at - start))).to.equal(
            true,
          );
        }
      }),
      { numRuns: 2000, seed: 4 },
    );
  });

  it('are looked for in one pass, whatever stands in comments', () => {
    const started = performance.now();
    for (const text of [
      `/*${'require /*import '.repeat(60_000)}*/`,
      `${'require //'.repeat(90_000)}\n`,
      `/*${'require/*'.repeat(40_000)}${'*//**/'.repeat(80_000)}`,
      'import/*'.repeat(100_000),
      `require${' '.repeat(900_000)}`,
      'require  '.repeat(100_000),
    ])
      importCalls(text);
    expect(performance.now() - started).to.be.below(10_000);
  });
});
