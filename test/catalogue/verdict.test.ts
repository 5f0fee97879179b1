import { expect } from 'chai';
import type { Audit, AuditedCheck, AuditedMistake } from '../../src/catalogue/audit.js';
import { FAR, faultsOf, nearestOf, proposed, ROUNDINGS } from '../../src/catalogue/verdict.js';
import { widened } from './widened.js';

const row = (
  bound: number,
  { right, stated, wrong = [] }: { right?: number; stated?: number; wrong?: number[] },
): AuditedCheck => ({
  ...{ problem: 'gram', check: 'relative-l2', bound, stated },
  noise: right === undefined ? undefined : { id: 'gram-by-loops', test: 'noise', error: right },
  wrong: wrong.map((error, i) => ({ id: `gram-wrong-${i}`, test: 'noise', error })),
});

const audited = (...checks: AuditedCheck[]): Audit => ({
  ...{ whole: true, checks, mistakes: [], failed: [], thin: [], equivalents: 0 },
});
const proposedFor = (one: AuditedCheck): number => proposed(audited(one), one);
const faultOf = (one: AuditedCheck): string | undefined => faultsOf(audited(one))[0];

describe('what an audit makes of a bound', () => {
  it('proposes one with as much room for right answers as for the nearest mistake', () => {
    expect(proposedFor(row(1e-3, { right: 1e-4, wrong: [0.2, 0.01] }))).to.equal(1e-3);
    expect(proposedFor(row(1e-3, { right: 1e-7, stated: 1e-4, wrong: [0.01] }))).to.equal(1e-3);
    // Right answers that happen to be the same, and mistakes that happen to be far.
    const alone = Number(Math.sqrt(ROUNDINGS * FAR).toPrecision(1));
    expect(proposedFor(row(1e-3, {}))).to.equal(alone);
    expect(proposedFor(row(1e-3, { right: 0, wrong: [40] }))).to.equal(alone);
  });

  it('finds one that is wider than anything defends, and says by what', () => {
    expect(faultOf(row(5e-4, { right: 1e-7, wrong: [2] }))).to.equal(undefined);
    expect(faultOf(row(5e-3, { right: 1e-7, wrong: [2] }))).to.equal(
      'gram: the bound 0.005 of relative-l2 is wider than anything defends: right answers differ by 9.5e-7, the nearest mistake that it tells best, gram-wrong-0, is off by 2.0, and halfway lies 0.0005. Narrow it, or state as `noise` by how much right answers are known to differ.',
    );
    expect(faultOf(row(5e-3, { right: 1e-7 }))).to.match(/it tells no mistake best, and halfway/);
    expect(faultOf(row(5e-3, { stated: 1e-3, wrong: [2] }))).to.equal(undefined);
    // Where mistakes were tried on some tests only, one that is told better may lie in the others.
    expect(faultsOf({ ...audited(row(5e-3, {})), whole: false })).to.deep.equal([]);
  });

  it('finds one that leaves right answers no room, measured or stated', () => {
    expect(faultOf(row(2e-4, { right: 1e-4, wrong: [0.1] }))).to.match(
      /the bound 0\.0002 of relative-l2 is only 2\.0 times what gram-by-loops differs by; 3 times/,
    );
    expect(faultOf(row(2e-4, { stated: 1e-4, wrong: [0.1] }))).to.match(
      /is only 2\.0 times the noise 0\.0001 that the assignment states; 3 times/,
    );
    expect(faultOf(row(4e-4, { right: 1e-4, stated: 1e-4, wrong: [0.1] }))).to.equal(undefined);
  });

  it('looks at the mistakes that a check tells better than any other check', () => {
    const [near, far] = [row(1e-3, { wrong: [0.002, 0.05] }), row(1e-3, { wrong: [0.3, 0.04] })];
    expect(nearestOf(audited(near, far), near)).to.include({ id: 'gram-wrong-1', error: 0.05 });
    expect(nearestOf(audited(near, far), far)).to.include({ id: 'gram-wrong-0', error: 0.3 });
    expect(nearestOf(audited(near), near)).to.include({ id: 'gram-wrong-0', error: 0.002 });
    const byShape = { mistake: { id: 'gram-wrong-0' }, factor: Number.POSITIVE_INFINITY, fails: ['noise'] };
    const found = { ...audited(near), mistakes: [byShape as unknown as AuditedMistake] };
    expect(nearestOf(found, near)).to.include({ id: 'gram-wrong-1' });
  });

  it('judges a wider bound by what is still told', () => {
    const narrow = row(1e-3, { right: 1e-4, wrong: [0.002, 0.009, 0.05] });
    const found = audited(narrow, row(5e-4, {}));
    expect(faultsOf(found)).to.deep.equal([]);
    const wide = widened(found, narrow, 10);
    expect(wide.checks[0]!.wrong.map(({ error }) => error)).to.deep.equal([0.05]);
    expect(wide.checks[1]).to.equal(found.checks[1]);
    expect(faultsOf(wide)).to.have.length(1);
    expect(faultsOf(wide)[0]).to.match(/^gram: the bound 0\.01 of relative-l2 is wider/);
  });
});
