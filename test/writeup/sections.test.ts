import { expect } from 'chai';
import fc from 'fast-check';
import { sectionsOf, withoutComments } from '../../src/writeup/sections.js';

describe('sections of answers.md', () => {
  it('are what stands below headings of the second level, in order', () => {
    expect(sectionsOf('before\n## One ##\na\n### b\n##  two\t\n## \n##three\n# four')).to.deep.equal([
      { id: 'one', line: 2, body: 'a\n### b' },
      { id: 'two', line: 5, body: '' },
      { id: '', line: 6, body: '##three\n# four' },
    ]);
  });

  it('are none inside fenced code, which only a mark as long ends', () => {
    const ids = (text: string) => sectionsOf(text).map(({ id }) => id);
    expect(ids('## a\n~~~\n## b\n```\n~~\n~~~ x\n~~~~\n## c')).to.deep.equal(['a', 'c']);
    expect(ids('## a\n   ```ts\n## b')).to.deep.equal(['a']);
    expect(ids('## a\n    ```\n## b')).to.deep.equal(['a', 'b']);
    expect(ids('## a\n```x``` is code in a line\n## b')).to.deep.equal(['a', 'b']);
  });

  it('have no comments, but what looks like one in code', () => {
    expect(withoutComments('a<!-- b\nc -->d<!---->e')).to.equal('a\nde');
    expect(withoutComments('```\n<!-- a -->\n```\n<!-- b -->c')).to.equal('```\n<!-- a -->\n```\nc');
    expect(withoutComments('a <!-- b ``` -->```\n<!-- c -->\n')).to.equal('a ```\n\n');
    expect(withoutComments('a<!-->b')).to.equal('a<!-->b');
    expect(withoutComments('<!-- a -->b<!-- c')).to.equal('b<!-- c');
    expect(withoutComments('<!-- a -->```\n<!-- b -->')).to.equal('```\n<!-- b -->');
  });

  it('have no comments, as a pattern over short texts finds them', () => {
    const piece = fc.constantFrom('<!--', '-->', '<!', '--', '>', 'a', '\n', ' ', '-');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        expect(withoutComments(text)).to.equal(
          text.replace(/<!--[\s\S]*?-->/g, (all) => all.replace(/[^\n]/g, '')),
        );
      }),
    );
  });
});
