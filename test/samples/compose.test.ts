import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { compose, layerOf } from '../../src/samples/compose.js';
import { inTemporaryFolder } from '../process.js';

/** Every file below a folder with its text. */
const textsIn = async (folder: string): Promise<Record<string, string>> => {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((e) => e.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  const texts = paths.map(async (path) => [path.slice(folder.length + 1), await readFile(path, 'utf8')]);
  return Object.fromEntries(await Promise.all(texts));
};

const BASE = new Map([
  ['answers.md', 'A'],
  ['tv-loss.ts', 'right'],
  ['images/content.jpg', 'picture'],
]);

describe('a hand-in composed of a base and what differs from it', () => {
  it('has the base’s files, but those replaced, added and taken away', () =>
    inTemporaryFolder(async (folder) => {
      const own = join(folder, 'own');
      await mkdir(join(own, 'images'), { recursive: true });
      await writeFile(join(own, 'tv-loss.ts'), 'wrong');
      await writeFile(join(own, 'helper.ts'), 'new');
      await writeFile(join(own, '.wh.answers.md'), '');
      await writeFile(join(own, 'images/.wh.content.jpg'), '');
      await compose(BASE, await layerOf(own), join(folder, 'made'));
      expect(await textsIn(join(folder, 'made'))).to.deep.equal({
        'helper.ts': 'new',
        'tv-loss.ts': 'wrong',
      });
    }));

  it('is made anew where there was one', () =>
    inTemporaryFolder(async (folder) => {
      const made = join(folder, 'deep/made');
      await compose(BASE, new Map([['old.ts', 'old']]), made);
      await compose(BASE, new Map([['images/content.jpg', Buffer.from('other')]]), made);
      expect(await textsIn(made)).to.deep.equal({
        'answers.md': 'A',
        'images/content.jpg': 'other',
        'tv-loss.ts': 'right',
      });
    }));

  it('shares no file with the base: what is written into one stays in it', () =>
    inTemporaryFolder(async (folder) => {
      const [base, made] = [join(folder, 'base'), join(folder, 'made')];
      await compose(BASE, new Map(), base);
      await compose(await layerOf(base), new Map(), made);
      await writeFile(join(made, 'tv-loss.ts'), 'changed');
      expect((await textsIn(base))['tv-loss.ts']).to.equal('right');
    }));
});
