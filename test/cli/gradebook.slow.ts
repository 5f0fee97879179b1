import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse as csv } from 'csv-parse/sync';
import { parse, stringify } from 'yaml';
import { gradelens } from '../process.js';
import { EXEC, inShell, withClass } from './small.js';

const person = (name: string, id: string) => ({
  ...{ name, id, section: '', email: `${id}@example.edu`, github: '', group: '' },
});
const [ADA, BOB, EVE] = [person('Ada Lovelace', '0001'), person('Bob', '0002'), person('प्रिया', '0003')];

const EXPORT = [
  'Student,ID,SIS User ID,SIS Login ID,Section,Homework 2 (7),Homework 3 (8)',
  '    Points Possible,,,,,10.00,10.00',
  '"Lovelace, Ada",71,0001,0001,01,9.00,',
  'Bob,72,0002,0002,01,9.00,1.00',
  'प्रिया,73,0003,0003,01,9.00,',
  'Zoe,74,0004,0004,01,9.00,',
];

describe('gradelens gradebook', function () {
  this.timeout(120_000);

  it(
    "final scores, by the course's policies, in the platform's own file",
    withClass(async ({ folder, grade }) => {
      // No questions; a day late is 10 %, after two late days of the course; Bob used one before, Priya has an extension.
      const path = grade[grade.indexOf('--assignment') + 1]!;
      const policies = {
        deadline: '2026-10-01T23:59:00-07:00',
        timeZone: 'America/Los_Angeles',
        late: { percent: 10 },
        lateDays: { bank: 2, used: ['used.csv'] },
        extensions: 'extensions.csv',
      };
      const { questions, ...small } = parse(await readFile(path, 'utf8'));
      await writeFile(path, stringify({ ...small, policies }));
      await writeFile(join(folder, 'used.csv'), 'id;late days\n0002;1\n');
      await writeFile(
        join(folder, 'extensions.csv'),
        'email,days,why\n0003@example.edu,3,private\n9@example.edu,1,\n',
      );
      const handIn = (name: string, student: object, submitted: string, late: string) => ({
        ...{ folder: name, students: [student], entries: [`${name}.zip`], notes: [], attempt: 1 },
        ...{ submitted, late, lateness: '' },
      });
      const collected = {
        ...{ version: 1, source: 'canvas', why: 'its names', deadline: null, timeZone: null, accounting: [] },
        handIns: [
          handIn('ada', ADA, '2026-10-01T23:59:00-07:00', 'no'),
          // 2 days begun, 1 late day left: 1 x 10 % of 10.
          handIn('bob', BOB, '2026-10-03T09:00:00-07:00', 'yes'),
          handIn('eve', EVE, '2026-10-04T20:00:00Z', 'yes'),
        ],
      };
      await writeFile(join(folder, 'class/collected.json'), JSON.stringify(collected));
      const out = join(folder, 'out');
      const graded = await inShell(EXEC, [...grade, '--out', out]).finished;
      expect(graded.code, graded.stderr).to.equal(0);
      expect(graded.stderr).to.include(
        'extensions.csv names 1 who handed in nothing, or whose id is mistyped: 9@example.edu.',
      );
      const rows = csv(await readFile(join(out, 'grades.csv')), { bom: true, columns: true }) as Record<
        string,
        string
      >[];
      expect(
        rows.slice(1).map((row) => [row.final, row.penalty, row['late days'], row.explanation]),
      ).to.deep.equal([
        ['10', '0', '0', '10 of 10 by tests'],
        ['9', '1', '1', '10 of 10 by tests; 1 day 9 h late: 1 late day used, none left; - 1 (10 % a day); 9'],
        ['10', '0', '0', '10 of 10 by tests; in time, by the extension until 4 Oct 23:59; 10'],
      ]);
      const bob = JSON.parse(await readFile(join(out, 'bob/results.json'), 'utf8'));
      expect([bob.score, bob.extra_data.final.final]).to.deep.equal([10, 9]);
      expect(bob.output).to.include('1 day 9 h late: 1 late day used');

      const [from, to] = [join(folder, 'export.csv'), join(folder, 'import.csv')];
      await writeFile(from, `\ufeff${EXPORT.join('\r\n')}\r\n`);
      const book = (...more: string[]) => gradelens(['gradebook', out, '--canvas', from, ...more]);
      const asked = await book('--out', to);
      expect(asked.code).to.equal(2);
      expect(asked.stderr).to.match(
        /Columns for scores: "Homework 2 \(7\)", "Homework 3 \(8\)"\. Name one with --column/,
      );
      const { code, stdout, stderr } = await book('--out', to, '--column', 'Homework 3');
      expect(code, stderr).to.equal(0);
      expect(stdout).to.match(/^3 final scores of 3 hand-ins in "Homework 3 \(8\)"/);
      expect(stdout).to.include('1 row is of a student who handed in nothing');
      const wanted = EXPORT.map((line, i) =>
        i < 2 || i > 4 ? line : `${line.replace(/[^,]*$/, '')}${[10, 9, 10][i - 2]}`,
      );
      expect(await readFile(to, 'utf8')).to.equal(`\ufeff${wanted.join('\r\n')}\r\n`);
      expect((await book('--out', from)).stderr).to.include('Give another file');
      expect((await gradelens(['gradebook', out, '--out', to])).stderr).to.include(
        '--canvas, --moodle or --brightspace',
      );

      // A table that cannot be read is said before anything is graded, and a row of whom is not certain is for a person.
      await writeFile(join(folder, 'extensions.csv'), 'id,email,days\n0001,0002@example.edu,1\n');
      const unsure = await book('--out', to, '--column', 'Homework 3');
      expect(unsure.code).to.equal(3);
      expect(unsure.stderr).to.match(
        /extensions\.csv:2: .*belong to different people.*until you mend the row/,
      );
      await rm(join(folder, 'extensions.csv'));
      const without = await inShell(EXEC, [...grade, '--out', out]).finished;
      expect(without.code).to.equal(2);
      expect(without.stderr).to.match(/There is no .*extensions\.csv/);
    }),
  );
});
