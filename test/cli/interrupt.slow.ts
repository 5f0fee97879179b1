import { inTemporaryFolder } from '../process.js';
import { interruptedAt, uninterrupted } from './interrupt.js';

describe('signals to a run', function () {
  this.timeout(180_000);

  it('end a run within 2 s with 130, 143 and 129, nothing is left, the same command then gives the same bytes', () =>
    inTemporaryFolder(async (folder) => {
      const whole = await uninterrupted(folder, ['ada', 'bob', 'eve']);
      await interruptedAt(whole, 0.3, 'SIGHUP', 129);
      await interruptedAt(whole, 0.6, 'SIGTERM', 143);
      await interruptedAt(whole, 0.8, 'SIGINT', 130);
    }));
});
