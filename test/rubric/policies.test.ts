import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parseAssignment } from '../../src/rubric/load.js';

const DEMO = readFileSync(new URL('../../rubric/demo.yaml', import.meta.url), 'utf8');
const withPolicies = (text: string) => parseAssignment(`${DEMO}\npolicies: ${text}\n`, 'demo.yaml');
const DUE = 'deadline: 2026-05-01T23:59:00-07:00';

describe('policies in an assignment file', () => {
  it('have what is usual where they say nothing', () =>
    expect(withPolicies(`{ ${DUE}, late: { percent: 10 } }`).policies).to.deep.equal({
      ...{ deadline: '2026-05-01T23:59:00-07:00', grace: 0, late: { percent: 10, per: 'day', most: 100 } },
      attempt: 'last',
    }));

  for (const [text, message] of [
    ['{ late: { percent: 10 } }', 'policies.late: expected a `deadline` in the policies too'],
    ['{ extensions: e.csv }', 'policies.extensions: expected a `deadline`'],
    ['{ attempt: in-time }', 'policies.attempt: expected a `deadline`'],
    [`{ ${DUE}, lateDays: { bank: 5 } }`, 'policies.lateDays: expected `late` too'],
    ['{ deadline: 2026-05-01T23:59:00 }', 'policies.deadline: expected a time with its offset'],
    [
      '{ deadline: 2026-05-01T23:59:00-08:00, timeZone: America/Los_Angeles }',
      'clocks in America/Los_Angeles are at -07:00, received -08:00; expected 2026-05-01T23:59:00-07:00',
    ],
    [`{ ${DUE}, timeZone: California }`, 'policies.timeZone: expected a time zone'],
    [`{ ${DUE}, late: { percent: 110 } }`, 'policies.late.percent'],
    [`{ ${DUE}, late: { percent: 10, cap: 50 } }`, 'policies.late.cap: unknown key; known are percent, per'],
    [
      '{ extraCredit: { problems: [grad-can] } }',
      'no problem is called "grad-can"; did you mean "grad-cam"?',
    ],
    ['{ dropLowest: { count: 1, questions: [sum-backprop, gradient-quantity] } }', 'worth the same'],
    ['{ dropLowest: { count: 1, questions: [sum-backprop] } }', 'expected less than the 1 that are named'],
    [
      '{ extraCredit: { problems: [saliency-map] }, dropLowest: { count: 1, problems: [saliency-map, saliency-map] } }',
      'saliency-map is extra credit: expected either',
    ],
  ] as const)
    it(`${text}: ${message}`, () => expect(() => withPolicies(text)).to.throw(message));

  it('drop the lowest of what is worth the same, whatever else there is', () => {
    const questions = ['sum-backprop', 'fooling-insights', 'regularization'];
    const { policies } = withPolicies(`{ dropLowest: { count: 1, questions: [${questions.join(', ')}] } }`);
    expect(policies?.dropLowest?.questions).to.deep.equal(questions);
  });

  it('take a deadline in UTC whatever the zone, and a zone before its clocks change', () => {
    for (const deadline of ['2026-05-02T06:59:00Z', '2026-03-07T23:59:00-08:00', '2026-03-08T23:59:00-07:00'])
      withPolicies(`{ deadline: ${deadline}, timeZone: America/Los_Angeles }`);
  });
});
