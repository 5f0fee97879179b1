import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import type { SubmissionResult } from '../../../src/grade/result.js';
import { type Filled, fill } from '../../../src/report/gradebook/fill.js';
import type { Platform } from '../../../src/report/gradebook/platform.js';
import brightspace from '../../../src/report/gradebook/platforms/brightspace.js';
import canvas from '../../../src/report/gradebook/platforms/canvas.js';
import moodle from '../../../src/report/gradebook/platforms/moodle.js';
import { sheetOf } from '../../../src/report/gradebook/sheet.js';
import { CLASS, handIn, type Somebody, scoreOf, sortable } from './class.js';

interface Written {
  readonly platform: Platform;
  readonly rows: readonly (readonly string[])[];
  readonly column: number;
  /** Of the first student. */
  readonly from: number;
}

const CANVAS: Written = {
  platform: canvas,
  rows: [
    [
      'Student',
      'ID',
      'SIS User ID',
      'SIS Login ID',
      'Section',
      'Assignment 2 (55010)',
      'Assignment 3 (55011)',
      'Final Score',
    ],
    ['', '', '', '', '', 'Manual Posting', '', '(read only)'],
    ['    Points Possible', '', '', '', '', '100.00', '100.00', '(read only)'],
    ...CLASS.map((who, i) => [
      sortable(who),
      `${70001 + i}`,
      who.id,
      who.email.split('@')[0]!,
      'CS-DL-01',
      '90.00',
      '',
      '30.0',
    ]),
    ['Student, Test', '70999', '', '', '', '', '', '0.0'],
  ],
  ...{ column: 6, from: 3 },
};
const MOODLE: Written = {
  platform: moodle,
  rows: [
    [
      'Identifier',
      'Full name',
      'ID number',
      'Email address',
      'Status',
      'Grade',
      'Maximum Grade',
      'Feedback comments',
    ],
    ...CLASS.map((who, i) => [
      `Participant ${777001 + i}`,
      who.name,
      who.id,
      who.email,
      'Submitted',
      '',
      '100.00',
      'a "good" one,\nsays who',
    ]),
  ],
  ...{ column: 5, from: 1 },
};
const BRIGHTSPACE: Written = {
  platform: brightspace,
  rows: [
    [
      'OrgDefinedId',
      'Username',
      'Last Name',
      'First Name',
      'Assignment 3 Points Grade <Numeric MaxPoints:100>',
      'End-of-Line Indicator',
    ],
    ...CLASS.map((who) => [
      `#${who.id}`,
      `#${who.email.split('@')[0]}`,
      who.family,
      who.name.replace(who.family, '').trim(),
      '',
      '#',
    ]),
  ],
  ...{ column: 4, from: 1 },
};

/** As platforms and spreadsheets write CSV. */
const written = (
  { rows }: Written,
  { delimiter = ',', end = '\n', all = false, last = true } = {},
): string => {
  const cell = (text: string) =>
    all || text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(cell).join(delimiter)).join(end) + (last ? end : '');
};
const filled = (
  what: Written,
  bytes: Buffer,
  results: readonly SubmissionResult[],
  column?: string,
): Filled =>
  fill({ file: 'export.csv', bytes, platform: what.platform, title: 'Assignment 3', column }, results);
const WHOLE = CLASS.map((who) => handIn([who]));
const cellsOf = (bytes: Buffer, delimiter = ',') =>
  parse(bytes.toString('utf8'), { delimiter, bom: true, relax_column_count: true }) as string[][];
const scores = ({ bytes }: Filled, what: Written): string[] =>
  cellsOf(bytes)
    .slice(what.from)
    .map((row) => row[what.column]!);

