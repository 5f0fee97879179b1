import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { find } from '../../src/sandbox/programs.js';
import { gradelens } from '../process.js';

describe('kill -9 of the grader', function () {
  this.timeout(60_000);

  it('leaves no child behind, not even one in an endless loop', async function () {
    if (!find('setpriv') && !find('bwrap')) {
      console.log(
        '      skipped: neither setpriv nor bubblewrap is installed, so nothing ends a child that loops',
      );
      this.skip();
    }
    const folder = await mkdtemp(join(tmpdir(), 'gradelens-killed-'));
    const mark = 'endless-loop-of-the-killed-grader';
    await writeFile(join(folder, 'tv-loss.ts'), `// ${mark}\nexport const tvLoss = () => { for (;;); };`);
    const before = new Set(await temporary());
    const args = ['grade', folder, '--assignment', 'rubric/demo.yaml', '--out', join(folder, 'out')];
    const { code } = await gradelens(args, {
      during: async (grader) => {
        while (busy(grader.pid!).length === 0) await wait(100);
        grader.kill('SIGKILL');
      },
    });
    expect(code).to.equal(null);
    await wait(1000);
    const roots = (await temporary()).filter(
      (name) => !before.has(name) && name !== folder.split('/').at(-1),
    );
    const left = processes().filter(({ args: line }) => roots.some((root) => line.includes(root)));
    expect(left).to.deep.equal([]);
    // What a killed process cannot clear away itself.
    for (const name of [...roots, folder])
      await rm(join(tmpdir(), name.split('/').at(-1)!), { recursive: true });
  });
});

const temporary = async (): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith('gradelens-'));

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly seconds: number;
  readonly args: string;
}

function processes(): Process[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,times=,args='], { encoding: 'utf8' })
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [, pid, parent, seconds, args] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line)!;
    return { pid: Number(pid), parent: Number(parent), seconds: Number(seconds), args: args! };
  });
}

/** Children of a process, however deep, that have computed for two seconds: none but the endless loop does. */
function busy(pid: number): Process[] {
  const all = processes();
  const below = (of: number): Process[] =>
    all.filter(({ parent }) => parent === of).flatMap((each) => [each, ...below(each.pid)]);
  return below(pid).filter(({ args, seconds }) => args.includes('child.mjs') && seconds >= 2);
}
