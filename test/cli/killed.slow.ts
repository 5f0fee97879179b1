import { expect } from 'chai';
import { inTemporaryFolder } from '../process.js';
import { calledBy, KilledClass, killedAt } from './killed.js';

describe('a run that is killed, and two at once', function () {
  this.timeout(180_000);

  it('kill -9 loses nothing and does nothing twice; two graders at once share the work; the same bytes', () =>
    inTemporaryFolder(async (folder) => {
      const own = await KilledClass.of(folder, 6);
      await killedAt(own, 'killed', [0.3, 0.6, 0.8], 4000);
      const both = await Promise.all([own.grade('both'), own.grade('both')]);
      await own.expectWhole('both');
      const tests = 5 * own.names.length;
      expect(both.map(calledBy).reduce((a, b) => a + b)).to.equal(tests);
      for (const stdout of both) expect(stdout).to.match(/^s005 /m);
    }));
});
