import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { schemaText } from '../../scripts/json-schema/text.js';
import { inTemporaryFolder, ROOT } from '../process.js';

/** Runs the schema script of a checkout. */
const check = (root: string) =>
  spawnSync(
    process.execPath,
    ['--import', 'tsx', '--conditions=gradelens-source', join(root, 'scripts/json-schema.ts'), '--check'],
    { cwd: ROOT, encoding: 'utf8' },
  );

describe('rubric/rubric.schema.json', () => {
  it('is what the schema gives', async () =>
    expect(await readFile(join(ROOT, 'rubric/rubric.schema.json'), 'utf8')).to.equal(schemaText()));

  it('when it is not, the check fails and says what to run', () =>
    inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'scripts'));
      await mkdir(join(folder, 'rubric'));
      for (const name of ['src', 'node_modules', 'package.json', 'tsconfig.json']) {
        await symlink(join(ROOT, name), join(folder, name));
      }
      for (const name of ['json-schema.ts', 'json-schema/text.ts'])
        await cp(join(ROOT, 'scripts', name), join(folder, 'scripts', name));
      const schema = await readFile(join(ROOT, 'rubric/rubric.schema.json'), 'utf8');
      await writeFile(join(folder, 'rubric/rubric.schema.json'), schema.replace('object', 'array'));
      const { status, stderr } = check(folder);
      expect(status).to.equal(1);
      expect(stderr).to.include('npm run schema');
    }));
});
