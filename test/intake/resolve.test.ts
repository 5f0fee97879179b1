import { expect } from 'chai';
import fc from 'fast-check';
import { linesOf } from '../../src/intake/lines.js';
import { type Owned, resolve } from '../../src/intake/resolve.js';
import { Calendar } from '../../src/intake/times.js';
import { student } from './sources/read.js';

const CLASS = ['1', '2', '3', '4'].map((id) => student(id, `S${id}`));
const calendar = new Calendar('2026-05-01T00:00:00Z');

const some = fc.subarray(CLASS, { minLength: 1, maxLength: 2 });
const handIn = fc
  .record({
    whose: fc.oneof(
      { weight: 3, arbitrary: some.map((students) => ({ kind: 'one' as const, students })) },
      some.map((students) => ({ kind: 'unclear' as const, firm: false, students, why: 'it may be either' })),
      fc.constant({ kind: 'nobody' as const, firm: false, why: 'nothing says it' }),
    ),
    refused: fc.option(fc.constant({ kind: 'damaged' as const, why: 'It is damaged.' }), {
      nil: undefined,
      freq: 4,
    }),
    at: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    series: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
  })
  .map(({ whose, refused, at, series }) => ({
    whose,
    refused,
    submitted: at === undefined ? undefined : { at: at * 1000, exact: true },
    series,
  }));

const owned = (all: readonly ReturnType<typeof Object.assign>[]): Owned[] =>
  all.map(({ whose, refused, submitted, series }, i) => ({
    ...{ whose, refused, submitted, notes: [] },
    candidate: { entries: [`entry ${i}`], who: [], ...(series !== undefined && { series }) },
  }));

describe('what counts', () => {
  it('of a series the last, of two in one minute neither', () => {
    const of = (at: number) => ({
      whose: { kind: 'one', students: [CLASS[0]!] },
      submitted: { at, exact: false },
      series: 'a',
    });
    const status = (...times: readonly number[]) =>
      resolve(owned(times.map(of)), calendar).map((each) => [each.status, each.attempt]);
    expect(status(2000, 1000)).to.deep.equal([
      ['taken', 2],
      ['earlier attempt', 1],
    ]);
    expect(status(1000, 1000).map(([is]) => is)).to.deep.equal(['refused', 'refused']);
  });

  it('of a series the last in time, where that is asked for and there is one', () => {
    const of = (at: number, refused?: object) => ({
      whose: { kind: 'one', students: [CLASS[0]!] },
      ...{ submitted: { at, exact: false }, series: 'a', refused },
    });
    const status = (...all: ReturnType<typeof of>[]) => resolve(owned(all), calendar, () => 2500);
    expect(status(of(1000), of(2500), of(3000)).map((each) => [each.status, each.attempt])).to.deep.equal([
      ['earlier attempt', 1],
      ['taken', 2],
      ['later attempt', 3],
    ]);
    expect(status(of(1000), of(2500), of(3000))[2]!.message).to.match(
      /entry 1.* counts: of several the last in time/,
    );
    expect(status(of(3000), of(4000)).map((each) => each.status)).to.deep.equal(['earlier attempt', 'taken']);
    // One that is broken is not made up for by a guess; of two at once neither counts.
    const broken = status(of(2000, { kind: 'damaged', why: 'It is damaged.' }), of(3000));
    expect(broken.map((each) => each.status)).to.deep.equal(['refused', 'later attempt']);
    expect(broken[1]!.message).to.match(/is the one to count, but is refused\. Staff: .*decisions\.csv/);
    expect(status(of(2000), of(2000), of(3000)).map((each) => each.status)).to.deep.equal([
      'refused',
      'refused',
      'later attempt',
    ]);
  });

  it('a last one that is broken leaves the earlier one to a person', () => {
    const [first, last] = owned([
      { whose: { kind: 'one', students: [CLASS[0]!] }, submitted: { at: 1000, exact: false }, series: 'a' },
      {
        whose: { kind: 'one', students: [CLASS[0]!] },
        submitted: { at: 2000, exact: false },
        series: 'a',
        refused: { kind: 'damaged', why: 'It is damaged.' },
      },
    ]);
    const outcomes = resolve([first!, last!], calendar);
    expect(outcomes.map(({ status }) => status)).to.deep.equal(['earlier attempt', 'refused']);
    expect(outcomes[0]!.message).to.include('"entry 1" came later, but is refused.');
    const decided = { ...first!, candidate: { ...first!.candidate, decided: [CLASS[0]!] } };
    expect(resolve([decided, last!], calendar).map(({ status }) => status)).to.deep.equal([
      'taken',
      'skipped',
    ]);
  });

  it('whatever is handed in: a line for every entry and every student, and never two hand-ins for one', () => {
    fc.assert(
      fc.property(fc.array(handIn, { maxLength: 7 }), (all) => {
        const outcomes = resolve(owned(all), calendar);
        const lines = linesOf({ outcomes, folders: new Map(), skipped: [], students: CLASS, calendar });
        expect(lines.filter(({ entry }) => entry !== '').map(({ entry }) => entry)).to.deep.equal(
          all.map((_, i) => `entry ${i}`),
        );
        for (const one of CLASS) {
          const taken = outcomes.filter(
            ({ status, students }) => status === 'taken' && students.includes(one),
          );
          expect(taken.length).to.be.at.most(1);
          // Nobody gets what is not theirs for certain, and nobody is lost.
          for (const { of } of taken) expect(of.whose).to.have.property('kind', 'one');
          const named = outcomes.some(
            ({ students, contested }) => students.includes(one) || contested.includes(one),
          );
          const own = lines.filter(({ entry, students }) => entry === '' && students[0]?.id === one.id);
          expect(own).to.have.lengthOf(named ? 0 : 1);
        }
        // Two claims are both told.
        for (const { contested, status, message } of outcomes)
          if (contested.length > 0)
            expect([status === 'taken' || status === 'refused', message])
              .to.deep.equal([true, message])
              .and.to.satisfy(() => message.includes('also has "entry '));
      }),
      { numRuns: 1000 },
    );
  });
});
