import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { byPolicies } from '../../src/cli/collect-options.js';
import { collectInto } from '../../src/intake/collect.js';
import { policies } from '../../src/rubric/policies.js';
import { clone } from '../intake/makers.js';
import { inTemporaryFolder } from '../process.js';

const DEADLINE = '2026-05-01T23:59:00-07:00';
const student = (id: string) => ({ id, name: '', email: '', section: '', github: '', group: '' });
const [ADA, BOB] = [student('0001'), student('0002')];

describe('how a class is collected, by the policies', () => {
  it('has their deadline and zone; another one on the command line is an error', async () => {
    const rules = policies.parse({ deadline: DEADLINE, timeZone: 'America/Los_Angeles' });
    const collecting = await byPolicies({ roster: 'r.csv' }, rules, 'a3.yaml');
    expect(collecting).to.deep.include({
      roster: 'r.csv',
      deadline: DEADLINE,
      timeZone: 'America/Los_Angeles',
      inTime: false,
    });
    const same = await byPolicies({ deadline: '2026-05-01T23:59:00' }, rules, 'a3.yaml');
    expect(same.deadline).to.equal('2026-05-01T23:59:00');
    const other = await byPolicies({ deadline: '2026-05-02T23:59:00Z' }, rules, 'a3.yaml').catch(String);
    expect(other).to.match(/--deadline says 2026-05-02.*a3\.yaml say 2026-05-01.*leave --deadline out/);
    expect(await byPolicies({ roster: 'r.csv' }, undefined, 'a3.yaml')).to.deep.equal({ roster: 'r.csv' });
  });

  it('lets what is in time count, of attempts and of commits: until the grace is over, for whom the deadline was extended later', () =>
    inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'e.csv'), 'id,hours\n0002,24\n');
      const rules = policies.parse({
        deadline: DEADLINE,
        grace: 15,
        attempt: 'in-time',
        extensions: 'e.csv',
      });
      const collecting = await byPolicies({}, rules, join(folder, 'a3.yaml'));
      const dueOf = collecting.due!([ADA, BOB]);
      const due = (...students: (typeof ADA)[]) => new Date(dueOf(students)).toISOString();
      expect(collecting.inTime).to.equal(true);
      expect(due(ADA)).to.equal('2026-05-02T07:14:00.000Z');
      expect([due(BOB), due(ADA, BOB)]).to.deep.equal(Array(2).fill('2026-05-03T07:14:00.000Z'));

      const files = new Map([['tv-loss.ts', Buffer.from('first')]]);
      const commits = [
        { at: '2026-05-01T20:00:00-07:00', files },
        { at: '2026-05-02T12:00:00-07:00', files: new Map([['tv-loss.ts', Buffer.from('second')]]) },
      ];
      for (const account of ['ada', 'bob']) clone(join(folder, 'clones', account), commits);
      await writeFile(join(folder, 'roster.csv'), 'id,name,github\n0001,Ada,ada\n0002,Bob,bob\n');
      const roster = join(folder, 'roster.csv');
      const out = join(folder, 'class');
      const { handIns } = await collectInto(join(folder, 'clones'), {
        ...{ ...collecting, out, roster, files: ['tv-loss.ts'] },
      });
      const took = await Promise.all(
        handIns.map(async (each) => [
          each.submitted,
          await readFile(join(out, each.folder, 'tv-loss.ts'), 'utf8'),
          each.notes.join(' ').includes('1 later commit, after it was due'),
        ]),
      );
      expect(took).to.deep.equal([
        ['2026-05-02T03:00:00Z', 'first', true],
        ['2026-05-02T19:00:00Z', 'second', false],
      ]);
    }));
});
