import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { placesIn } from '../../../src/intake/class-folder.js';
import brightspace from '../../../src/intake/sources/brightspace.js';
import canvas from '../../../src/intake/sources/canvas.js';
import folders from '../../../src/intake/sources/folders.js';
import github from '../../../src/intake/sources/github-classroom.js';
import moodle from '../../../src/intake/sources/moodle.js';
import { inTemporaryFolder } from '../../process.js';
import { files, read, student } from './read.js';

const wei = student('0001', 'Wei Chen', { section: '01', github: 'ada' });
const ada = student('0002', 'Ada Armstrong', { email: 'ada@example.edu', section: '02' });

describe('names that platforms give', () => {
  it('Canvas: lateness, a name with the mark of lateness in it, and files without names of people', async () => {
    const { candidates } = await read(
      canvas,
      files('late_7_8_a3.zip', 'late_LATE_9_10_a3_LATE_1_2.zip', 'anon_aB3x9_LATE_12_a3.zip', 'notes.txt'),
    );
    expect(candidates.map(({ who, late }) => [who[0]?.label ?? who[0]?.unknown, late])).to.deep.equal([
      [undefined, undefined],
      ['late', 'no'],
      ['late', 'yes'],
      ['Canvas graded it without names, as aB3x9', 'yes'],
    ]);
  });

  it('Canvas: an archive beside files of the assignment is two hand-ins', async () => {
    const { candidates } = await read(canvas, files('a_1_2_a3.zip', 'a_1_3_tv-loss.ts'));
    expect(candidates.map(({ refused }) => refused?.kind)).to.deep.equal([
      'two-candidates',
      'two-candidates',
    ]);
  });

  it('Moodle: flat downloads, several files of one student, names with a line in them', async () => {
    const { candidates, skipped } = await read(
      moodle,
      files(
        'Wei_Chen_5_assignsubmission_file_a_3.zip',
        'Ada_6_assignsubmission_file_tv-loss.ts',
        'Ada_6_assignsubmission_file_answers.md',
        'Ada_6_assignsubmission_onlinetext_x.html',
      ),
    );
    expect(candidates.map(({ entries, who }) => [entries.length, who[0]?.name])).to.deep.equal([
      [1, 'Wei_Chen'],
      [2, 'Ada'],
    ]);
    expect(skipped).to.have.lengthOf(1);
  });

  it('Brightspace: a hyphen with blanks in a name; other names are nobody’s', async () => {
    const { candidates } = await read(
      brightspace,
      files('1-2 - A - B - May 1, 2026 930 PM', '1-2 - A - yesterday'),
    );
    expect(
      candidates.map(({ who, submitted }) => [
        who[0]?.name,
        submitted && new Date(submitted.at).toISOString(),
      ]),
    ).to.deep.equal([
      ['A - B', '2026-05-02T04:30:00.000Z'],
      [undefined, undefined],
    ]);
  });

  it('GitHub: an account is no other word that somebody is known by', async () => {
    const places = files('a3-ada', 'a3-ADA', 'a3-0002').map((place) => ({
      ...place,
      kind: 'folder' as const,
    }));
    const { candidates } = await read(github, places, [wei, ada], 'a3-submissions');
    // `ada` is Wei's account, and stands before the @ of Ada's address; nobody has the account 0002.
    expect(candidates.map(({ who }) => who[0]?.account ?? who[0]?.unknown)).to.deep.equal([
      'ada',
      'ADA',
      'account 0002 is not on the roster',
    ]);
    const { candidates: plain } = await read(
      github,
      places.slice(2).map((place) => ({ ...place, name: '0002' })),
      [wei, ada],
    );
    expect(plain[0]?.who[0]?.id).to.equal('0002');
  });

  it('folders: sections are parts of the class; what a student called a folder of theirs is not', () =>
    inTemporaryFolder(async (folder) => {
      const lay = async (path: string): Promise<void> => {
        await mkdir(join(folder, path), { recursive: true });
        await writeFile(join(folder, path, 'tv-loss.ts'), '');
      };
      for (const path of [
        'section 01/wei-chen',
        'stranger/0002',
        'tuesday/0001',
        'tuesday/ada',
        '0001/0002',
        '0001/0001',
      ])
        await lay(path);
      const { candidates } = await read(folders, await placesIn(folder), [wei, ada]);
      expect(candidates.map(({ entries }) => entries[0])).to.deep.equal([
        '0001',
        'section 01/wei-chen',
        'stranger',
        'tuesday/0001',
        'tuesday/ada',
      ]);
    }));
});
