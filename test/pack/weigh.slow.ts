import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { ROOT } from '../process.js';

describe('what an installation weighs', function () {
  this.timeout(900_000);

  it('at most 250 MB for the package, 80 MB and 20 s for a kit, and check works in both', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/weigh.js', '--json'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(status, stderr).to.equal(0);
    const figures = JSON.parse(stdout);
    expect(figures.package.megabytes).to.be.within(20, 250);
    expect(figures.kit.megabytes).to.be.within(20, 80);
    expect(figures.kit.seconds).to.be.below(20);
  });
});
