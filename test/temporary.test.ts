import { execFile } from 'node:child_process';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { inTemporaryFolder, ROOT } from './process.js';

/** Runs a program over our module with a folder for temporary files. Returns what it printed. */
async function withTmpdir(TMPDIR: string, program: string): Promise<string> {
  const imports = ['temporary', 'store/atomic'].map(
    (name) =>
      `const ${name.split('/').at(-1)} = await import(${JSON.stringify(join(ROOT, `src/${name}.ts`))});`,
  );
  // tsx keeps what it compiles in the folder of the system's own.
  const text = `${imports.join('')} process.env.TMPDIR = ${JSON.stringify(TMPDIR)};
    try { ${program} } catch (error) { console.log(error.code, error.message); }`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', text];
  return (await promisify(execFile)(process.execPath, args, { cwd: ROOT })).stdout;
}

describe('temporary folders', function () {
  this.timeout(60_000);

  it('lead through no link, are for this user only, and go when the process ends in the middle of its work', () =>
    inTemporaryFolder(async (root) => {
      await mkdir(join(root, 'real'));
      await symlink('real', join(root, 'link'));
      const printed = await withTmpdir(
        join(root, 'link'),
        `const { path } = temporary.temporaryFolder('trial');
         const { writeFileSync, statSync } = await import('node:fs');
         writeFileSync(path + '/file', '');
         console.log(path, (statSync(path).mode & 0o777).toString(8), temporary.isTemporary(path + '/file'));
         const gone = temporary.temporaryFolder('gone');
         await gone.remove();
         console.log(temporary.isTemporary(gone.path));
         // Large enough that its neighbour is there when the process ends.
         void atomic.writeAtomically(${JSON.stringify(join(root, 'report'))}, new Uint8Array(2 ** 28));
         while ((await import('node:fs')).readdirSync(${JSON.stringify(root)}).length < 3) await new Promise((r) => setTimeout(r, 1));
         process.exit(0);`,
      );
      expect(printed).to.match(/^\S+\/real\/gradelens-trial-\S+ 700 true\nfalse\n$/);
      expect(await readdir(join(root, 'real'))).to.deep.equal([]);
      expect((await readdir(root)).sort()).to.deep.equal(['link', 'real']);
    }));

  it('that cannot be made: says why, and what to do', () =>
    inTemporaryFolder(async (root) => {
      await writeFile(join(root, 'file'), '');
      await mkdir(join(root, 'a*b'));
      const cases: [string, RegExp][] = [
        ['none', /it does not exist \(ENOENT\)/],
        ['file', /a file is where a folder belongs \(ENOTDIR\)/],
        ['a*b', /there is a \* .*in its name/],
      ];
      for (const [name, says] of cases) {
        const said = await withTmpdir(join(root, name), 'temporary.temporaryFolder("trial");');
        expect(said)
          .to.match(/^NO_TEMPORARY_FOLDER No temporary files can be put into/)
          .and.match(says);
        expect(said).to.include(join(root, name)).and.to.include('Set TMPDIR to');
      }
    }));
});
