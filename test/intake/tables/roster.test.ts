import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import type { GradelensError } from '../../../src/errors.js';
import { readRoster } from '../../../src/intake/tables/roster.js';
import { Worker } from '../../../src/worker/worker.js';
import { inTemporaryFolder } from '../../process.js';

describe('the roster', () => {
  const worker = new Worker();
  after(() => worker.close());

  const read = (content: string | Uint8Array) =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, 'roster.csv');
      await writeFile(path, content);
      return readRoster(path, worker);
    });
  const fault = (content: string | Uint8Array): Promise<GradelensError> =>
    read(content).then(
      () => expect.fail('a roster with a fault was read'),
      (error: GradelensError) => error,
    );

  it('is read whatever the order and the letters of its columns', async () => {
    const [one] = await read('E-Mail,NAME,extra, ID \nada@example.edu,Ada,x,0042\n');
    expect(one).to.deep.equal({
      id: '0042',
      name: 'Ada',
      email: 'ada@example.edu',
      section: '',
      github: '',
      group: '',
    });
  });

  it('with a byte order mark, semicolons, tabs, Windows’ line ends, UTF-16, and names in two columns', async () => {
    const [one] = await read('\ufeffid;name\r\n0042;"Zoë; O\'Brien"\r\n');
    expect(one).to.include({ id: '0042', name: "Zoë; O'Brien" });
    expect(await read('sid\tFirst Name\tLast Name\n1\tAda\tArmstrong\n')).to.have.nested.property(
      '[0].name',
      'Ada Armstrong',
    );
    expect(await read(Buffer.from('\ufeffid,name\n0042,李明\n', 'utf16le'))).to.have.nested.property(
      '[0].name',
      '李明',
    );
  });

  it('composes names', async () => {
    expect((await read(`id,name\n1,${'José'.normalize('NFD')}\n`))[0]!.name).to.equal(
      'José'.normalize('NFC'),
    );
  });

  for (const [what, content, message] of [
    [
      'no column that tells people apart',
      'name,section\nAda,1\n',
      'roster.csv:1: there is no column id; its columns are "name", "section"',
    ],
    ['one id twice', 'id,name\n0042,Ada\n7,B\n0042,C\n', 'roster.csv:4: id: "0042" stands in line 2 already'],
    [
      'one address twice, in other letters',
      'id,email\n1,A@b.c\n2,a@B.c\n',
      'roster.csv:3: email: "a@B.c" stands in line 2 already',
    ],
    [
      'a row without id and address',
      'id,email,name\n1,,Ada\n,,Bob\n',
      'roster.csv:3: Bob has no id and no email',
    ],
    [
      'an id that a spreadsheet has rounded',
      'id,name\n4.2E+07,Ada\n',
      'roster.csv:2: id: "4.2E+07" is a number that a spreadsheet has rounded',
    ],
    ['a quote that is never closed', 'id,name\n1,"Ada\n', 'line 2'],
    ['nobody in it', 'id,name\n', 'roster.csv:1: it names the columns, but nobody'],
    ['nothing in it', '', 'roster.csv: it is empty'],
    ['an endless name', `id,name\n1,${'x'.repeat(400)}\n`, 'roster.csv:2: name has 400 letters'],
    ['Latin-1', Buffer.from('id,name\n1,José\n', 'latin1'), 'it is not UTF-8 text; save it as "CSV UTF-8"'],
  ] as const) {
    it(`says what is wrong with ${what}`, async () => {
      const error = await fault(content);
      expect(error.code).to.equal('TABLE_INVALID');
      expect(error.message).to.include(message);
    });
  }

  it('says so where there is none', async () => {
    const error = await readRoster('/nowhere/roster.csv', worker).catch((each: GradelensError) => each);
    expect(error).to.include({ code: 'TABLE_NOT_FOUND' });
  });

  it('whatever stands in a file: students with a mark of their own, or an error that names the file', async () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom('id', 'name', 'email', '0042', '=1+1', '"', '\n', ';', '\u0000', '\ud800'),
    );
    const table = fc
      .array(fc.array(cell, { maxLength: 4 }), { maxLength: 4 })
      .map((rows) => stringify([['id', 'name', 'email'], ...rows]));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(table, fc.string({ maxLength: 60 }), fc.uint8Array({ maxLength: 40 })),
        async (content) => {
          try {
            const students = await read(content);
            const marks = students.map(({ id, email }) => id || email);
            expect(marks).to.not.include('');
            expect(new Set(students.map(({ id }) => id).filter(Boolean)).size).to.equal(
              students.filter(({ id }) => id !== '').length,
            );
          } catch (error) {
            expect(error).to.have.property('code', 'TABLE_INVALID');
            expect((error as Error).message).to.match(/^roster\.csv/);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
