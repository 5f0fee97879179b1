import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { byPolicies } from '../../src/cli/collect-options.js';
import { policies } from '../../src/rubric/policies.js';
import { inTemporaryFolder } from '../process.js';

const DEADLINE = '2026-05-01T23:59:00-07:00';
const student = (id: string) => ({ id, name: '', email: '', section: '', github: '', group: '' });
const [ADA, BOB] = [student('0001'), student('0002')];

describe('how a class is collected, by the policies', () => {
  it('has their deadline and zone; another one on the command line is an error', async () => {
    const rules = policies.parse({ deadline: DEADLINE, timeZone: 'America/Los_Angeles' });
    const collecting = await byPolicies({ roster: 'r.csv' }, rules, 'a3.yaml');
    expect(collecting).to.deep.equal({
      roster: 'r.csv',
      deadline: DEADLINE,
      timeZone: 'America/Los_Angeles',
    });
    const same = await byPolicies({ deadline: '2026-05-01T23:59:00' }, rules, 'a3.yaml');
    expect(same.deadline).to.equal('2026-05-01T23:59:00');
    const other = await byPolicies({ deadline: '2026-05-02T23:59:00Z' }, rules, 'a3.yaml').catch(String);
    expect(other).to.match(/--deadline says 2026-05-02.*a3\.yaml say 2026-05-01.*leave --deadline out/);
    expect(await byPolicies({ roster: 'r.csv' }, undefined, 'a3.yaml')).to.deep.equal({ roster: 'r.csv' });
  });

  it('lets the last in time count: until the grace is over, for whom the deadline was extended later', () =>
    inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'e.csv'), 'id,hours\n0002,24\n');
      const rules = policies.parse({
        deadline: DEADLINE,
        grace: 15,
        attempt: 'in-time',
        extensions: 'e.csv',
      });
      const { inTime } = await byPolicies({}, rules, join(folder, 'a3.yaml'));
      const dueOf = inTime!([ADA, BOB]);
      const due = (...students: (typeof ADA)[]) => new Date(dueOf(students)).toISOString();
      expect(due(ADA)).to.equal('2026-05-02T07:14:00.000Z');
      expect([due(BOB), due(ADA, BOB)]).to.deep.equal(Array(2).fill('2026-05-03T07:14:00.000Z'));
    }));
});
