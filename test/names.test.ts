import { expect } from 'chai';
import fc from 'fast-check';
import { distinct, nameOf } from '../src/names.js';

describe('names of hand-ins', () => {
  const examples: Record<string, string> = {
    'ada.zip': 'ada',
    '..hidden': '_hidden',
    'a\u202eb': 'a_b',
    'new\nline': 'new_line',
    'con.zip': '_con',
    'nul.tar.gz': '_nul',
    'nul.d': '_nul.d',
    LPT1: '_LPT1',
    console: 'console',
    'dots. . ': 'dots_',
    'e\u0301ric': '\u00e9ric',
    หนึ่ง: 'หนึ่ง',
  };
  for (const [path, name] of Object.entries(examples)) {
    it(`${JSON.stringify(path)} is called ${JSON.stringify(name)}`, () => {
      expect(nameOf(`/class/${path}`)).to.equal(name);
    });
  }

  it('fit on any disk, are never empty, and stay in their folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 255 }), (text) => {
        const name = nameOf(`/class/${text.replaceAll('/', '_')}`);
        expect(Buffer.byteLength(`${name}-1000.json`)).to.be.at.most(255);
        expect(name)
          .to.match(/^[^./][^/\p{Cc}]*$/u)
          .and.not.match(/[. ]$/);
        expect(Buffer.from(name).toString(), 'half a letter').to.equal(name);
      }),
      { numRuns: 200 },
    );
    expect(Buffer.byteLength(nameOf(`/${'氷'.repeat(85)}`))).to.be.at.most(180);
  });

  it('that a disk may take for one another are told apart, and from reports', () => {
    expect(distinct(['ada', 'ADA', 'ada-2', 'ada'])).to.deep.equal(['ada', 'ADA-2', 'ada-2-2', 'ada-3']);
    expect(distinct(['\u00e9ric', 'e\u0301ric', 'stra\u00dfe', 'STRASSE'])).to.deep.equal([
      '\u00e9ric',
      'e\u0301ric-2',
      'stra\u00dfe',
      'STRASSE-2',
    ]);
    expect(distinct(['Grades.csv', 'return', 'ada'], ['grades.csv', 'return'])).to.deep.equal([
      'Grades.csv-2',
      'return-2',
      'ada',
    ]);
  });
});
