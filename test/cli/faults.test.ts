import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { EXEC, expectPlain, inShell, withClass } from './small.js';

describe('faults of the machine, told by gradelens grade', function () {
  this.timeout(120_000);

  it(
    'an output folder below a file: 2, before anything is graded',
    withClass(async ({ folder, grade }) => {
      await writeFile(join(folder, 'file'), '');
      const out = join(folder, 'file/below');
      const { code, stderr } = await inShell(EXEC, [...grade, '--out', out]).finished;
      expectPlain(stderr, /Cannot write into .*below: .*\(ENOTDIR\)\..*Nothing was done.*--out/s);
      expect(code).to.equal(2);
    }),
  );

  it(
    'reports of one that cannot be written: it is named, costs no points, 3; once mended only the reports are missing',
    withClass(async ({ folder, grade }) => {
      const out = join(folder, 'out');
      const inTheWay = [join(out, 'bob/results.json'), join(out, 'summary.json')];
      for (const path of inTheWay) await mkdir(join(path, 'something'), { recursive: true });
      const { code, stderr, stdout } = await inShell(EXEC, [...grade, '--out', out]).finished;
      expectPlain(stderr, /bob: Cannot write .*out\/bob\/results\.json: a folder is where a file belongs/);
      expectPlain(stderr, /Cannot write .*out\/summary\.json: a folder is where a file belongs/);
      expect(stderr).to.match(/All that was written is whole and stays.*the same command/);
      expect(code).to.equal(3);
      expect(stdout)
        .to.match(/^ada +10 +10/m)
        .and.match(/^bob +10 +10/m);
      const rows = (await readFile(join(out, 'grades.csv'), 'utf8')).trim().split('\n');
      for (const name of ['bob', 'eve'])
        expect(rows.find((row) => row.startsWith(`${name},`))).to.match(/,10,10,graded/);
      for (const path of inTheWay) await rm(path, { recursive: true });
      const again = await inShell(EXEC, [...grade, '--out', out]).finished;
      expect(again.code, again.stderr).to.equal(0);
      expect(again.stderr.match(/kept from before$|kept from before {2}/gm)).to.have.length(3);
    }),
  );

  const temporary: Record<string, RegExp> = {
    missing: /No temporary files can be put into .*missing: it does not exist \(ENOENT\)\..*Set TMPDIR/s,
    'a*star': /No temporary files can be put into .*a\*star: there is a \* .*in its name\..*Set TMPDIR/s,
  };
  for (const [name, says] of Object.entries(temporary)) {
    it(
      `TMPDIR ${name}: 2, and what to do`,
      withClass(async ({ folder, grade }) => {
        if (name !== 'missing') await mkdir(join(folder, name));
        const env = { TMPDIR: join(folder, name) };
        const { code, stderr } = await inShell(EXEC, [...grade, '--out', join(folder, 'out')], env).finished;
        expectPlain(stderr, says);
        expect(code).to.equal(2);
      }),
    );
  }

  it(
    'too few files may be open: 2, and what to do',
    withClass(async ({ folder, grade }) => {
      const args = [...grade, '--out', join(folder, 'out')];
      const { code, stderr } = await inShell(`ulimit -n 64; ${EXEC}`, args).finished;
      expectPlain(stderr, /only 64 files open at a time; gradelens needs \d+\..*ulimit -n 1024/s);
      expect(code).to.equal(2);
    }),
  );
});
