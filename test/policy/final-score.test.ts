import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parse } from 'yaml';
import type { HandedIn, TestResult } from '../../src/grade/result.js';
import { finalScore } from '../../src/policy/final-score.js';
import { policies } from '../../src/rubric/policies.js';
import type { FinalScore, Override } from '../../src/words/score.js';

type Points = Readonly<Record<string, readonly [score: number | null, points: number]>>;

interface Usual {
  readonly policies: unknown;
  readonly problems: Points;
  readonly questions: Points;
}
interface Case extends Partial<Usual> {
  readonly name: string;
  readonly submitted?: string;
  readonly late?: HandedIn['late'] | 'none';
  /** An extension's due time, and late days that are left. */
  readonly due?: string;
  readonly left?: number;
  readonly people?: number;
  readonly overrides?: readonly Omit<Override, 'by'>[];
  readonly expect: Partial<FinalScore>;
}

const { usual, cases } = parse(readFileSync(new URL('cases.yaml', import.meta.url), 'utf8')) as {
  usual: Usual;
  cases: Case[];
};
const PERSON = { name: 'Ada Armstrong', email: 'ada@example.edu', id: '00420001', section: '01' };

const testOf = ([id, [score, points]]: [string, Points[string]]): TestResult => ({
  ...{
    number: '1.1',
    problem: id,
    title: id,
    name: 'a test',
    points,
    score: score ?? 0,
    visibility: 'visible',
  },
  ...{ verdict: score === null ? 'not-graded' : 'wrong', message: '', metrics: {}, findings: [] },
});

function scoreOf(each: Case): FinalScore {
  const { problems, questions, late = 'unknown', submitted = null } = { ...usual, ...each };
  return finalScore(
    {
      tests: Object.entries(problems).map(testOf),
      questionScores: Object.entries(questions).map(([question, [score, points]]) => ({
        ...{ question, title: question, points, score, remarks: [] },
      })),
      overrides: (each.overrides ?? []).map((override) => ({ ...override, by: 'Grace' })),
      ...(late !== 'none' && {
        handedIn: { students: Array(each.people ?? 1).fill(PERSON), submitted, late, lateness: '' },
      }),
    },
    {
      policies: policies.parse(each.policies ?? usual.policies),
      questions: Object.entries(questions).map(([id, [, points]]) => ({ id, title: id, points })),
    },
    {
      ...(each.due !== undefined && { due: Date.parse(each.due) }),
      ...(each.left !== undefined && { lateDays: each.left }),
    },
  );
}

describe('the final score', () => {
  it('is worked out by hand for sixty cases and more, each of another name', () => {
    expect(cases).to.have.length.at.least(60);
    expect(new Set(cases.map(({ name }) => name)).size).to.equal(cases.length);
  });

  for (const each of cases) {
    it(each.name, () => {
      const score = scoreOf(each);
      expect(score).to.deep.include(each.expect);
    });
  }
});
