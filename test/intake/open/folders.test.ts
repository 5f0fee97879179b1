import { mkdir, open, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { openHandIn } from '../../../src/intake/open/index.js';
import { misnamed } from '../../../src/intake/open/root.js';
import { Worker } from '../../../src/worker/worker.js';
import { inTemporaryFolder } from '../../process.js';
import { CODE, cameOf, contentsOf, FILES } from './opened.js';

const worker = new Worker();
after(() => worker.close());

/** What comes of a folder with these files. */
const cameOfFolder = (
  names: readonly string[],
  more: (folder: string) => Promise<unknown> = async () => {},
) =>
  inTemporaryFolder(async (root) => {
    const folder = join(root, 'ada');
    await mkdir(folder);
    for (const name of names) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), CODE);
    }
    await more(folder);
    return cameOf(folder, worker);
  });

describe('folders that are hand-ins', () => {
  it('stay where they are: nothing is copied, nothing removed', () =>
    inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'a3'));
      await writeFile(join(folder, 'a3/tv-loss.ts'), CODE);
      const opened = await openHandIn(folder, FILES, worker);
      expect(opened.folder).to.equal(join(folder, 'a3'));
      expect(opened.notes).to.deep.equal(['Your files were found in "a3".']);
      await opened.close();
      expect([...(await contentsOf(folder)).keys()]).to.deep.equal(['a3/tv-loss.ts']);
    }));

  it('hold one file of the assignment at least, at most 8 folders deep', async () => {
    expect((await cameOfFolder(['answers.md'])).names).to.deep.equal(['answers.md']);
    expect((await cameOfFolder(['a/b/c/d/e/f/g/tv-loss.ts'])).names).to.deep.equal(['tv-loss.ts']);
    const deep = await cameOfFolder(['a/b/c/d/e/f/g/h/tv-loss.ts']);
    expect(deep).to.have.property('kind', 'too-large');
    expect(deep.why).to.match(/folders more than 8 deep, and no file of the assignment/);
  });

  it('are not searched where programs write, and it is said', async () => {
    const { names, notes } = await cameOfFolder([
      'src/tv-loss.ts',
      'node_modules/x/tv-loss.ts',
      '.git/tv-loss.ts',
      'dist/tv-loss.ts',
      'src/Thumbs.db',
    ]);
    expect(names).to.deep.equal(['Thumbs.db', 'tv-loss.ts']);
    expect(notes).to.equal(
      [
        'Your files were found in "src".',
        'Not searched for your files, since compilers write there: dist.',
        'Left out, since it is not part of your work: .git, Thumbs.db, node_modules.',
      ].join('\n'),
    );
  });

  it('may hold a huge file and many others: only names are looked at', async () => {
    const huge = async (folder: string) => {
      const file = await open(join(folder, 'checkpoint.bin'), 'w');
      await file.truncate(2 ** 42);
      await file.close();
    };
    expect((await cameOfFolder(['tv-loss.ts'], huge)).names).to.deep.equal(['checkpoint.bin', 'tv-loss.ts']);
  });

  it('are told of a file under nearly its name', async () => {
    const { notes } = await cameOfFolder(['answers.md', 'TV-Loss.ts']);
    expect(notes).to.match(/There is no tv-loss\.ts, but "TV-Loss\.ts": .* exactly the name tv-loss\.ts\./);
    const meant = (...beside: string[]) => misnamed(FILES, beside).map(({ file, as }) => `${as} > ${file}`);
    expect(meant('tv-loss.ts', 'answers (1).md')).to.deep.equal(['answers (1).md > answers.md']);
    for (const name of ['tv-loss.ts.txt', 'tv_loss.ts', 'tv-loss-2.ts', 'tvloss.ts', 'tv-loss copy.ts'])
      expect(meant(name, 'answers.md')).to.deep.equal([`${name} > tv-loss.ts`]);
    expect(meant('loss.ts', 'tv-loss.js', 'answers.md')).to.deep.equal([]);
  });
});

describe('folders that are refused', () => {
  it('empty, without a file of the assignment, with two places, as the link they are', async () => {
    expect(await cameOfFolder([])).to.have.property('kind', 'empty');
    expect(await cameOfFolder(['node_modules/x.js'])).to.have.property('kind', 'empty');
    const other = await cameOfFolder(['writeup.pdf', 'lib/a.ts']);
    expect(other).to.have.property('kind', 'not-a-hand-in');
    expect(other.why).to.include('"writeup.pdf", "lib/a.ts"');
    const two = await cameOfFolder(['tv-loss.ts', 'backup/tv-loss.ts']);
    expect(two).to.have.property('kind', 'two-candidates');
    expect(two.why).to.include('the top folder (tv-loss.ts), "backup" (tv-loss.ts)');
    const linked = await cameOfFolder([], (folder) => symlink('/etc/hostname', join(folder, 'tv-loss.ts')));
    // That file is not read later on, and its problem says so.
    expect(linked.names).to.deep.equal([]);
    await inTemporaryFolder(async (folder) => {
      await symlink('/etc', join(folder, 'bob'));
      expect(await cameOf(join(folder, 'bob'), worker)).to.have.property('kind', 'link');
      expect(await cameOf(join(folder, 'none'), worker)).to.have.property('kind', 'unreadable');
    });
  });

  it('with more names than are looked at', () =>
    inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'data'));
      const many = Array.from({ length: 10_001 }, (_, i) => writeFile(join(folder, `data/${i}`), ''));
      await Promise.all(many);
      const came = await cameOf(folder, worker);
      expect(came.kind).to.equal('too-large');
      expect(came.why).to.match(
        /^It holds more than 10,000 files and folders, and no file of the assignment/,
      );
      await writeFile(join(folder, 'tv-loss.ts'), CODE);
      const { notes } = await openHandIn(folder, FILES, worker);
      expect(notes).to.deep.equal([
        'It holds more than 10,000 files and folders: the rest was not looked at.',
      ]);
    }));
});
