import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { inTemporaryFolder, ROOT } from '../process.js';
import { codeBlocks } from './markdown.js';

/** What the pages say that examples begin with. */
const GIVEN = `import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from './src/model/classifier.js';
declare global {
  const model: Classifier;
  const X: tf.Tensor4D;
  const target: number[];
  const attributions: tf.Tensor4D;
}
`;
const OPTIONS = { noEmit: true, noUncheckedIndexedAccess: false, exactOptionalPropertyTypes: false };

describe('examples of the documentation', function () {
  this.timeout(120_000);

  /** What TypeScript says of them, under `strict`, each as a module of its own. */
  const complaints = (examples: readonly string[]): Promise<string> =>
    inTemporaryFolder(async (folder) => {
      for (const name of ['node_modules', 'package.json', 'src']) {
        await symlink(join(ROOT, name), join(folder, name));
      }
      await writeFile(join(folder, 'given.d.ts'), GIVEN);
      for (const [i, example] of examples.entries()) await writeFile(join(folder, `${i}.ts`), example);
      const config = { extends: join(ROOT, 'tsconfig.json'), compilerOptions: OPTIONS, include: ['*.ts'] };
      await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
      const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
      return spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' }).stdout;
    });
  const examples = readdirSync(`${ROOT}docs`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .flatMap((name) => codeBlocks(`${ROOT}docs/${name}`, 'ts'))
    .filter((block) => block.startsWith('import'));

  it('compile', async () => {
    expect(examples.length).to.be.above(40);
    expect(await complaints(examples)).to.equal('');
  });

  it('would not with an option that is misspelt', async () => {
    const wrong = examples.find((each) => each.includes('nSteps'))!.replace('nSteps', 'n_steps');
    expect(await complaints([wrong])).to.match(/0\.ts.*error TS/);
  });
});