describe('a gradebook that is filled', () => {
  for (const what of [CANVAS, MOODLE, BRIGHTSPACE]) {
    it(`${what.platform.title}: everybody's score, in twelve scripts and more; nothing else changes, to the byte`, () => {
      for (const form of [
        {},
        { end: '\r\n' },
        { all: true, end: '\r\n', last: false },
        { delimiter: ';' },
        { delimiter: '\t', all: true },
      ])
        for (const bom of ['', '\ufeff']) {
          const before = Buffer.from(bom + written(what, form));
          const after = filled(what, before, WHOLE);
          expect([after.scores, after.unclear, after.without]).to.deep.equal([CLASS.length, [], []]);
          const [were, are] = [before, after.bytes].map((each) => cellsOf(each, form.delimiter));
          for (const [i, row] of are!.entries()) {
            const who = CLASS[i - what.from];
            const wanted = [...were![i]!];
            if (who) wanted[what.column] = String(scoreOf(who));
            expect(row, `${JSON.stringify(form)} ${i}`).to.deep.equal(wanted);
          }
          // Emptied again it is the export, byte by byte.
          const emptied = sheetOf('import.csv', after.bytes);
          const lines = emptied.table.rows
            .filter((row) => what.platform.person(row))
            .map(({ line }) => [line, ''] as const);
          expect(emptied.filled(what.column, new Map(lines)).equals(before), JSON.stringify(form)).to.equal(
            true,
          );
        }
    });
  }

  it('in UTF-16 stays in UTF-16', () => {
    const before = Buffer.from(`\ufeff${written(CANVAS, { delimiter: '\t' })}`, 'utf16le');
    const { bytes, scores: count } = filled(CANVAS, before, WHOLE);
    expect(count).to.equal(CLASS.length);
    expect(bytes.subarray(0, 2)).to.deep.equal(before.subarray(0, 2));
    expect(bytes.toString('utf16le').replace(/6\d\.\d+/g, '')).to.equal(before.toString('utf16le'));
  });

  it('knows names that are written in decomposed letters, where there are no ids', () => {
    const rows = CANVAS.rows.map((row, i) =>
      i < 3 ? row : [row[0]!.normalize('NFD'), row[1]!, '', '', ...row.slice(4)],
    );
    const nameless = CLASS.slice(0, -2).map((who) => handIn([{ ...who, id: '', email: '' }], scoreOf(who)));
    const after = filled(CANVAS, Buffer.from(written({ ...CANVAS, rows })), nameless);
    expect([after.scores, after.unclear, after.without]).to.deep.equal([CLASS.length - 2, [], []]);
    expect(after.bytes.toString()).to.include('Álvarez, José'.normalize('NFD'));
  });

  it('tells twins by their ids, also where one handed in nothing; by the name alone neither gets anything', () => {
    const [one, other] = CLASS.slice(-2) as [Somebody, Somebody];
    const byId = filled(CANVAS, Buffer.from(written(CANVAS)), [handIn([other])]);
    expect(scores(byId, CANVAS).slice(CLASS.length - 2, CLASS.length)).to.deep.equal([
      '',
      String(scoreOf(other)),
    ]);
    expect([byId.unclear, byId.absent]).to.deep.equal([[], CLASS.length - 1]);
    const rows = CANVAS.rows.map((row) =>
      row.map((cell, i) => (i === 2 || i === 3 ? (row[0] === 'Student' ? cell : '') : cell)),
    );
    const bare = (who: Somebody) => ({ ...who, id: '', email: '' });
    for (const people of [[one], [one, other]]) {
      const byName = filled(
        CANVAS,
        Buffer.from(written({ ...CANVAS, rows })),
        people.map((who) => handIn([bare(who)], 99)),
      );
      expect(byName.scores).to.equal(0);
      expect(byName.unclear.join('\n')).to.include('Wei Chen');
      expect(byName.bytes.toString()).to.equal(written({ ...CANVAS, rows }));
    }
  });

  it('an id of one and a name of another is nobody', () => {
    const rows = CANVAS.rows.map((row) =>
      row[0] === 'Armstrong, Ada' ? ['Álvarez, José', ...row.slice(1)] : row,
    );
    const {
      unclear,
      scores: count,
      bytes,
    } = filled(CANVAS, Buffer.from(written({ ...CANVAS, rows })), WHOLE);
    expect(count).to.equal(CLASS.length - 1);
    expect(unclear).to.have.length(1);
    expect(unclear[0]).to.match(/^line 4, Álvarez, José: id 00420001 means Ada Armstrong/);
    expect(cellsOf(bytes)[3]![6]).to.equal('');
  });

  it('lists who has no row, no final score, two hand-ins, or no name', () => {
    const stranger = { name: 'Olga', id: '00429999', email: 'olga@example.edu', section: '', family: 'Olga' };
    const [ada, jose, zoe] = CLASS as [Somebody, Somebody, Somebody];
    const { handedIn, ...nobody } = handIn([ada]);
    const after = filled(CANVAS, Buffer.from(written(CANVAS)), [
      ...[
        handIn([stranger], 50),
        handIn([ada], null),
        handIn([jose], 70),
        handIn([jose], 80),
        handIn([zoe, CLASS[3]!], 75.5),
      ],
      { ...nobody, submission: 'a3-final' },
    ]);
    expect(after.without[0]).to.equal('Olga (00429999)');
    expect(after.without[1]).to.match(/^a3-final: whose it is, nothing says/);
    expect(after.unfinished).to.deep.equal([
      'Ada Armstrong (00420001): 60 of 100 by tests; no final score yet (not graded: Why?)',
    ]);
    expect(after.unclear.join()).to.include('José Álvarez (00420002): has 2 hand-ins');
    expect(scores(after, CANVAS).slice(0, 5)).to.deep.equal(['', '', '75.5', '75.5', '']);
  });

  it('asks which column, where its title does not tell', () => {
    const bytes = Buffer.from(written(CANVAS));
    const other = (column?: string) => () =>
      fill({ file: 'export.csv', bytes, platform: canvas, title: 'Style transfer', column }, WHOLE);
    expect(other()).to.throw(
      /which column is that of "Style transfer" is not certain\. .*"Assignment 2 \(55010\)", "Assignment 3 \(55011\)".*--column/,
    );
    expect(other('Assignment 4')).to.throw(/no column is called "Assignment 4"/);
    expect(other('assignment 2')().column).to.equal('Assignment 2 (55010)');
    expect(other('Assignment 3 (55011)')().column).to.equal('Assignment 3 (55011)');
  });

  it('writes numbers as the file does, and says where it takes other points', () => {
    const rows = MOODLE.rows.map((row, i) => (i === 0 ? row : [...row.slice(0, 6), '85,00', row[7]!]));
    const after = filled(MOODLE, Buffer.from(written({ ...MOODLE, rows })), WHOLE);
    expect(after.bytes.toString()).to.include(',"60,01","85,00",');
    expect(after.notes[0]).to.match(/85 points possible, the assignment 100: .*not scaled/);
  });

  it('refuses what it could not give back as it was', () => {
    for (const [text, message] of [
      [Buffer.from(written(CANVAS), 'latin1'), /not UTF-8 text/],
      [Buffer.from('Student,ID,SIS User ID\n"Ada" x,1,2\n'), /export.csv:2: something stands between/],
      [Buffer.from('Student,ID,SIS User ID\n"Ada,1,2\n'), /export.csv:2: a quotation mark is opened/],
      [Buffer.from(written(MOODLE)), /it is not Canvas' gradebook \(Grades, Export.*there are Identifier/],
      [Buffer.from(''), /it is empty/],
    ] as const)
      expect(() => filled(CANVAS, text, WHOLE)).to.throw(message);
  });
});
