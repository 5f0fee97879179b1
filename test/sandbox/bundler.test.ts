import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { bundleApart, startBundler } from '../../src/sandbox/bundler.js';
import { USUAL } from '../../src/sandbox/importable.js';
import { inTemporaryFolder } from '../process.js';

const RIGHT = 'export const contentLoss = () => 1;\n';
const bundle = (folder: string) =>
  bundleApart({ folder, file: 'content-loss.ts', imports: USUAL, debugged: false });

/** The most milliseconds for which this process did nothing else while it worked. */
async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  let [most, last] = [0, performance.now()];
  const timer = setInterval(() => {
    most = Math.max(most, performance.now() - last);
    last = performance.now();
  }, 5);
  await work();
  clearInterval(timer);
  return Math.max(most, performance.now() - last);
}

describe('compiling in a process of its own', function () {
  this.timeout(120_000);

  it('gives a module, and says what is wrong with a file', () =>
    inTemporaryFolder(async (folder) => {
      const missing = await bundle(folder);
      expect(missing).to.deep.include({ outcome: 'missing' });
      await writeFile(join(folder, 'content-loss.ts'), RIGHT);
      const right = await bundle(folder);
      expect(right.outcome).to.equal('bundled');
    }));

  it('costs the grader neither time nor memory, however much the compiler says', () =>
    inTemporaryFolder(async (folder) => {
      // Each mistake comes with its line: a gigabyte in all.
      await writeFile(join(folder, 'content-loss.ts'), `${'let a;'.repeat(250)}${' '.repeat(1_000_000)}`);
      const before = process.memoryUsage().rss;
      let said: Awaited<ReturnType<typeof bundle>> | undefined;
      const block = await longestBlock(async () => {
        said = await bundle(folder);
      });
      expect(said!.outcome).to.be.oneOf(['error', 'blocked']);
      expect((process.memoryUsage().rss - before) / 2 ** 20).to.be.below(100);
      // Decoding it takes seconds.
      expect(block).to.be.below(1000);
    }));

  it('goes on with another process after one that was killed', () =>
    inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'content-loss.ts'), RIGHT);
      const first = startBundler();
      const [asked] = [bundle(folder), first.kill('SIGKILL')];
      expect((await asked).outcome).to.equal('bundled');
      expect(startBundler().pid).not.to.equal(first.pid);
      // And after one that died between two files.
      startBundler().kill('SIGKILL');
      await wait(50);
      expect((await bundle(folder)).outcome).to.equal('bundled');
    }));

  it('is ended when the grader has gone', async function () {
    if (process.platform !== 'linux') this.skip();
    const { pid } = startBundler();
    expect(await readFile(`/proc/${pid}/cmdline`, 'utf8')).to.include('bundler-program');
    startBundler().disconnect();
    for (let i = 0; i < 100 && (await isAlive(pid!)); i++) await wait(50);
    expect(await isAlive(pid!)).to.equal(false);
  });
});

const isAlive = async (pid: number): Promise<boolean> =>
  /\nState:\s+[^ZX]/.test(await readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''));
