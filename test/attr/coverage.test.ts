import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { inTemporaryFolder, ROOT } from '../process.js';

/** Runs a script that writes what follows from the library's files, of a checkout, without writing. */
const check = (root: string, script = 'attr-index') =>
  spawnSync(
    process.execPath,
    ['--import', 'tsx', '--conditions=gradelens-source', join(root, `scripts/${script}.ts`), '--check'],
    { cwd: ROOT, encoding: 'utf8' },
  );

describe('the attribution library', () => {
  for (const folder of ['methods', 'metrics', 'robust']) {
    it(`has a test for each of its ${folder}, at the mirrored path`, async () => {
      const files = await readdir(join(ROOT, 'src/attr', folder));
      const untested = files.filter(
        (file) => !existsSync(join(ROOT, 'test/attr', folder, file.replace(/\.ts$/, '.test.ts'))),
      );
      expect(files).to.not.be.empty;
      expect(untested).to.deep.equal([]);
    });
  }

  it('exports every method and metric: src/attr/index.ts is up to date', () => {
    const { status, stderr } = check(ROOT);
    expect(status, stderr).to.equal(0);
  });

  it('knows every option by its name: src/attr/option-names.ts is up to date', () => {
    const { status, stderr } = check(ROOT, 'attr-options');
    expect(status, stderr).to.equal(0);
  });

  it('when it is not, the check fails and says what to run', () =>
    inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'scripts'));
      for (const name of ['node_modules', 'package.json', 'tsconfig.json']) {
        await symlink(join(ROOT, name), join(folder, name));
      }
      await copyFile(join(ROOT, 'scripts/attr-index.ts'), join(folder, 'scripts/attr-index.ts'));
      await cp(join(ROOT, 'src/attr'), join(folder, 'src/attr'), { recursive: true });
      expect(check(folder).status).to.equal(0);
      await writeFile(join(folder, 'src/attr/methods/new-method.ts'), 'export class NewMethod {}\n');
      const { status, stderr } = check(folder);
      expect(status).to.equal(1);
      expect(stderr).to.include('npm run exports');
    }));
});
