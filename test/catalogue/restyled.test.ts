import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { readRewritten } from '../../bench/diagnosis/rewritten.js';
import { readCatalogue } from '../../src/catalogue/read.js';

describe('catalogue/restyled', () => {
  it('a third of the mistakes, some of each problem, are rewritten in the style of a sample', async () => {
    const [rewritten, { mistakes }] = await Promise.all([
      readRewritten(),
      readCatalogue(fileURLToPath(new URL('../../reference/', import.meta.url))),
    ]);
    const names = new Set(rewritten.map(({ problem, mistake }) => `${problem} ${mistake}`));
    expect(mistakes.map(({ problem, id }) => `${problem} ${id}`)).to.include.members([...names]);
    expect(names.size).to.be.at.least(mistakes.length / 3);
    expect(rewritten.map(({ problem }) => problem)).to.include.members(
      mistakes.map(({ problem }) => problem),
    );
  });
});
