import { expect } from 'chai';
import type { Finding } from '../../../src/writeup/review/finding.js';
import { findingsIn } from '../../../src/writeup/review/review.js';
import { CASES, type Case, EXPECTED, pagesOf, readSketches, WHOLE } from './sketch.js';

/** `n`, `n+1` in a case for each page. */
const number = (given: number | string | undefined, turn: number): number | undefined =>
  typeof given === 'string' ? turn + Number(given.slice(1) || 0) : given;

function judge({ named = [], never = [], only, none, lines }: Case, found: readonly Finding[], turn: number) {
  const messages = found.map(({ message }) => message).join('\n');
  if (none) expect(messages).to.equal('');
  const right = new Set<Finding>();
  for (const { how, id, ...given } of named) {
    const [page, wanted] = [number(given.page, turn), number(given.expected, turn)];
    const title = EXPECTED.find((each) => each.page === wanted)?.title;
    const finding = found.find(
      (each) =>
        new RegExp(how, 'i').test(each.message) &&
        (page === undefined || each.page === page || each.expectedPage === page) &&
        (wanted === undefined || each.expectedPage === wanted) &&
        (id === undefined || each.id === id) &&
        (title === undefined || each.message.includes(title)),
    );
    expect(finding, `page ${page}, expected ${wanted}, ${how}, among:\n${messages}`).not.to.equal(undefined);
    right.add(finding!);
  }
  const others = found.filter((each) => !right.has(each));
  const shifts = others.filter(({ message }) => message.includes('are shifted'));
  if (only) expect(others.length - Math.min(1, shifts.length), messages).to.equal(0);
  for (const word of never) expect(messages.toLowerCase()).not.to.include(word);
  if (lines !== undefined) expect(found.length, messages).to.be.at.most(lines);
}

describe('a deck of another program', function () {
  this.timeout(120_000);
  for (const [name, each] of Object.entries(CASES)) {
    it(`${name}: ${each.about}`, async () => {
      const skipped = each.skip ?? [];
      const turns = each.each ? WHOLE.map((_, i) => i + 1).filter((i) => !skipped.includes(i)) : [1];
      const decks = turns.map((turn) => pagesOf(each, turn));
      await readSketches(decks.flat());
      for (const [i, turn] of turns.entries()) {
        judge(each, findingsIn(await readSketches(decks[i]!), EXPECTED), turn);
      }
    });
  }
});
