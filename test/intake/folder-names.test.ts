import { expect } from 'chai';
import fc from 'fast-check';
import { folderNames, ownersOf } from '../../src/intake/folder-names.js';
import type { Student } from '../../src/intake/student.js';

const student = (id: string, name: string, group = ''): Student => ({
  id,
  name,
  group,
  email: '',
  section: '',
  github: '',
});
const named = (...students: readonly Student[]) =>
  folderNames(
    students.map((each) => [each]),
    new Map(),
  );

describe('folders of hand-ins', () => {
  it('keep every script, apostrophes, and the id', async () => {
    const names = ["Zoë O'Brien", 'प्रिया शर्मा', '李明', 'أحمد علي', 'José'.normalize('NFD')];
    expect(await named(...names.map((name, i) => student(`000${i}`, name)))).to.deep.equal(
      names.map((name, i) => `${name.normalize('NFC')} 000${i}`),
    );
  });

  it('of a group have its name, else the names of all', async () => {
    const [a, b] = [student('1', 'A', 'Team Rocket'), student('2', 'B', 'Team Rocket')];
    expect(await folderNames([[a, b]], new Map())).to.deep.equal(['Team Rocket']);
    expect(await folderNames([[a, student('3', 'C')]], new Map())).to.deep.equal(['A 1, C 3']);
  });

  it('are no device, no report, and nothing that leads elsewhere', async () => {
    expect(
      await named(
        student('', 'CON'),
        student('', 'grades.csv'),
        student('', '..'),
        student('', 'a/../b'),
        student('', 'collected.json'),
      ),
    ).to.deep.equal([...['_CON', 'grades.csv-2', '_', 'a_.._b', 'collected.json-2']]);
  });

  it('stay with their people', async () => {
    const [a, b] = [student('1', 'A'), student('2', 'B')];
    expect(await folderNames([[b, a], [b]], new Map([[ownersOf([a, b]), 'kept']]))).to.deep.equal([
      'kept',
      'B 2',
    ]);
  });

  it('whatever people are called: one each, that every disk takes and tells apart', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.constantFrom('a', 'A', 'é', 'e\u0301', '.', ' ', 'nul.txt', '\u0301'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { maxLength: 6 }), async (all) => {
        const names = await named(...all.map(([id, name]) => student(id, name)));
        expect(new Set(names.map((name) => name.normalize('NFKD').toUpperCase())).size).to.equal(all.length);
        for (const name of names) {
          expect(name)
            .to.match(/^[^\p{Cc}/\\:*?"<>|]+$/u)
            .and.to.not.match(/^[. -]|[. ]$|^(con|nul|aux|prn)(\.|$)/i);
          expect(Buffer.byteLength(name)).to.be.at.most(200);
        }
      }),
      { numRuns: 300 },
    );
  });
});
