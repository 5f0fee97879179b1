import { expect } from 'chai';
import fc from 'fast-check';
import { type Item, markedAs, type Scheme } from '../../src/marking/score.js';

const ITEMS: Item[] = [
  { id: 'a', title: 'A.', points: 2 },
  { id: 'b', title: 'B.', points: 1.5 },
  { id: 'c', title: 'C.', points: -1, group: 'g' },
  { id: 'd', title: 'D.', points: 3, group: 'g' },
];
const positive: Scheme = { points: 4, scoring: 'positive', items: ITEMS };
const negative: Scheme = {
  ...{ points: 4, scoring: 'negative' },
  items: ITEMS.map((item) => ({ ...item, points: -Math.abs(item.points) })),
};
const choice: Scheme = { points: 6, scoring: 'positive', answer: 'B', items: [] };
const mark = (items: string[], answer: string | null = 'h', comment = '') => ({ items, answer, comment });

describe('the score of an answer', () => {
  const CASES: readonly [string, Scheme, ReturnType<typeof mark>, number | null][] = [
    ['items add up', positive, mark(['a', 'b']), 3.5],
    ['never more than there is', positive, mark(['a', 'b', 'd']), 4],
    ['never below 0', positive, mark(['c']), 0],
    ['no item earns nothing', positive, mark([]), 0],
    ['negative scoring begins with all', negative, mark([]), 4],
    ['and takes away', negative, mark(['b']), 2.5],
    ['never below 0 there too', negative, mark(['a', 'b', 'd']), 0],
    ['an item that is gone: somebody has to look again', positive, mark(['a', 'gone']), null],
    ['two that exclude one another, too', positive, mark(['c', 'd']), null],
    ['the same item twice, too', positive, mark(['a', 'a']), 2],
    ['an answer that is another one since, too', positive, mark(['a'], 'other'), null],
  ];
  for (const [what, scheme, given, score] of CASES) {
    it(what, () => expect(markedAs(scheme, { answer: 'h' }, given).score).to.equal(score));
  }

  it('is nothing without an answer, even where all points are there to begin with', () => {
    const none = { answer: null };
    expect(markedAs(negative, none, mark([], null)).score).to.equal(0);
    expect(markedAs(negative, none, undefined).score).to.equal(null);
    expect(markedAs(positive, none, mark(['a'], null)).score).to.equal(2);
  });

  it('of a choice is all or nothing; whoever names none is for a person to look at', () => {
    const of = (given: string | undefined) =>
      markedAs(choice, { answer: 'h', ...(given !== undefined && { choice: given }) }, undefined);
    expect(of('B')).to.deep.equal({ score: 6, remarks: ['Choice B: right.'] });
    expect(of('A')).to.deep.equal({ score: 0, remarks: ['Choice A: not the right one.'] });
    expect(of(undefined).score).to.equal(null);
  });

  it('says what for, a line each, the comment last', () => {
    expect(markedAs(positive, { answer: 'h' }, mark(['c', 'a'], 'h', 'See page 3.')).remarks).to.deep.equal([
      '+2 A.',
      '-1 C.',
      'See page 3.',
    ]);
  });

  it('lies between nothing and all, whatever items there are', () => {
    const points = fc.integer({ min: -400, max: 400 }).map((n) => n / 100);
    fc.assert(
      fc.property(fc.array(points), fc.constantFrom('positive', 'negative'), (all, scoring) => {
        const items = all.map((each, i) => ({ id: String(i), title: 'T', points: each }));
        const ids = items.map(({ id }) => id);
        const scheme = { points: 4, scoring: scoring as 'positive', items };
        expect(markedAs(scheme, { answer: 'h' }, mark(ids)).score).to.be.within(0, 4);
      }),
      { numRuns: 50 },
    );
  });
});
