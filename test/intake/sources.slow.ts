import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { AccountingLine, Collected } from '../../src/intake/collected.js';
import { inTemporaryFolder } from '../process.js';
import { sampleIn } from '../samples.js';
import { collected, type Expected, expectedOf, makeExports, settingsOf } from './exports.js';

/** What the cases call a format that `src/intake/sources` calls so too, and the sources made of each. */
const SOURCES = [
  'gradescope',
  'gradescope-zip',
  'canvas',
  'moodle',
  'github',
  'brightspace',
  'shapes',
  'refusals',
  'names',
  'clean',
  'empty',
  'stray',
];

describe('exports of every platform', () => {
  for (const source of SOURCES) {
    it(`${source}: every entry is accounted for`, () =>
      inTemporaryFolder(async (folder) => {
        await makeExports(folder, ...(MADE[source] ?? [source]));
        const cases = join(folder, source);
        const { format, exit } = await settingsOf(cases);
        const found = await collected(cases, join(folder, 'class'));
        expect(found.source).to.equal(format);
        expect([exit].flat()).to.include(found.accounting.every(({ settled }) => settled) ? 0 : 3);
        const rows = await expectedOf(cases);
        for (const row of rows) compare(row, found);
        // The platform's own tables have a line too; which they are is not in every expected.csv.
        const entries = found.accounting
          .filter(({ entry, status }) => entry !== '' && status !== 'skipped')
          .map(({ entry }) => entry);
        const wanted = rows
          .filter(({ entry, expected }) => entry !== '' && expected !== 'skipped')
          .map(({ entry }) => plain(entry));
        expect(entries.sort()).to.deep.equal([...new Set(wanted)].sort());
        expect(new Set(entries).size).to.equal(entries.length);
        for (const row of rows)
          if (row.expected === 'taken') await sameFiles(row, found, join(folder, 'class'));
        expect((await readdir(join(folder, 'class'))).sort()).to.deep.equal(
          ['accounting.csv', 'collected.json', ...found.handIns.map((each) => each.folder)].sort(),
        );
      }));
  }
});

/** Sources that one maker makes together with others. */
const MADE: Readonly<Record<string, readonly string[]>> = {
  'gradescope-zip': ['gradescope'],
  clean: ['small'],
  empty: ['small'],
  stray: ['small'],
};

const plain = (entry: string): string => entry.replace('(Latin-1 bytes) ', '');

function lineOf(row: Expected, { accounting }: Collected): AccountingLine {
  const found = accounting.filter(({ entry, students }) =>
    row.entry === '' ? entry === '' && students[0]?.id === row.id : entry === plain(row.entry),
  );
  expect(found, `lines for ${row.entry || row.id}`).to.have.lengthOf(1);
  return found[0]!;
}

function compare(row: Expected, all: Collected): void {
  const line = lineOf(row, all);
  const about = `${row.entry || row.id}: ${JSON.stringify(line)}`;
  const status =
    line.kind === ''
      ? line.status
      : `${line.status}: ${line.kind.replaceAll('-', ' ').replace('hand in', 'hand-in')}`;
  const text = JSON.stringify([
    line,
    ...all.handIns.filter(({ folder }) => folder === line.folder),
  ]).normalize('NFC');
  for (const say of row.says.split('; ')) expect(text, about).to.include(say.replaceAll('"', '\\"'));
  // Taken for the others of its group.
  if (row.expected === 'refused: claimed twice' && line.status === 'taken') {
    expect(line.message, about).to.include('Claimed twice').and.to.include(row.id);
    expect(
      line.students.map(({ id }) => id),
      about,
    ).to.not.include(row.id);
    return;
  }
  if (row.expected.startsWith('taken or '))
    expect(['taken', row.expected.slice('taken or '.length)], about).to.include(status);
  else expect(status, about).to.equal(row.expected);
  if (row.id !== '') {
    const student = line.students.find(({ id }) => id === row.id);
    expect(student, about).to.include({ name: row.name, email: row.email });
  } else expect(line.students, about).to.deep.equal([]);
  if (row.attempt !== '') expect(line.attempt, about).to.equal(Number(row.attempt));
  if (row.submitted !== '')
    expect(Date.parse(line.submitted ?? ''), about).to.equal(Date.parse(row.submitted));
  if (row.late !== '') expect(line.late, about).to.equal(row.late);
  expect(line.lateness, about).to.equal(row.lateness);
}

/** What is taken is the sample's own files, whatever it was packed in; answers.md may be signed. */
async function sameFiles({ entry, sample }: Expected, { handIns }: Collected, out: string): Promise<void> {
  const { folder } = handIns.find(({ entries }) => entries.includes(plain(entry)))!;
  await inTemporaryFolder(async (place) => {
    const original = await sampleIn(place, sample);
    for (const file of await readdir(original)) {
      if (!file.endsWith('.ts')) continue;
      expect(await readFile(join(out, folder, file), 'utf8'), `${entry}: ${file}`).to.equal(
        await readFile(join(original, file), 'utf8'),
      );
    }
  });
}
