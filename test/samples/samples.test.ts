import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { layerOf } from '../../src/samples/compose.js';
import { outcomesIn } from '../../src/samples/samples.js';
import { inTemporaryFolder } from '../process.js';
import { EXAMPLES, sampleIn } from '../samples.js';

describe('the sample hand-ins', () => {
  it('hold only what differs from the base', async () => {
    const base = await layerOf(join(EXAMPLES, 'base'));
    const same: string[] = [];
    for (const name of Object.keys(await outcomesIn(EXAMPLES))) {
      if (name.startsWith('good/')) continue;
      const own = await layerOf(join(EXAMPLES, name));
      expect(own.size, `${name} is empty`).to.be.above(0);
      for (const [file, content] of own) {
        const theirs = base.get(file);
        if (content === null)
          expect(base.has(file), `${name} takes away ${file}, which is not there`).to.equal(true);
        else if (theirs && Buffer.from(theirs).equals(Buffer.from(content))) same.push(`${name}/${file}`);
        // A file under a new name would be read by nobody.
        else expect(base.has(file), `${name}/${file} takes the place of nothing`).to.equal(true);
      }
    }
    expect(same).to.deep.equal([]);
  });

  it('that are hostile say in a comment what they try', async () => {
    const hostile = join(EXAMPLES, 'hostile');
    for (const name of await readdir(hostile)) {
      const own = await layerOf(join(hostile, name));
      expect([...own.values()].map(String).join('\n'), name).to.match(/^\/\/ Tries \S+ \S+/m);
    }
  });

  it('are whole once laid out: the good ones as they are, the others over the base', () =>
    inTemporaryFolder(async (folder) => {
      const names = async (path: string) => (await readdir(path, { recursive: true })).sort();
      const asterix = join(EXAMPLES, 'good/asterix');
      expect(await names(await sampleIn(folder, 'good/asterix'))).to.deep.equal(await names(asterix));
      const base = await names(join(EXAMPLES, 'base'));
      const missing = await sampleIn(folder, 'broken/missing-file');
      expect(await names(missing)).to.deep.equal(base.filter((file) => file !== 'tv-loss.ts'));
      const absolute = await sampleIn(folder, 'mistakes/tv-loss-absolute');
      expect(await names(absolute)).to.deep.equal(base);
      expect(await readFile(join(absolute, 'tv-loss.ts'), 'utf8')).to.include('abs()');
    }));
});
