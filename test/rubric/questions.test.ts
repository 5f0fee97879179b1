import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse, stringify } from 'yaml';
import { publicAssignment } from '../../src/pack/student/public-assignment.js';
import { parseAssignment } from '../../src/rubric/load.js';
import { ROOT } from '../process.js';

const item = { id: 'a', title: 'A.', points: 1 };

describe('a question in an assignment file', () => {
  let demo: { questions: Record<string, unknown>[] };
  before(async () => {
    demo = parse(await readFile(join(ROOT, 'rubric/demo.yaml'), 'utf8'));
  });
  const withQuestion = (more: object) => {
    const questions = demo.questions.map((each, i) => (i === 1 ? { ...each, ...more } : each));
    return parseAssignment(stringify({ ...demo, questions }), 'demo.yaml');
  };

  const FAULTS: readonly [string, object, RegExp][] = [
    ['a right answer that is no choice', { answer: 'D' }, /expected one of its choices, A, B, C, received D/],
    [
      'a right answer and items',
      { answer: 'B', items: [item] },
      /grades itself: expected `answer` or `items`/,
    ],
    ['an item twice', { items: [item, item] }, /"a" is used twice/],
    [
      'negative scoring with items that give points',
      { scoring: 'negative', items: [item] },
      /takes some away: expected -1, received 1/,
    ],
  ];
  for (const [what, more, says] of FAULTS) {
    it(`${what} is a fault`, () => expect(() => withQuestion(more)).to.throw(says));
  }

  it('of negative scoring may have an item that takes nothing', () => {
    const noted = { scoring: 'negative', items: [{ ...item, points: 0 }] };
    expect(withQuestion(noted).questions[1]!.items).to.have.length(1);
  });

  it('tells students neither the right answer nor what earns points', () => {
    for (const more of [{ answer: 'B' }, { scoring: 'negative', items: [{ ...item, points: -1 }] }]) {
      const shown = publicAssignment(withQuestion(more)).questions[1]!;
      expect(shown).not.to.have.any.keys('answer', 'items', 'scoring');
    }
  });
});
