import { expect } from 'chai';
import type { HandedIn, Person } from '../../src/grade/result.js';
import { Grants } from '../../src/policy/grants.js';
import { policies } from '../../src/rubric/policies.js';
import { tableOf } from './table.js';

const RULES = policies.parse({
  deadline: '2026-03-07T23:59:00-08:00',
  timeZone: 'America/Los_Angeles',
  late: { percent: 10 },
  lateDays: { bank: 5 },
});
const person = (id: string, name: string, email: string): Person => ({ id, name, email, section: '' });
const ADA = person('00420001', 'Ada Armstrong', 'ada@example.edu');
const WEI1 = person('00420008', 'Wei Chen', 'wchen1@example.edu');
const WEI2 = person('00420009', 'Wei Chen', 'wchen2@example.edu');
const ASA = person('00420014', 'Åsa Söderström', 'asa@example.edu');
const ALL = [ADA, WEI1, WEI2, ASA];

const handedIn = (...students: Person[]): HandedIn => ({
  ...{ students, submitted: null, late: 'unknown', lateness: '' },
});
const extended = (...rows: string[]) =>
  new Grants(RULES, ALL, {
    extensions: tableOf('extensions.csv', ['id,email,name,until,days,hours', ...rows].join('\n')),
    used: [],
  });
const used = (...files: string[]) =>
  new Grants(RULES, ALL, { used: files.map((text, i) => tableOf(`a${i + 1}.csv`, text)) });
const due = (grants: Grants, ...students: Person[]) => {
  const at = grants.of(handedIn(...students)).due;
  return at === undefined ? undefined : new Date(at).toISOString();
};

describe('extensions', () => {
  it('are found by id or by address, whatever their letters', () => {
    const grants = extended('00420001,,,2026-03-09T10:00:00-07:00,,', ',WCHEN2@example.edu,,,1,');
    expect(due(grants, ADA)).to.equal('2026-03-09T17:00:00.000Z');
    expect(due(grants, WEI2)).to.not.equal(undefined);
    expect([due(grants, WEI1), due(grants, ASA)]).to.deep.equal([undefined, undefined]);
    expect([...grants.notes, ...grants.open]).to.deep.equal([]);
  });

  it("end by the course's clocks: a day may have 23 hours, an hour is one", () => {
    // 23:59 -07:00 of 8 March is 06:59 Z of the 9th; 24 h after the deadline is 07:59 Z.
    const grants = extended('00420001,,,,1,', '00420008,,,,,24', '00420009,,,2026-03-09 08:00,,');
    expect(due(grants, ADA)).to.equal('2026-03-09T06:59:00.000Z');
    expect(due(grants, WEI1)).to.equal('2026-03-09T07:59:00.000Z');
    expect(due(grants, WEI2)).to.equal('2026-03-09T15:00:00.000Z');
  });

  it('of one of a group give all of it the time', () => {
    const grants = extended('00420001,,,,1,', '00420014,,,,3,');
    expect(due(grants, ASA, WEI1, ADA)).to.equal(due(grants, ASA));
  });

  it('of whom nobody knows are said, and of whom is not certain count for nobody', () => {
    const grants = extended('00429999,,,,1,', '00420001,asa@example.edu,,,1,', '00420014,,Ada Armstrong,,1,');
    expect(ALL.map((each) => due(grants, each))).to.deep.equal(ALL.map(() => undefined));
    expect(grants.notes).to.deep.equal([
      'extensions.csv names 1 who handed in nothing, or whose id is mistyped: 00429999.',
    ]);
    expect(grants.open).to.have.length(2);
    expect(grants.open[0]).to.match(/^extensions\.csv:3: .*belong to different people/);
    expect(grants.open[1]).to.match(/^extensions\.csv:4: .*Ada Armstrong/);
  });

  it('that are no times, or two of one student, are faults with their line', () => {
    for (const [row, message] of [
      ['00420001,,,2026-03-09,,', /:2: until: "2026-03-09" is no time that is certain/],
      ['00420001,,,tomorrow,,', /until: "tomorrow" is no time/],
      ['00420001,,,2026-03-01T10:00:00Z,,', /lies before the deadline/],
      ['00420001,,,,,', /expected one of until, days and hours, received none/],
      ['00420001,,,,1,2', /received several/],
      ['00420001,,,,1.5,', /days: expected a number above 0, whole, received "1.5"/],
      ['00420001,,,,,-3', /hours: expected a number above 0, received "-3"/],
      [',,Ada Armstrong,,1,', /Ada Armstrong has no id and no email/],
    ] as const)
      expect(() => extended(row), row).to.throw(message);
    expect(() => extended('00420001,,,,1,', ',ada@example.edu,,,2,')).to.throw(
      /:3: the same student stands in line 2 already/,
    );
  });
});

describe('the bank of late days', () => {
  it('spans assignments: what grades.csv of earlier ones says is gone, never below none', () => {
    const grants = used(
      'submission,name,email,id,late days\nPoints Possible,,,,\nada,Ada Armstrong,ada@example.edu,00420001,2\nwei,Wei Chen,,00420008,0',
      'email,used\nada@example.edu,1\nasa@example.edu,9',
    );
    const left = (...students: Person[]) => grants.of(handedIn(...students)).lateDays;
    expect([left(ADA), left(WEI1), left(WEI2), left(ASA)]).to.deep.equal([2, 5, 5, 0]);
    // A group has what the one with the fewest has.
    expect(left(WEI1, ADA)).to.equal(2);
    expect(grants.open).to.deep.equal([]);
  });

  it('is nobody’s guess: a name alone is a fault, a number that is none too', () => {
    expect(() => used('id,email,name,used\n,,Wei Chen,1')).to.throw(/a1.csv:2: Wei Chen has no id/);
    expect(() => used('id,used\n00420001,two')).to.throw(/expected a whole number of days, received "two"/);
    expect(() => used('id,days\n00420001,2')).to.throw(/there is no column late days/);
  });
});
