import { expect } from 'chai';
import { Calendar } from '../../src/intake/times.js';

const ZONE = 'America/Los_Angeles';
const due = new Calendar('2026-05-01T23:59:00-07:00', ZONE);

describe('times of a course', () => {
  it('at the deadline itself is in time, a second later is late by a second', () => {
    expect(due.lateness(due.iso('2026-05-02T06:59:00Z'))).to.deep.equal({ late: 'no', by: '' });
    expect(due.lateness(due.iso('2026-05-02T06:59:01Z'))).to.deep.equal({ late: 'yes', by: '0:00:01' });
    expect(due.lateness(due.iso('2026-05-04T09:59:30Z'))).to.deep.equal({ late: 'yes', by: '51:00:30' });
  });

  it('a time without a zone is in the course’s zone, and to the minute', () => {
    const midnight = due.local('May 2, 2026 1205 AM', ['MMM d, yyyy hmm a'])!;
    expect(new Date(midnight.at).toISOString()).to.equal('2026-05-02T07:05:00.000Z');
    expect(due.lateness(midnight)).to.deep.equal({ late: 'yes', by: '' });
    expect(due.shown(midnight)).to.equal('2026-05-02T00:05:00-07:00');
  });

  it('in winter and in summer alike', () => {
    const winter = new Calendar('2026-01-15T12:00:00', ZONE);
    expect(new Date(winter.deadline!).toISOString()).to.equal('2026-01-15T20:00:00.000Z');
  });

  it('without a zone says nothing rather than something wrong', () => {
    const none = new Calendar('2026-05-01T23:59:00Z');
    expect(none.local('May 2, 2026 1205 AM', ['MMM d, yyyy hmm a'])).to.equal(undefined);
    expect(none.iso('2026-05-02T00:00:00')).to.equal(undefined);
    expect(none.lateness(undefined).late).to.equal('unknown');
  });

  it('says what is wrong with a deadline and a zone', () => {
    expect(() => new Calendar('2026-05-01T23:59:00')).to.throw('it names no zone');
    expect(() => new Calendar('Friday')).to.throw('"Friday" cannot be read');
    expect(() => new Calendar(undefined, 'Los Angeles')).to.throw('no time zone "Los Angeles"');
  });
});
