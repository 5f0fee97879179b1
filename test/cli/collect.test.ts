import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { makeExports, settingsOf } from '../intake/exports.js';
import { gradelens, inTemporaryFolder, ROOT } from '../process.js';

describe('gradelens collect', () => {
  const collect = async (source: string, folder: string, ...more: readonly string[]) => {
    const { input, deadline, timeZone } = await settingsOf(join(folder, source));
    const times = ['--deadline', deadline, '--time-zone', timeZone];
    const assignment = ['--assignment', join(ROOT, 'rubric/demo.yaml')];
    const roster = ['--roster', join(folder, source, 'roster.csv')];
    return gradelens(
      ['collect', join(folder, source, input), '--out', 'class', ...roster, ...times, ...assignment, ...more],
      { cwd: folder },
    );
  };

  it('ends with 0 where everything is accounted for, with 3 where a stray file or no hand-in is', () =>
    inTemporaryFolder(async (folder) => {
      await makeExports(folder, 'small');
      const clean = await collect('clean', folder);
      expect(clean).to.include({ code: 0, stderr: '' });
      expect(clean.stdout).to.equal(
        'Read as folders and archives: it is called and laid out as no platform does it.\n3 entries: 3 taken.\n\n' +
          '3 hand-ins in class. Every entry and every student is accounted for.\n',
      );
      const stray = await collect('stray', folder);
      expect(stray.code).to.equal(3);
      expect(stray.stdout)
        .to.match(/^tv-loss\.ts +refused: loose file/m)
        .and.to.include('To look at: 1 entry; class/accounting.csv');
      const empty = await collect('empty', folder);
      expect(empty.code).to.equal(3);
      expect(empty.stdout)
        .to.include('0 hand-ins in class')
        .and.to.match(/^- +no hand-in +Ada Armstrong \(00420001\)/m);
    }));

  it('writes a row for each entry, in which no spreadsheet finds a formula and no id loses its zeros', () =>
    inTemporaryFolder(async (folder) => {
      await makeExports(folder, 'names');
      await collect('names', folder);
      const rows = parse(await readFile(join(folder, 'class/accounting.csv')), { columns: true }) as Record<
        string,
        string
      >[];
      const formula = rows.find(({ id }) => id === '00420015')!;
      expect(formula).to.include({
        entry: '00420015',
        status: 'taken',
        name: '\'=HYPERLINK("https://example.org")',
      });
      for (const row of rows)
        for (const cell of Object.values(row)) expect(cell).to.not.match(/^[=+@\t\r-]./);
    }));

  it('says what is wrong with what it is given', () =>
    inTemporaryFolder(async (folder) => {
      await makeExports(folder, 'small');
      const usage = await gradelens(['collect', join(folder, 'clean/class')], { cwd: folder });
      expect(usage.code).to.equal(2);
      expect(usage.stderr).to.include("required option '--roster <file>' not specified");
      const zone = await collect('clean', folder, '--time-zone', 'Mars');
      expect(zone.code).to.equal(2);
      expect(zone.stderr).to.include('There is no time zone "Mars"');
    }));
});
