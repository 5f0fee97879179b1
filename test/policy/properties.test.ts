import { expect } from 'chai';
import fc from 'fast-check';
import type { HandedIn, Person, Verdict } from '../../src/grade/result.js';
import { finalScore } from '../../src/policy/final-score.js';
import { Grants } from '../../src/policy/grants.js';
import type { Item } from '../../src/policy/items.js';
import { policies } from '../../src/rubric/policies.js';
import type { Override } from '../../src/words/score.js';
import { tableOf } from './table.js';

const cents = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((n) => n / 100);
const IDS = ['a', 'b', 'c'] as const;

const anyPolicies = fc
  .record(
    {
      timeZone: fc.constantFrom(
        'America/Los_Angeles',
        'Europe/Berlin',
        'Australia/Lord_Howe',
        'Asia/Kolkata',
      ),
      grace: fc.integer({ min: 0, max: 90 }),
      late: fc.record(
        {
          percent: fc.integer({ min: 1, max: 100 }),
          per: fc.constantFrom('day', 'hour'),
          most: fc.integer({ min: 1, max: 100 }),
          until: fc.integer({ min: 1, max: 9 }),
        },
        { requiredKeys: ['percent'] },
      ),
      lateDays: fc.record({ bank: fc.integer({ min: 1, max: 7 }) }),
      extraCredit: fc.record(
        { problems: fc.constant(['a']), most: fc.integer({ min: 1, max: 20 }) },
        { requiredKeys: ['problems'] },
      ),
      dropLowest: fc.record({ count: fc.constant(1), questions: fc.constant(['b', 'c']) }),
      most: fc.integer({ min: 1, max: 80 }),
    },
    { requiredKeys: ['late'] },
  )
  .map((more) => policies.parse({ ...more, deadline: '2026-03-08T07:59:00Z' }));

const anyOverride: fc.Arbitrary<Override> = fc.record({
  of: fc.constantFrom<Override['of']>('final', { problem: 'a' }, { problem: 'b' }, { question: 'c' }),
  score: fc.oneof(fc.double(), fc.integer({ min: -50, max: 200 })),
  ...{ reason: fc.constant('why'), by: fc.constant('who'), at: fc.constant('2026-05-10T10:00:00Z') },
});

const anyItems = (kind: Item['kind']) =>
  fc.tuple(
    ...IDS.map((id) =>
      fc.record({
        kind: fc.constant(kind),
        id: fc.constant(id),
        earned: fc.option(cents(30)),
        over: cents(9),
      }),
    ),
  );

const when = fc.option(
  fc.date({ min: new Date('2026-03-01'), max: new Date('2026-04-20'), noInvalidDate: true }),
);
const student = (n: number): Person => ({
  id: `0042${n}`,
  name: 'Wei Chen',
  email: `w${n}@example.edu`,
  section: '',
});
const handedIn = (students: readonly Person[], submitted: Date | null, late: HandedIn['late']): HandedIn => ({
  ...{ students, late, lateness: '' },
  submitted: submitted?.toISOString() ?? null,
});
const testOf = ({ id, earned, over }: { id: string; earned: number | null; over: number }) => ({
  ...{ number: '1', problem: id, title: id, name: 'test', visibility: 'visible' as const, message: '' },
  ...{
    score: earned ?? 0,
    points: (earned ?? 0) + over,
    verdict: (earned === null ? 'not-graded' : 'pass') as Verdict,
  },
  ...{ metrics: {}, findings: [] },
});

describe('any final score', () => {
  it('is never below 0 and never above the cap, its penalty never more than there is, whatever was set by hand', () => {
    fc.assert(
      fc.property(
        anyPolicies,
        anyItems('problem'),
        anyItems('question'),
        fc.array(anyOverride, { maxLength: 3 }),
        when,
        fc.constantFrom<HandedIn['late']>('yes', 'no', 'unknown'),
        fc.integer({ min: 0, max: 7 }),
        (rules, problems, answers, overrides, submitted, late, lateDays) => {
          const questions = answers.map(({ id, earned, over }) => ({
            id,
            title: id,
            points: (earned ?? 0) + over,
          }));
          const questionScores = answers.map(({ id, earned, over }) => ({
            ...{ question: id, title: id, points: (earned ?? 0) + over, score: earned, remarks: [] },
          }));
          const score = finalScore(
            {
              tests: problems.map(testOf),
              questionScores,
              overrides,
              handedIn: handedIn([student(1)], submitted, late),
            },
            { policies: rules, questions },
            { lateDays },
          );
          const extra = rules.extraCredit
            ? Math.min(problems[0]!.over + (problems[0]!.earned ?? 0), rules.extraCredit.most ?? 999)
            : 0;
          const cap = Math.min(score.most + extra, rules.most ?? Number.POSITIVE_INFINITY) + 1e-9;
          expect(score.raw).to.be.within(0, cap);
          expect(score.penalty).to.be.within(0, score.raw);
          if (score.final !== null) {
            expect(score.final).to.be.within(0, cap);
            if (!overrides.some(({ of }) => of === 'final'))
              expect(score.final).to.be.closeTo(score.raw - score.penalty, 1e-6);
          } else expect(score.line).to.include('no final score yet');
          if (score.lateDays !== undefined) expect(score.lateDays).to.be.within(0, lateDays);
        },
      ),
    );
  });

  it('never rises when something comes later', () => {
    fc.assert(
      fc.property(
        anyPolicies,
        fc.date({ min: new Date('2026-03-08'), max: new Date('2026-04-20'), noInvalidDate: true }),
        fc.nat(9e8),
        (rules, first, by) => {
          const at = (time: Date) =>
            finalScore(
              {
                tests: [testOf({ id: 'b', earned: 40, over: 0 })],
                handedIn: handedIn([student(1)], time, 'unknown'),
              },
              { policies: rules, questions: [] },
            ).final!;
          expect(at(new Date(first.getTime() + by))).to.be.at.most(at(first));
        },
      ),
    );
  });

  it('is the same whatever the order of students, rows and overrides of another thing', () => {
    const rules = policies.parse({
      deadline: '2026-03-08T07:59:00Z',
      late: { percent: 10 },
      lateDays: { bank: 5 },
    });
    const all = [1, 2, 3, 4].map(student);
    const rows = fc.record({ who: fc.constantFrom(...all), used: fc.integer({ min: 0, max: 4 }) });
    fc.assert(
      fc.property(
        fc
          .array(rows, { maxLength: 6 })
          .chain((list) =>
            fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
          ),
        fc.shuffledSubarray(all, { minLength: all.length }),
        when,
        ([used, shuffled], people, submitted) => {
          const scoreOf = (table: typeof used, order: readonly Person[]) => {
            const text = ['id,late days', ...table.map(({ who, used: days }) => `${who.id},${days}`)].join(
              '\n',
            );
            const grants = new Grants(rules, order, { used: [tableOf('late-days.csv', text)] });
            const each = handedIn(
              order.slice().sort(() => -1),
              submitted,
              'unknown',
            );
            return finalScore(
              { tests: [testOf({ id: 'b', earned: 40, over: 0 })], handedIn: each },
              { policies: rules, questions: [] },
              grants.of(each),
            );
          };
          expect(scoreOf(shuffled, people)).to.deep.equal(scoreOf(used, all));
        },
      ),
    );
  });
});
