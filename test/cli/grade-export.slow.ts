import { mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { clone, zip } from '../intake/makers.js';
import { gradelens, inTemporaryFolder } from '../process.js';
import { sampleIn } from '../samples.js';
import { expectPlain, smallAssignment } from './small.js';

const FILES = ['content-loss.ts', 'tv-loss.ts', 'answers.md'];
const at = '2026-05-01T12:00:00-07:00';

type Work = ReadonlyMap<string, Buffer>;

/** The files of a sample that the small assignment asks for. */
const sample = (name: string): Promise<Work> =>
  inTemporaryFolder(async (folder) => {
    const whole = await sampleIn(folder, name);
    const read = async (file: string): Promise<[string, Buffer]> => [file, await readFile(join(whole, file))];
    return new Map(await Promise.all(FILES.map(read)));
  });

const zipped = (work: Work, prefix = ''): Buffer =>
  zip([...work].map(([name, data]) => ({ name: `${prefix}${name}`, data })));

async function lay(folder: string, work: Work): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, data] of work) await writeFile(join(folder, name), data);
}

/** What each platform makes of two people's hand-ins; returns what a TA gives. */
const EXPORTS: Record<string, (folder: string, ada: Work, bob: Work) => Promise<string>> = {
  async canvas(folder, ada, bob) {
    const all = [
      { name: 'armstrongada_70001_880001_a3.zip', data: zipped(ada) },
      { name: 'bakerbob_70002_880002_a3.zip', data: zipped(bob, 'a3/') },
    ];
    await writeFile(join(folder, 'submissions.zip'), zip(all));
    return 'submissions.zip';
  },
  async moodle(folder, ada, bob) {
    await lay(join(folder, 'A3/Ada Armstrong_301_assignsubmission_file_'), ada);
    await lay(join(folder, 'A3/Bob Baker_302_assignsubmission_file_'), new Map([['a3.zip', zipped(bob)]]));
    return 'A3';
  },
  async gradescope(folder, ada, bob) {
    const of = (id: number, name: string, email: string): string =>
      `submission_${id}:\n  :submitters:\n  - :name: ${name}\n    :email: ${email}\n  :created_at: 2026-04-30 08:12:44 -07:00\n`;
    await lay(join(folder, 'export/submission_1'), ada);
    await lay(join(folder, 'export/submission_2'), bob);
    const metadata = `---\n${of(1, 'Ada Armstrong', 'ada@example.edu')}${of(2, 'Bob Baker', 'bob@example.edu')}`;
    await writeFile(join(folder, 'export/submission_metadata.yml'), metadata);
    return 'export';
  },
  async 'github-classroom'(folder, ada, bob) {
    const src = new Map([...bob].map(([name, data]) => [`src/${name}`, data]));
    clone(join(folder, 'a3-submissions/a3-ada'), [{ files: ada, at }]);
    clone(join(folder, 'a3-submissions/a3-bob'), [{ files: src, at }]);
    return 'a3-submissions';
  },
  async brightspace(folder, ada, bob) {
    await lay(join(folder, 'A3/11-21 - Ada Armstrong - May 1, 2026 905 AM'), ada);
    await lay(join(folder, 'A3/12-22 - Bob Baker - May 1, 2026 915 AM'), new Map([['a3.zip', zipped(bob)]]));
    return 'A3';
  },
};

const ROSTER =
  'id,name,email,github\n0001,Ada Armstrong,ada@example.edu,ada\n0002,Bob Baker,bob@example.edu,bob\n';

const scores = async (out: string): Promise<string[]> =>
  (await readFile(join(out, 'grades.csv'), 'utf8')).trim().split('\n').slice(2);

