import { execFileSync } from 'node:child_process';
import { chmod, mkdir, open, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { LOOK, look, markOf } from '../../src/store/look.js';
import { inTemporaryFolder, ROOT } from '../process.js';

const names = ({ files }: Awaited<ReturnType<typeof look>>): string[] => files.map(({ name }) => name);

describe('a look at a hand-in', () => {
  it('lists files in the order of their names, and the rest by what it is, without following links', () =>
    inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'lib'));
      for (const name of ['b.ts', 'lib/a.ts', 'a.ts', '.hidden']) await writeFile(join(folder, name), name);
      await symlink('/etc', join(folder, 'etc'));
      await symlink('..', join(folder, 'lib/round'));
      execFileSync('mkfifo', [join(folder, 'pipe')]);
      const looked = await look(folder);
      expect(names(looked)).to.deep.equal(['.hidden', 'a.ts', 'b.ts', 'lib/a.ts']);
      expect(looked.others).to.deep.equal(['etc -> /etc', 'lib/round -> ..', 'pipe (4096)']);
      expect(looked.files[1]!.size).to.equal(4);
      expect([looked.cut, looked.refused]).to.deep.equal([undefined, undefined]);
    }));

  it('takes a zip as its one file', () =>
    inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'ada.zip'), 'zip');
      const [file, ...others] = (await look(join(folder, 'ada.zip'))).files;
      expect(file).to.include({ path: join(folder, 'ada.zip'), name: '', size: 3 });
      expect(others).to.deep.equal([]);
    }));

  it('has a mark that is another after each change, and none while a change may still go unseen', () =>
    inTemporaryFolder(async (folder) => {
      const file = join(folder, 'a.ts');
      await writeFile(file, 'one');
      expect(markOf(await look(folder))).to.equal(undefined);
      // As after a few seconds.
      const later = async () => ({ ...(await look(folder)), age: 60 });
      const before = markOf(await later());
      expect(before).to.match(/^[0-9a-f]{32}$/);
      expect(markOf(await later())).to.equal(before);
      const { atime, mtime } = await stat(file);
      await writeFile(file, 'two');
      // Whoever sets a file's time back cannot set back when that was.
      await utimes(file, atime, mtime);
      const after = markOf(await later());
      expect(after).to.not.equal(before);
      await writeFile(join(folder, 'b.ts'), '');
      expect(markOf(await later())).to.not.equal(after);
      expect(markOf({ ...(await later()), cut: 'more than 256 MiB' })).to.equal(undefined);
    }));

  it('reads nothing of a file that is larger than anything is read; much in all is cut', () =>
    inTemporaryFolder(async (folder) => {
      const sparse = async (name: string, bytes: number) => {
        await (await open(join(folder, name), 'w')).close();
        await truncate(join(folder, name), bytes);
      };
      await sparse('huge.bin', 2 ** 40);
      const looked = await look(folder);
      expect(names(looked)).to.deep.equal([]);
      expect(looked.others).to.deep.equal([`huge.bin (${2 ** 40} bytes)`]);
      for (let i = 0; i < 9; i++) await sparse(`large-${i}`, LOOK.fileBytes);
      expect((await look(folder)).cut).to.equal('more than 256 MiB');
      await sparse('class.zip', 2 ** 40);
      expect((await look(join(folder, 'class.zip'))).cut).to.equal('more than 256 MiB');
    }));

  it('ends in folders without end, and among files without number', () =>
    inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, ...Array.from({ length: 200 }, () => 'd')), { recursive: true });
      expect((await look(folder)).cut).to.equal('folders more than 16 deep');
      execFileSync('sh', ['-c', 'seq 1 10050 | xargs touch'], { cwd: folder });
      const started = performance.now();
      expect((await look(folder)).cut).to.equal('more than 10,000 files and folders');
      expect(performance.now() - started).to.be.below(10_000);
    }));

  it('refuses what this user may not read, by name and without a path of the machine', async function () {
    this.timeout(60_000);
    await inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'ada/lib'), { recursive: true });
      await mkdir(join(folder, 'tmp'));
      await chmod(join(folder, 'tmp'), 0o777);
      await chmod(folder, 0o755);
      await writeFile(join(folder, 'ada/tv-loss.ts'), '');
      const refusal = async (): Promise<string | undefined> => {
        if (process.getuid?.() !== 0) return (await look(join(folder, 'ada'))).refused;
        // Root may read everything: another process, of the user nobody, looks.
        const program = `import { look } from ${JSON.stringify(join(ROOT, 'src/store/look.ts'))};
          console.log((await look(${JSON.stringify(join(folder, 'ada'))})).refused);`;
        const node = [process.execPath, '--import', 'tsx', '--input-type=module', '--eval', program];
        const nobody = ['--reuid', '65534', '--regid', '65534', '--clear-groups', '--inh-caps=-all'];
        const env = { ...process.env, TMPDIR: join(folder, 'tmp') };
        return execFileSync('setpriv', [...nobody, ...node], { cwd: ROOT, encoding: 'utf8', env }).trim();
      };
      for (const name of ['tv-loss.ts', 'lib', '']) {
        const path = join(folder, 'ada', name);
        await chmod(path, 0o000);
        const what = name === '' ? 'It' : `Its "${name}"`;
        const refused = await refusal();
        expect(refused).to.match(new RegExp(`^${what} cannot be read: permission is denied .*chmod`));
        expect(refused).not.to.include(folder);
        await chmod(path, 0o755);
      }
    });
  });
});
