import { expect } from 'chai';
import { requireIsolation } from '../../src/cli/isolation.js';
import { GradelensError } from '../../src/errors.js';
import type { Barrier } from '../../src/sandbox/mechanism.js';
import bubblewrap from '../../src/sandbox/mechanisms/bubblewrap.js';
import prlimit from '../../src/sandbox/mechanisms/prlimit.js';

const OPEN: Barrier = {
  used: [prlimit],
  unused: [{ mechanism: bubblewrap, why: 'not installed; on Debian and Ubuntu: apt install bubblewrap' }],
  isolated: false,
};
const WALLED: Barrier = { used: [prlimit, bubblewrap], unused: [], isolated: true };

describe('grading in bulk', () => {
  it('without isolation is refused, with the remedy', () => {
    expect(() => requireIsolation(OPEN, 2, false))
      .to.throw(GradelensError, /2 hand-ins.*apt install bubblewrap.*--unsafe/)
      .with.property('code', 'NO_ISOLATION');
  });

  it('is allowed with isolation, with --unsafe, and for one hand-in', () => {
    requireIsolation(WALLED, 300, false);
    requireIsolation(OPEN, 300, true);
    expect(() => requireIsolation(OPEN, 1, false)).not.to.throw();
  });
});
