import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { EXEC, expectPlain, inShell, withClass } from './small.js';

/** Whether this user may mount a disk of memory, which root may in most places. */
function mounts(folder: string, size: string): boolean {
  const args = ['-t', 'tmpfs', '-o', `size=${size},mode=1777`, 'none', folder];
  try {
    execFileSync('mount', args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Does something once, as soon as the first hand-in is graded. */
function afterFirst(run: ReturnType<typeof inShell>, work: () => Promise<unknown>): Promise<unknown> {
  return new Promise((resolve) => {
    run.process.stderr!.on('data', (chunk: Buffer) => {
      if (String(chunk).includes('1/3')) resolve(work());
    });
  });
}

describe('faults of the machine in the middle of gradelens grade', function () {
  this.timeout(300_000);

  it('a disk that is full: no further one is begun, what is written stays, the same command goes on', async function () {
    await withClass(async ({ folder, grade }) => {
      const disk = join(folder, 'disk');
      await mkdir(disk);
      if (!mounts(disk, '3m')) {
        console.log('      skipped: this user may not mount a disk of its own to fill');
        this.skip();
      }
      // Without an error: it takes what there is room for.
      const fill = () => writeFile(join(disk, 'fill'), new Uint8Array(2 ** 22)).catch(() => {});
      try {
        const out = join(disk, 'out');
        const run = inShell(EXEC, [...grade, '--out', out]);
        const filled = afterFirst(run, fill);
        const { code, stderr } = await run.finished;
        await filled;
        expectPlain(stderr, /not written .*Cannot .*: the disk is full \(ENOSPC\)\. Free some space/);
        expect(stderr).to.match(/Stopped: [12] of 3 hand-ins were not graded/);
        expect(code).to.equal(3);
        expect(JSON.parse(await readFile(join(out, 'ada/results.json'), 'utf8')).score).to.equal(10);
        const files = await readdir(disk, { recursive: true });
        expect(files.filter((name) => name.endsWith('.tmp'))).to.deep.equal([]);
        await rm(join(disk, 'fill'));
        const again = await inShell(EXEC, [...grade, '--out', out]).finished;
        expect(again.code, again.stderr).to.equal(0);
        expect(again.stderr).to.include('kept from before');
        await fill();
        const full = await inShell(EXEC, [...grade, '--out', join(disk, 'other')]).finished;
        expectPlain(full.stderr, /the disk is full \(ENOSPC\).*Nothing was done/s);
        expect(full.code).to.equal(2);
      } finally {
        execFileSync('umount', ['-l', disk]);
      }
    })();
  });

  it('a disk for temporary files that is full, or runs no programs: 2, and what to do', async function () {
    await withClass(async ({ folder, grade }) => {
      const disk = join(folder, 'disk');
      await mkdir(disk);
      for (const [options, says] of [
        ['300k', /Cannot write a temporary file \(TMPDIR\).*: the disk is full \(ENOSPC\)/],
        ['200m,noexec', /No program can be started from .*disk \(TMPDIR\).*noexec/],
      ] as const) {
        if (!mounts(disk, options)) {
          console.log('      skipped: this user may not mount a disk of its own');
          this.skip();
        }
        try {
          const args = [...grade, '--out', join(folder, 'out')];
          const { code, stderr } = await inShell(EXEC, args, { TMPDIR: disk }).finished;
          expectPlain(stderr, says);
          expect(code).to.equal(2);
          expect(await readdir(disk)).to.deep.equal([]);
        } finally {
          execFileSync('umount', ['-l', disk]);
        }
      }
    })();
  });

  it(
    'an output folder that is removed meanwhile: whose reports are gone is said, 3',
    withClass(async ({ folder, grade }) => {
      const out = join(folder, 'out');
      const run = inShell(EXEC, [...grade, '--out', out]);
      const removed = afterFirst(run, () => rm(out, { recursive: true, force: true, maxRetries: 5 }));
      const { code, stderr } = await run.finished;
      await removed;
      expectPlain(stderr, /Removed from .*out while this ran: the reports of ada/);
      expect(code).to.equal(3);
      expect(JSON.parse(await readFile(join(out, 'eve/results.json'), 'utf8')).score).to.equal(10);
    }),
  );

  it(
    'TMPDIR with spaces, quotes and commas in its name, and a home that is not there: as ever',
    withClass(async ({ folder, grade }) => {
      const TMPDIR = join(folder, `it's "a", b`);
      await mkdir(TMPDIR, { mode: 0o711 });
      const env = { TMPDIR, HOME: '/nonexistent', XDG_CACHE_HOME: '/dev/null/cache' };
      const { code, stdout, stderr } = await inShell(EXEC, [...grade, '--out', join(folder, 'out')], env)
        .finished;
      expect(code, stderr).to.equal(0);
      expect(stdout).to.match(/^eve +10 +10/m);
      expect(await readdir(TMPDIR)).to.deep.equal([]);
    }),
  );

  it(
    'few files may be open: fewer hand-ins at a time',
    withClass(async ({ folder, grade }) => {
      const args = [...grade, '--out', join(folder, 'out'), '--jobs', '3'];
      const { code, stderr } = await inShell(`ulimit -n 160; ${EXEC}`, args).finished;
      expect(code, stderr).to.equal(0);
      expect(stderr).to.match(/1 at a time, not 3: .*ulimit -n/);
    }),
  );

  it(
    'output that nobody reads ends quietly; a full one is said',
    withClass(async ({ folder, grade }) => {
      const args = [...grade, '--out', join(folder, 'out')];
      const closed = await inShell('"$@" 2>&1 | head -c 1 > /dev/null', args).finished;
      expect(closed.stdout + closed.stderr).to.equal('');
      for (const name of ['ada/results.json', 'eve/results.json', 'grades.csv']) {
        expect((await readFile(join(folder, 'out', name))).length, name).to.be.above(0);
      }
      if (process.platform !== 'linux') return;
      const full = await inShell(`${EXEC} > /dev/full`, [...args]).finished;
      expectPlain(full.stderr, /Cannot write to standard output: the disk is full \(ENOSPC\)/);
      expect(full.code).to.equal(2);
    }),
  );
});
