import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { EXAMPLES } from '../samples.js';
import { container, withoutBubblewrap } from '../sandbox/container.js';
import type { Expected } from './expectations.js';
import { type Observed, observe } from './observe.js';

const DEADLINE = 200_000;
/** What only a wall stops; the others are stopped by the grader itself. */
const KINDS = /^(network|read|process|write|kill|signal)-/;

const PLACES: Readonly<Record<string, (test: Mocha.Context) => readonly string[]>> = {
  'in a container like Docker’s': (test) => container(test),
  'in one on a kernel without Landlock': (test) => container(test, { landlock: false }),
  'as a user who is not root, without bubblewrap': (test) => withoutBubblewrap(test, { user: 65_533 }),
  'as root, without bubblewrap': (test) => withoutBubblewrap(test),
};

for (const [place, command] of Object.entries(PLACES)) {
  describe(`hostile hand-ins ${place}`, function () {
    this.timeout(DEADLINE + 60_000);
    let root: string;
    let observed: Observed;
    before(async function () {
      const within = command(this);
      const all: Record<string, Expected & { needs?: string }> = parse(
        await readFile(join(EXAMPLES, 'hostile.yaml'), 'utf8'),
      );
      const kept = Object.entries(all).filter(([name]) => KINDS.test(name));
      root = await mkdtemp(join(tmpdir(), 'gradelens-hostile-'));
      observed = await observe(root, Object.fromEntries(kept), [], DEADLINE, within);
    });
    after(() => root && rm(root, { recursive: true, force: true }));

    it('reach, read, write, start and end nothing', () => {
      const { results, reached, survivors, left, changed, run } = observed;
      const said = [...results].flatMap(([name, { extra_data }]) =>
        [...extra_data.log.matchAll(/ESCAPED \w+.*/g)].map(([line]) => `${name}: ${line}`),
      );
      expect([...said, ...reached, ...survivors, ...left, ...changed], run.stderr).to.deep.equal([]);
    });

    it('earn nothing, and the good ones all', () => {
      const { results, expected, run } = observed;
      const scores = Object.fromEntries([...results].map(([name, { score }]) => [name, score]));
      const due = Object.fromEntries([...expected.keys()].map((name) => [name, 0]));
      expect(scores, run.stderr).to.deep.equal({ ...due, asterix: 100, obelix: 100 });
    });
  });
}
