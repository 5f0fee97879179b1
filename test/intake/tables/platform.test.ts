import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { Register } from '../../../src/intake/register.js';
import type { TableKind } from '../../../src/intake/source.js';
import { findTable } from '../../../src/intake/tables/find.js';
import { accountsOf, gradebookOf, worksheetOf } from '../../../src/intake/tables/platform.js';
import { Worker } from '../../../src/worker/worker.js';
import { inTemporaryFolder } from '../../process.js';
import { student } from '../sources/read.js';

const HEADS: Readonly<Record<TableKind, readonly string[]>> = {
  gradebook: ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section'],
  worksheet: ['Identifier', 'Full name', 'ID number', 'Email address', 'Last modified (submission)'],
  accounts: ['identifier', 'github_username', 'github_id', 'name'],
};
const READ = { gradebook: gradebookOf, worksheet: worksheetOf, accounts: accountsOf } as const;

describe('tables that platforms give', () => {
  const worker = new Worker();
  after(() => worker.close());

  const read = (kind: TableKind, rows: readonly (readonly string[])[]) =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, `${kind}.csv`);
      await writeFile(path, stringify([HEADS[kind], ...rows]));
      return READ[kind]((await findTable(kind, path, [], worker))!.table);
    });
  const fault = (work: Promise<unknown>): Promise<Error> =>
    work.then(
      () => expect.fail('there was no error'),
      (error: Error) => error,
    );

  it('the rows of maxima and of the test student are nobody', async () => {
    const known = await read('gradebook', [
      ['    Points Possible', '', '', '', ''],
      ['Armstrong, Ada', '7', '0042', 'ada', '1'],
      ['Student, Test', '9', '', '', ''],
    ]);
    expect([...known]).to.deep.equal([['7', { id: '0042', label: 'Armstrong, Ada' }]]);
  });

  it('an account is one in any letters; a number belongs to one student', async () => {
    expect([...(await read('accounts', [['0042', 'Ada-Arm', '1', 'x']])).keys()]).to.deep.equal(['ada-arm']);
    const error = await fault(
      read('worksheet', [
        ['Participant 5', 'A', '1', 'a@b.c', '-'],
        ['Participant 5', 'B', '2', 'b@b.c', '-'],
      ]),
    );
    expect(error.message).to.equal('worksheet.csv:3: 5 stands in it twice; each belongs to one student.');
  });

  it('is found beside an export by its columns; two are an error that names both', () =>
    inTemporaryFolder(async (folder) => {
      const put = (name: string, content: string) => writeFile(join(folder, name), content);
      await put('roster.csv', 'id,name\n1,A\n');
      await put('broken.csv', 'a,"b\n');
      expect(await findTable('gradebook', undefined, [folder], worker)).to.equal(undefined);
      await put('grades.csv', `${HEADS.gradebook.join(',')}\n`);
      expect((await findTable('gradebook', undefined, [folder], worker))?.table.file).to.equal('grades.csv');
      await put('grades (1).csv', `${HEADS.gradebook.join(',')}\n`);
      const error = await fault(findTable('gradebook', undefined, [folder], worker));
      expect(error.message)
        .to.include('grades (1).csv and ')
        .and.to.include("both look like Canvas' gradebook. Say which: --gradebook ");
      const wrong = await fault(findTable('worksheet', join(folder, 'roster.csv'), [], worker));
      expect(wrong.message).to.include(
        "roster.csv:1: it is not Moodle's grading worksheet: expected the columns identifier, full name, email address or id number; there are id, name",
      );
    }));

  it('whatever stands in it: who is matched bears the id that stands in that row, or there is a clear error', async () => {
    const register = new Register([
      student('0042', 'Ada', { email: 'ada@example.edu', github: 'ada' }),
      student('7', 'Bob'),
      student('8', 'Bob'),
    ]);
    const cell = fc.constantFrom(
      '',
      '0042',
      '42',
      '7',
      '8',
      'Ada',
      'Bob',
      'ada@example.edu',
      'bob@example.edu',
      'Participant 5',
      '=1',
      '"',
      '\n',
      ' ',
      'Points Possible',
    );
    const kinds = fc.constantFrom<TableKind>('gradebook', 'worksheet', 'accounts');
    await fc.assert(
      fc.asyncProperty(
        kinds,
        fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { maxLength: 4 }),
        async (kind, rows) => {
          try {
            for (const [key, clue] of await read(kind, rows)) {
              expect(key).to.not.equal('');
              const match = register.match(clue);
              if (match.kind === 'one' && clue.id)
                expect([clue.id, clue.email]).to.satisfy(
                  ([id, email]: string[]) =>
                    id === match.students[0]!.id || email === match.students[0]!.email,
                );
            }
          } catch (error) {
            expect(error).to.have.property('code', 'TABLE_INVALID');
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
