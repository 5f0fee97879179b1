import { readdirSync, readFileSync, statSync } from 'node:fs';
import { expect } from 'chai';
import { FOLDER, pages, SEEN } from '../../scripts/mistake-docs/pages.js';
import { plain } from '../../scripts/mistake-docs/words.js';
import { readCatalogue } from '../../src/catalogue/read.js';
import { ROOT } from '../process.js';
import { readText } from './markdown.js';

const AGAIN = 'run: npm run mistakes';

describe('pages on what often goes wrong', function () {
  this.timeout(10_000);
  const seen = Object.keys(JSON.parse(readFileSync(SEEN, 'utf8')));

  it('say what the catalogue says', async () => {
    const made = await pages();
    const found = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));
    expect(found.sort(), AGAIN).to.deep.equal([...made.keys()].sort());
    const stale = found.filter((name) => readText(new URL(name, FOLDER).pathname) !== made.get(name));
    expect(stale, AGAIN).to.deep.equal([]);
  });

  it('have every mistake, with what it gives', async () => {
    const { mistakes } = await readCatalogue(`${ROOT}reference`);
    expect(seen.sort(), AGAIN).to.deep.equal(mistakes.map(({ id }) => id).sort());
    for (const { concept, title, off, look } of mistakes) {
      const text = readText(new URL(`${concept}.md`, FOLDER).pathname);
      for (const sentence of [title, off, look]) expect(text).to.include(plain(sentence));
    }
  });

  it('have few small pictures, and every one of them is shown', () => {
    const folder = new URL('pictures/', FOLDER);
    const text = readdirSync(FOLDER)
      .filter((name) => name.endsWith('.md'))
      .map((name) => readText(new URL(name, FOLDER).pathname))
      .join('');
    const names = readdirSync(folder);
    expect(names.length).to.be.within(40, 8 * 16);
    for (const name of names) {
      expect(statSync(new URL(name, folder)).size, name).to.be.at.most(12 * 1024);
      expect(text, AGAIN).to.include(`](pictures/${name})`);
    }
  });
});
