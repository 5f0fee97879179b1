import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { gradelens, inTemporaryFolder } from '../process.js';
import { EXEC, inShell, withClass } from './small.js';

describe('gradelens status', function () {
  this.timeout(120_000);

  it(
    'says who is graded, who is not and why, and what grade would do; the history says what became of a score',
    withClass(async ({ folder, grade }) => {
      const out = join(folder, 'out');
      await writeFile(join(folder, 'class/zoe.zip'), 'no zip');
      const run = async () => inShell(EXEC, [...grade, '--out', out]).finished;
      expect((await run()).code).to.equal(3);
      const status = async (...more: string[]) => gradelens(['status', out, ...more]);
      const first = await status();
      expect(first.code, first.stderr).to.equal(3);
      expect(first.stdout).to.match(/^demo: 3 of 4 hand-ins graded in /);
      expect(first.stdout).to.match(/^One run: .* UTC by \S+, ended .* UTC: gradelens grade .*class/m);
      expect(first.stdout).to.match(/^Not gradable: zoe: .*no such archive/m);
      expect(first.stdout).to.match(/5 to call \(5: it could not be graded\), 15 to keep\.$/m);
      await rm(join(folder, 'class/zoe.zip'));
      await appendFile(join(folder, 'class/ada/tv-loss.ts'), '// One more line\n');
      const assignment = join(folder, 'small.yaml');
      const text = await readFile(assignment, 'utf8');
      await writeFile(assignment, text.replace(/tolerance: [\d.]+/, 'tolerance: 1e-12'));
      const second = await status();
      expect(second.stdout).to.match(/^Files are gone: zoe$/m);
      expect(second.stdout).to.match(/^Grade would look into .*: .*ada/m);
      expect(second.stdout).to.match(/\d+ to compare again \(\d+: checks or tolerances changed\)/);
      expect((await status('--history', 'ada')).stdout).to.equal('No score of ada ever changed.\n');
      await writeFile(
        assignment,
        text.replace(/points: 4\n/, 'points: 5\n').replace(/points: 1\n/, 'points: 2\n'),
      );
      await run();
      const { stdout } = await status('--history', 'ada');
      expect(stdout).to.match(
        /^\d{4}-.* UTC {2}content-loss, value and gradient: 1 of 1 \(pass\) -> 2 of 2 \(pass\), the points changed; \S+: gradelens grade /,
      );
      expect((await status('--history', 'nobody')).stderr).to.match(/No hand-in is called "nobody" here/);
    }),
  );

  it('a folder without results: 2, and what was expected', () =>
    inTemporaryFolder(async (folder) => {
      const { code, stderr } = await gradelens(['status', folder]);
      expect(code).to.equal(2);
      expect(stderr).to.match(/holds no results: expected the --out of gradelens grade/);
    }));
});
