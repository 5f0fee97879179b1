import { spawnSync } from 'node:child_process';
import { appendFile, mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { checkOut } from '../../../src/intake/git/check-out.js';
import { hasHistory } from '../../../src/intake/git/dot-git.js';
import { Worker } from '../../../src/worker/worker.js';
import { inTemporaryFolder } from '../../process.js';
import { type Commit, clone } from '../makers.js';

const commit = (at: string, files: Record<string, string>): Commit => ({
  at,
  files: new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])),
});
const due = Date.parse('2026-05-01T12:00:00Z');
const BEFORE = commit('2026-05-01T11:59:59Z', { 'tv-loss.ts': 'before', 'lib/a.ts': 'a' });
const AFTER = commit('2026-05-01T12:00:01Z', { 'tv-loss.ts': 'after' });

describe('a clone', () => {
  let worker: Worker;
  before(() => {
    worker = new Worker();
  });
  after(() => worker.close());

  const taken = (
    commits: readonly Commit[],
    until: number | undefined = due,
    spoil?: (folder: string, root: string) => Promise<unknown>,
  ) =>
    inTemporaryFolder(async (root) => {
      const [folder, target] = [join(root, 'clone'), join(root, 'target')];
      clone(folder, commits);
      await mkdir(target);
      await spoil?.(folder, root);
      const { submitted, notes } = await checkOut(folder, target, until, worker);
      const files = await readdir(target, { recursive: true });
      const text = await readFile(join(target, 'tv-loss.ts'), 'utf8');
      return {
        submitted: submitted && new Date(submitted.at).toISOString(),
        notes: notes.join(' '),
        files: files.sort(),
        text,
      };
    });

  it('gives the last commit before the deadline, and says that others came later', async () => {
    const found = await taken([BEFORE, AFTER]);
    expect(found).to.deep.include({
      submitted: '2026-05-01T11:59:59.000Z',
      text: 'before',
      files: ['lib', 'lib/a.ts', 'tv-loss.ts'],
    });
    expect(found.notes).to.include('1 later commit');
  });

  it('gives the last one where there is none before, and where there is no deadline', async () => {
    expect(await taken([AFTER])).to.include({ text: 'after' });
    expect(await taken([BEFORE, AFTER], Number.POSITIVE_INFINITY)).to.include({ text: 'after' });
  });

  it('runs and reads nothing that its configuration names', async () => {
    const marker = `gradelens-ran-${process.pid}`;
    const found = await taken([BEFORE], due, async (folder, root) => {
      const run = `touch ${join(root, 'target', marker)}`;
      await appendFile(
        join(folder, '.git/config'),
        `[core]\n\tfsmonitor = "${run}"\n\thooksPath = hooks\n[filter "x"]\n\tsmudge = "${run}"\n`,
      );
      await writeFile(join(folder, '.gitattributes'), '* filter=x\n');
    });
    expect(found.files).to.not.include(marker);
  });

  it('takes nothing of a neighbour by alternates or links in .git', async () => {
    const stolen = await taken([], due, async (folder, root) => {
      clone(join(root, 'neighbour'), [BEFORE]);
      await mkdir(join(folder, '.git/objects/info'), { recursive: true });
      await writeFile(join(folder, '.git/objects/info/alternates'), join(root, 'neighbour/.git/objects'));
      await mkdir(join(folder, '.git/refs/heads'), { recursive: true });
      await writeFile(
        join(folder, '.git/refs/heads/main'),
        await readFile(join(root, 'neighbour/.git/refs/heads/main')),
      );
    }).catch((error: unknown) => error);
    expect(stolen).to.have.property('kind', 'damaged');
    const linked = await taken([], due, async (folder, root) => {
      clone(join(root, 'neighbour'), [BEFORE]);
      await rename(join(folder, '.git'), join(folder, 'git'));
      await mkdir(join(folder, '.git'));
      await writeFile(join(folder, '.git/HEAD'), 'ref: refs/heads/main\n');
      for (const name of ['objects', 'refs'])
        await symlink(join(root, 'neighbour/.git', name), join(folder, '.git', name));
    }).catch((error: unknown) => error);
    expect(linked).to.have.property('kind', 'empty');
  });

  it('is none where .git is a link or a file', () =>
    inTemporaryFolder(async (root) => {
      clone(join(root, 'neighbour'), [BEFORE]);
      for (const name of ['link', 'file']) await mkdir(join(root, name));
      await symlink(join(root, 'neighbour/.git'), join(root, 'link/.git'));
      await writeFile(join(root, 'file/.git'), 'gitdir: ../neighbour/.git\n');
      expect([
        await hasHistory(join(root, 'neighbour')),
        await hasHistory(join(root, 'link')),
        await hasHistory(join(root, 'file')),
      ]).to.deep.equal([true, false, false]);
    }));

  it('names in a commit stay within the folder', async () => {
    const error = await taken([commit(BEFORE.at, { 'tv-loss.ts': 'x', '../out.ts': 'out' })]).catch(
      (each: unknown) => each,
    );
    expect(error).to.have.property('kind', 'damaged');
  });

  it('node_modules are not laid out, and a history of nothing is empty', async () => {
    const found = await taken([commit(BEFORE.at, { 'tv-loss.ts': 'x', 'node_modules/a/b.js': 'y' })]);
    expect(found.files).to.deep.equal(['tv-loss.ts']);
    expect(await taken([]).catch((each: unknown) => each)).to.have.property('kind', 'empty');
  });

  it('is read where git has packed it, with branches and deltas', function () {
    const git = (cwd: string, ...args: string[]) =>
      spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.c', ...args], {
        ...{ cwd, encoding: 'utf8' },
        env: { PATH: process.env.PATH, GIT_CONFIG_NOSYSTEM: '1', HOME: cwd, GIT_COMMITTER_DATE: BEFORE.at },
      });
    if (git('/', '--version').status !== 0) this.skip();
    return inTemporaryFolder(async (root) => {
      const [origin, folder, target] = ['origin', 'clone', 'target'].map((name) => join(root, name)) as [
        string,
        string,
        string,
      ];
      for (const each of [origin, target]) await mkdir(each);
      git(origin, 'init', '-q', '-b', 'main');
      for (let i = 0; i < 5; i++) {
        await writeFile(join(origin, 'tv-loss.ts'), `${'// the same line\n'.repeat(500)}${i}`);
        git(origin, 'add', '.');
        git(origin, 'commit', '-qm', String(i));
      }
      git(origin, 'gc', '-q');
      git(root, 'clone', '-q', '--no-local', origin, folder);
      expect(await readdir(join(folder, '.git'))).to.include('packed-refs');
      const { notes } = await checkOut(folder, target, due, worker);
      expect(notes).to.have.lengthOf(1);
      expect((await readFile(join(target, 'tv-loss.ts'), 'utf8')).endsWith('4')).to.equal(true);
    });
  });

  it('a history that is damaged is told as that', async () => {
    const error = await taken([BEFORE], due, async (folder) => {
      const objects = join(folder, '.git/objects');
      for (const name of await readdir(objects)) {
        for (const file of await readdir(join(objects, name)))
          await writeFile(join(objects, name, file), 'broken');
      }
    }).catch((each: unknown) => each);
    expect(error).to.have.property('kind', 'damaged');
    expect((error as Error).message).to.match(/^Its history \(\.git\) cannot be read/);
  });
});
