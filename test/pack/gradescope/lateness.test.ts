import { expect } from 'chai';
import { latenessOf, latenessText } from '../../../src/pack/gradescope/lateness.js';

const DUE = '2025-03-01T23:59:00.000000-08:00';
const late = (created_at?: string, due_date?: string, late_due_date?: string) =>
  latenessOf({ created_at, assignment: { due_date, late_due_date } });

describe('lateness', () => {
  const CASES: Record<string, [created: string, seconds: number, says: RegExp]> = {
    'days before': ['2025-02-27T10:00:00-08:00', 0, /^Handed in on time\.$/],
    'to the second': [DUE, 0, /on time/],
    'half a second after': ['2025-03-01T23:59:00.500000-08:00', 1, /^Handed in 1 second late\./],
    'the same moment in another zone': ['2025-03-02T07:59:00Z', 0, /on time/],
    'more than a day after': [
      '2025-03-03T02:04:30-08:00',
      93_930,
      /^Handed in 1 day 2 hours 5 minutes late\. The points/,
    ],
    'over a change to summer time': [
      '2025-03-09T23:59:00-07:00',
      7 * 86_400 + 82_800,
      /7 days 23 hours late/,
    ],
  };
  for (const [name, [created, seconds, says]] of Object.entries(CASES)) {
    it(name, () => {
      const found = late(created, DUE);
      expect(found?.seconds).to.equal(seconds);
      expect(latenessText(found)).to.match(says);
    });
  }

  it('after the late due date it says that too', () => {
    const end = '2025-03-04T23:59:00-08:00';
    expect(latenessText(late('2025-03-04T23:58:00-08:00', DUE, end))).not.to.include('late due date');
    const found = late('2025-03-05T00:00:00-08:00', DUE, end);
    expect(found).to.include({ late_due_date: end, after_late_due_date: true });
    expect(latenessText(found)).to.match(/3 days 1 minute late, and after the late due date\./);
  });

  it('without a time or a due date nothing is claimed', () => {
    for (const unknown of [late(undefined, DUE), late(DUE), late('yesterday', DUE), late(DUE, 'soon')]) {
      expect(unknown).to.equal(null);
    }
    expect(latenessText(null)).to.match(/No due date is known/);
  });
});
