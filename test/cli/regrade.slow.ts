import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { gradelens } from '../process.js';
import { EXEC, inShell, withClass } from './small.js';

describe('regrade requests', function () {
  this.timeout(240_000);

  it(
    'a problem runs again with its log; a score set by hand stays whatever runs later; the story tells both',
    withClass(async ({ folder, grade }) => {
      const out = join(folder, 'out');
      const broken = join(folder, 'class/ada/tv-loss.ts');
      const right = await readFile(broken, 'utf8');
      await writeFile(
        broken,
        'export const tvLoss = (): never => { console.log("LOOK"); throw new Error("no"); };\n',
      );
      const run = async (...more: string[]) => inShell(EXEC, [...grade, '--out', out, ...more]).finished;
      expect((await run()).code).to.equal(0);
      await writeFile(broken, right);
      const staff = (...args: string[]) => gradelens([...args, '--out', out]);
      const regraded = await staff('regrade', 'ada', '--problem', 'tv-loss', '--by', 'Eve', '--unsafe');
      expect(regraded.code, regraded.stderr).to.equal(0);
      expect(regraded.stdout).to.match(/\[hidden\]: \d of \d \(passed\), was 0 \(ended with an error\)/);
      expect(regraded.stdout).to.match(/^ada, .*: 0 before, \d+ now\./m);
      const unknown = await staff('regrade', 'ada', '--problem', 'tv-los');
      expect([unknown.code, unknown.stderr]).to.deep.include(2);
      expect(unknown.stderr).to.include('did you mean "tv-loss"');
      const set = ['override', 'ada', '--problem', 'tv-loss', '--reason', 'Late help.', '--by', 'Eve'];
      expect((await staff(...set, '--score', '99')).stderr).to.match(/is more than .* is worth/);
      const done = await staff(...set, '--score', '1');
      expect(done.code, done.stderr).to.equal(0);
      expect((await run('--fresh')).code).to.equal(0);
      const csv = await readFile(join(out, 'grades.csv'), 'utf8');
      const [head, ...rows] = csv
        .replace('\ufeff', '')
        .trim()
        .split('\n')
        .map((line) => line.split(','));
      const ada = rows.find(([name]) => name === 'ada')!;
      expect(ada[head!.indexOf('tv-loss')]).to.equal('1');
      const { stdout } = await staff('history', 'ada');
      expect(stdout).to.match(/run again on request: 0 before, \d+ now\.$/m);
      expect(stdout).to.match(/: Eve set the score to 1: Late help\.$/m);
      expect(stdout).not.to.match(/LOOK|hidden/);
    }),
  );
});
