import { chown, link, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { checkHardLinks } from '../../src/batch/hard-links.js';
import { inTemporaryFolder } from '../process.js';

describe('hard links among hand-ins', () => {
  const twoOf = (folder: string) => ['ada', 'bob'].map((name) => ({ name, path: join(folder, name) }));
  const make = async (folder: string) => {
    for (const { path } of twoOf(folder)) await mkdir(path);
    await writeFile(join(folder, 'ada/tv-loss.ts'), '');
    await writeFile(join(folder, 'bob/other.ts'), '');
    await link(join(folder, 'ada/tv-loss.ts'), join(folder, 'bob/tv-loss.ts'));
    // Within one hand-in it is nobody else's.
    await link(join(folder, 'bob/other.ts'), join(folder, 'bob/again.ts'));
  };
  const check = (folder: string) => checkHardLinks(twoOf(folder), ['tv-loss.ts', 'other.ts', 'again.ts']);

  it('are told to the staff; where nobody can say whose it is, both are graded', () =>
    inTemporaryFolder(async (folder) => {
      await make(folder);
      const { found, warnings } = await check(folder);
      expect(found).to.deep.equal(twoOf(folder));
      expect(warnings).to.deep.equal([
        'One file on the disk under 2 names (hard links): ada/tv-loss.ts, bob/tv-loss.ts.',
      ]);
    }));

  it('to a file of the owner of another hand-in are refused, and only there', function () {
    if (process.getuid?.() !== 0) {
      console.log('      skipped: giving files to other users needs root');
      this.skip();
    }
    return inTemporaryFolder(async (folder) => {
      await make(folder);
      for (const name of ['ada', 'ada/tv-loss.ts']) await chown(join(folder, name), 1001, 1001);
      await chown(join(folder, 'bob'), 1002, 1002);
      const { found } = await check(folder);
      expect(found[0]).to.deep.equal(twoOf(folder)[0]);
      expect(found[1]!.refused).to.match(
        /^Its tv-loss\.ts is another student's file \(a hard link\)\. Staff:/,
      );
    });
  });
});
