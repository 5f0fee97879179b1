import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { find } from '../../src/sandbox/programs.js';
import { gradelens } from '../process.js';
import { type Process, processes } from './ps.js';

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
    // The grader's temporary folders come into it, and may be entered by the user nobody.
    await chmod(folder, 0o711);
    await mkdir(join(folder, 'hand-in'));
    await writeFile(join(folder, 'hand-in/tv-loss.ts'), 'export const tvLoss = () => { for (;;); };');
    const args = [
      'grade',
      join(folder, 'hand-in'),
      '--assignment',
      'rubric/demo.yaml',
      '--seed',
      '7',
      '--out',
      join(folder, 'out'),
    ];
    const { code } = await gradelens(args, {
      env: { TMPDIR: folder },
      during: async (grader) => {
        // One that ended by itself would be waited for without end.
        while (grader.exitCode === null && busy(grader.pid!).length === 0) await wait(100);
        grader.kill('SIGKILL');
      },
    });
    expect(code).to.equal(null);
    await wait(1000);
    expect(processes().filter(({ args: line }) => line.includes(folder))).to.deep.equal([]);
    await rm(folder, { recursive: true });
  });
});

/** Children of a process, however deep, that have computed for two seconds: none but the endless loop does. */
function busy(pid: number): Process[] {
  const all = processes();
  const below = (of: number): Process[] =>
    all.filter(({ parent }) => parent === of).flatMap((each) => [each, ...below(each.pid)]);
  return below(pid).filter(({ args, seconds }) => args.includes('child.mjs') && seconds >= 2);
}
