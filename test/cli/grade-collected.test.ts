import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { gradelens } from '../process.js';
import { RESULTS } from '../results-schema.js';
import { EXEC, inShell, withClass } from './small.js';

const person = (name: string, id: string, section = '') => ({
  ...{ name, id, section, email: `${id}@example.edu` },
  ...{ github: '', group: '' },
});
const [ADA, BOB, EVE, ZOE] = [
  person('Ada Lovelace', '0001', 'A'),
  person('=HYPERLINK("x")', '0002'),
  person('प्रिया', '0003'),
  person('Zoe', '0004'),
];
const when = { attempt: 1, submitted: '2026-10-01T10:00:00Z', late: 'no', lateness: '' };

describe('gradelens grade on a collected class', function () {
  this.timeout(120_000);

  it(
    'knows who handed in, and how late; says who did not',
    withClass(async ({ folder, grade }) => {
      const handIn = (name: string, students: object[], more: object = {}) => ({
        ...{ folder: name, students, entries: [`${name}.zip`], notes: [], ...when, ...more },
      });
      const collected = {
        ...{ version: 1, source: 'canvas', why: 'its names', deadline: null, timeZone: null },
        handIns: [
          handIn('ada', [ADA]),
          // A group.
          handIn('bob', [BOB, EVE], { late: 'yes', lateness: '1:02:03', notes: ['Its files lay in a3/.'] }),
        ],
        accounting: [
          ...[{ entry: 'ada.zip', status: 'taken', students: [ADA], folder: 'ada', settled: true }],
          ...[{ entry: '', status: 'no hand-in', students: [ZOE], folder: '', settled: true }],
          ...[{ entry: 'x.rar', status: 'refused', students: [], folder: '', settled: false }],
        ].map((line) => ({ ...when, kind: '', message: '', ...line })),
      };
      await writeFile(join(folder, 'class/collected.json'), JSON.stringify(collected));
      const out = join(folder, 'out');
      const { code, stderr, stdout } = await inShell(EXEC, [...grade, '--writeup', 'quick', '--out', out])
        .finished;
      expect(code, stderr).to.equal(0);
      expect(stderr).to.match(/The class has 2 students without a hand-in, or entries that count for nobody/);
      expect(stderr).to.match(/^No slides: demo has no deck/m);
      // A folder that was not collected is nobody's.
      expect(stdout).to.match(/^2 graded/m);
      const grades = parse(await readFile(join(out, 'grades.csv')), { bom: true }) as string[][];
      const upTo = (row: readonly string[]) => row.slice(0, grades[0]!.indexOf('status') + 1).join();
      expect(upTo(grades[0]!)).to.equal(
        'submission,name,email,id,section,submitted,late,content-loss,tv-loss,total,max,status',
      );
      expect(grades.slice(2).map(upTo)).to.deep.equal([
        'ada,Ada Lovelace,0001@example.edu,0001,A,2026-10-01T10:00:00Z,no,4,6,10,10,graded',
        `bob,'=HYPERLINK("x"),0002@example.edu,0002,,2026-10-01T10:00:00Z,1:02:03,4,6,10,10,graded`,
        'bob,प्रिया,0003@example.edu,0003,,2026-10-01T10:00:00Z,1:02:03,4,6,10,10,graded',
      ]);
      expect(grades.slice(2).map((row) => row.at(-1))).to.deep.equal([
        '',
        ...Array(2).fill('Its files lay in a3/.'),
      ]);
      // No answer is graded yet.
      const explained = grades[2]![grades[0]!.indexOf('explanation')]!;
      expect(explained).to.match(/^10 of 10 by tests \+ 0 of 35 by answers so far = 10; no final score yet/);
      const results = RESULTS.parse(JSON.parse(await readFile(join(out, 'ada/results.json'), 'utf8')));
      expect(results.extra_data).to.deep.nested.include({ 'handedIn.students[0].id': '0001' });
      // What students get says it of nobody.
      expect(await readFile(join(out, 'return/bob/feedback.html'), 'utf8')).not.to.include('0003');
      const status = await gradelens(['status', out]);
      expect(status.code).to.equal(0);
      expect(status.stdout).to.match(/^Late: bob$/m);
      // Bob came an hour late, and has a day more.
      const rules = "policies: { deadline: '2026-10-01T08:57:57Z', extensions: e.csv }\n";
      await appendFile(join(folder, 'small.yaml'), rules);
      await writeFile(join(folder, 'e.csv'), 'id,days\n0002,1\n');
      const extended = (await gradelens(['status', out])).stdout;
      expect(extended)
        .to.match(/^In time by an extension: bob$/m)
        .and.not.to.include('Late');
      await rm(join(folder, 'e.csv'));
      expect((await gradelens(['status', out])).stdout).to.match(/^Late, unless an extension .*: bob$/m);
      expect(status.stdout).to.match(
        /^No hand-in to grade:\n {2}Zoe \(0004\) {2}no hand-in\n {2}x\.rar {2}refused$/m,
      );
    }),
  );
});