describe("gradelens grade on a platform's export", function () {
  this.timeout(180_000);

  const graded = async (folder: string, ...more: readonly string[]) => {
    const assignment = await smallAssignment(folder);
    const always = ['--assignment', assignment, '--seed', '5', '--jobs', '2', '--unsafe'];
    return gradelens(['grade', ...more, ...always, '--out', join(folder, 'out')]);
  };

  for (const [source, make] of Object.entries(EXPORTS)) {
    it(`of ${source}: the scores are those of the work, whatever it came in`, () =>
      inTemporaryFolder(async (folder) => {
        const [ada, bob] = [await sample('good/asterix'), await sample('mistakes/tv-loss-absolute')];
        const input = await make(folder, ada, bob);
        await writeFile(join(folder, 'roster.csv'), ROSTER);
        const roster = ['--roster', join(folder, 'roster.csv')];
        const { code, stderr, stdout } = await graded(folder, join(folder, input), ...roster);
        expect(code, stderr).to.equal(0);
        expect(stderr).to.include('Read as ').and.to.include('2 taken');
        expect(stdout).to.match(/^2 graded/m);
        const rows = (await scores(join(folder, 'out'))).map((row) => row.split(',').slice(0, 11));
        const [one, other] = rows as [string[], string[]];
        expect(one.slice(0, 4)).to.deep.equal([
          'Ada Armstrong 0001',
          'Ada Armstrong',
          'ada@example.edu',
          '0001',
        ]);
        // After submitted and late, of which this class has neither.
        expect(one.slice(7)).to.deep.equal(['4', '6', '10', '10']);
        expect(other.slice(0, 2)).to.deep.equal(['Bob Baker 0002', 'Bob Baker']);
        expect(other[7]).to.equal('4');
        expect(Number(other[8])).to.be.below(6);
      }));
  }

  it('names who is not taken, gives who is refused a row, and ends with 3', () =>
    inTemporaryFolder(async (folder) => {
      const work = await sample('good/asterix');
      await lay(join(folder, 'class/ada'), work);
      await lay(join(folder, 'class/bob/src'), work);
      await mkdir(join(folder, 'class/dora'));
      await symlink('ada', join(folder, 'class/eve'));
      await writeFile(join(folder, 'class/finn.zip'), zipped(work).subarray(0, 300));
      await writeFile(join(folder, 'class/grace.docx'), 'PK');
      const first = await graded(folder, join(folder, 'class'));
      expect(first.code).to.equal(3);
      expectPlain(first.stderr, /^grace\.docx +refused: loose file/m);
      expect(first.stderr).to.match(/^Not graded: finn: It is damaged/m);
      const out = join(folder, 'out');
      const rows = await scores(out);
      expect(rows.map((row) => row.split(',').slice(0, 6).join(','))).to.deep.equal([
        ...['ada,4,6,10,10,graded', 'bob,4,6,10,10,graded', 'dora,,,0,10,not graded'],
        ...['eve,,,0,10,not graded', 'finn,,,0,10,not graded'],
      ]);
      const status = await gradelens(['status', out]);
      expect(status.stdout).to.match(/^No hand-in to grade:\n {2}grace\.docx {2}refused: /m);
      expect(status.stdout).not.to.include('Files are gone');
      const [made, ...others] = (await readdir(join(out, '.gradelens'))).filter((name) =>
        name.startsWith('class-'),
      );
      expect(others).to.deep.equal([]);
      expect((await stat(join(out, '.gradelens', made!))).mode & 0o777).to.equal(0o700);

      // Killed while it collected for the first time; put right since: the same people, and nobody twice.
      await rm(join(out, '.gradelens', made!, 'collected.json'));
      for (const name of ['eve', 'grace.docx', 'dora'])
        await rm(join(folder, 'class', name), { recursive: true });
      await writeFile(join(folder, 'class/finn.zip'), zipped(work));
      const again = await graded(folder, join(folder, 'class'));
      expect(again.code, again.stderr).to.equal(0);
      const finn = (await scores(out)).filter((row) => /^finn/.test(row));
      expect(finn).to.have.length(1);
      expect(finn[0]).to.match(/^finn,4,6,10,10,graded,/);
    }));

  it('an empty class, and a roster for several paths, are errors; one zip is one hand-in', () =>
    inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'class'));
      const empty = await graded(folder, join(folder, 'class'));
      expect(empty.code).to.equal(2);
      expectPlain(empty.stderr, /There is no hand-in in .*class: expected a folder or an archive for each/);
      await writeFile(join(folder, 'ada.zip'), zipped(await sample('good/asterix'), 'a3/'));
      const one = await graded(folder, join(folder, 'ada.zip'));
      expect(one.code, one.stderr).to.equal(0);
      expect(one.stderr).not.to.include('Read as');
      const many = await graded(folder, 'a.zip', 'b.zip', '--time-zone', 'UTC');
      expect(many.code).to.equal(2);
      expectPlain(many.stderr, /--time-zone is for one class as its platform gives it\. There are 2 paths/);
    }));
});
