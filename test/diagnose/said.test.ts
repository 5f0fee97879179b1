import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse, stringify } from 'yaml';
import { ROOT } from '../process.js';
import { said } from './said.js';

const FILE = join(ROOT, 'test/fixtures/diagnose/said.yaml');
const HEAD = `# What is said of made mistakes, by size. After a change that is meant: UPDATE_SAID=1 npx mocha test/diagnose/said.test.ts
# and read the difference as a student would.
`;

describe('what is said of made mistakes', () => {
  it('is what was read and found true, in words and in how sure', async () => {
    const now = said();
    if (process.env.UPDATE_SAID) await writeFile(FILE, HEAD + stringify(now, { lineWidth: 0 }));
    expect(now).to.deep.equal(parse(await readFile(FILE, 'utf8')));
  });
});
