import { expect } from 'chai';
import fc from 'fast-check';
import { duration, timeLeft } from '../../src/cli/terminal.js';

/** Seconds that a text says. */
const secondsOf = (text: string): number =>
  [...text.matchAll(/([\d.]+) (h|min|s)/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * { h: 3600, min: 60, s: 1 }[unit as 'h' | 'min' | 's'],
    0,
  );

describe('times as people read them', () => {
  it('in the units that fit', () => {
    expect([0, 5.06, 59.97, 60, 119.6, 3599.7, 3661, 7322].map(duration)).to.deep.equal([
      '0.0 s',
      '5.1 s',
      '1 min 0 s',
      '1 min 0 s',
      '2 min 0 s',
      '1 h 0 min',
      '1 h 1 min',
      '2 h 2 min',
    ]);
  });

  it('an estimate claims no tenths, and is never over before the work is', () => {
    expect([-1, 0, 0.2, 17.5, 90].map(timeLeft)).to.deep.equal([
      'about 1 s left',
      'about 1 s left',
      'about 1 s left',
      'about 18 s left',
      'about 1 min 30 s left',
    ]);
  });

  it('the text says what was given, and no unit is full', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e5, noNaN: true }), (seconds) => {
        const text = duration(seconds);
        expect(text).not.to.match(/\b60(\.0)? /);
        expect(Math.abs(secondsOf(text) - seconds)).to.be.at.most(
          seconds < 59 ? 0.0501 : seconds < 3599 ? 0.501 : 30.01,
        );
      }),
    );
  });
});
