import { spawnSync } from 'node:child_process';
import { readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { folderOf, WITH_FRAMES } from '../hostile/observe.js';
import { inTemporaryFolder, ROOT } from '../process.js';
import { allSamplesIn, EXAMPLES } from '../samples.js';

/** As `npm run check` takes it, for folders elsewhere. */
const CONFIG = {
  extends: join(ROOT, 'tsconfig.json'),
  compilerOptions: {
    paths: {
      gradelens: [join(ROOT, 'src/index.ts')],
      'gradelens/attr': [join(ROOT, 'src/attr/index.ts')],
    },
  },
  include: ['good', 'mistakes', 'hostile'],
};

describe('samples, laid out whole', function () {
  this.timeout(120_000);

  it('have no error of type, but for the broken ones', () =>
    inTemporaryFolder(async (folder) => {
      await allSamplesIn(folder);
      for (const name of (await readdir(join(EXAMPLES, 'hostile'))).filter((each) => WITH_FRAMES.test(each)))
        await folderOf(name, [], join(folder, 'hostile'));
      await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
      await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
      await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(CONFIG));
      const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
      const { stdout, status } = spawnSync(process.execPath, [tsc, '--noEmit', '-p', folder], {
        encoding: 'utf8',
      });
      expect(stdout.slice(0, 3000)).to.equal('');
      expect(status).to.equal(0);
    }));
});
