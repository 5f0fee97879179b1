import { expect } from 'chai';
import fc from 'fast-check';
import { parse } from 'yaml';
import { plainWords } from '../../src/catalogue/plain-words.js';

/** What YAML has of a text; undefined where it has a fault. */
function byYaml(text: string): unknown {
  try {
    return parse(text, { logLevel: 'silent' });
  } catch {
    return undefined;
  }
}

describe('lines of a key and plain text', () => {
  it('are read as YAML has them', () => {
    const text = 'title: Each row\'s own [N, 3], not a:b or c#d!\r\nlook: Who "knows"? {x} & *y*';
    expect(plainWords(text)).to.deep.equal(byYaml(text)).and.to.deep.equal({
      title: "Each row's own [N, 3], not a:b or c#d!",
      look: 'Who "knows"? {x} & *y*',
    });
  });

  it('are left to a parser where YAML might have something else', () => {
    const others = [
      ...[
        'a: null',
        'a: True',
        'a: FALSE',
        'a: 1',
        'a: .nan',
        'a: "b"',
        "a: 'b'",
        'a: [b]',
        'a: *b',
        'a: !b c',
      ],
      ...[
        'a: b: c',
        'a: b:',
        'a: b # c',
        'a: b ',
        'a:\tb',
        'a: b\tc',
        'a: |\n  b',
        'a: b\n  c',
        'a: b\na: c',
        '',
      ],
      ...[' a: b', '- a: b', 'a-b: c', 'a: b\n', 'a: b\n---\nc: d', 'a: b\n# c', 'a: b\u0085c: d', 'a:b'],
    ];
    expect(others.filter((text) => plainWords(text) !== undefined)).to.deep.equal([]);
  });

  it('are never read as anything else than YAML has', () => {
    const pieces = fc.constantFrom(
      ...[':', '#', ' ', 'a', 'null', 'true', '~', '-', '"', "'", '\t', '\r', '\u00e9', '{', '%'],
    );
    const value = fc.array(pieces, { maxLength: 6 }).map((some) => some.join(''));
    const line = fc.tuple(fc.constantFrom('a', 'b', 'no'), value).map(([key, words]) => `${key}: b${words}`);
    const any = fc.tuple(fc.constantFrom('a', 'b'), value).map(([key, words]) => `${key}: ${words}`);
    const text = fc
      .array(fc.oneof(line, any), { minLength: 1, maxLength: 3 })
      .map((lines) => lines.join('\n'));
    let read = 0;
    fc.assert(
      fc.property(text, (each) => {
        const words = plainWords(each);
        if (words === undefined) return;
        read++;
        expect(words, each).to.deep.equal(byYaml(each));
      }),
      { numRuns: 2000 },
    );
    expect(read).to.be.above(200);
  });
});
