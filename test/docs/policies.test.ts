import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { parse } from 'yaml';
import { policies } from '../../src/rubric/policies.js';
import { ROOT } from '../process.js';

describe('docs/policies.md', () => {
  it('shows policies that are some, and lines that the cases worked out by hand have', async () => {
    const text = await readFile(`${ROOT}docs/policies.md`, 'utf8');
    const [, block] = /```yaml\n([\s\S]*?)```/.exec(text)!;
    expect(Object.keys(policies.parse(parse(block!).policies)).sort()).to.deep.equal(
      Object.keys(policies.shape).sort(),
    );
    const { cases } = parse(await readFile(`${ROOT}test/policy/cases.yaml`, 'utf8')) as {
      cases: { expect: { line?: string } }[];
    };
    const known = cases.map((each) => each.expect.line);
    const lines = [...text.matchAll(/^ {4}(\d+ of .*)$/gm)].map(([, line]) => line);
    expect(lines).to.have.length.at.least(6);
    for (const line of lines) expect(known).to.include(line);
  });
});
