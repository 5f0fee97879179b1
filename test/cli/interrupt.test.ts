import { spawn } from 'node:child_process';
import { expect } from 'chai';

describe('signals', function () {
  this.timeout(180_000);

  const interrupt = new URL('../../src/cli/interrupt.ts', import.meta.url).href;
  /** Work that does not listen. Ends by itself after a minute. */
  const program = `import { untilInterrupted } from ${JSON.stringify(interrupt)};
    await untilInterrupted({ close: async () => {} }, async () => {
      console.log('begun');
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    });`;

  /** Sends signals so many milliseconds after the work has begun. Returns the exit code and milliseconds since the first. */
  const ended = (
    signals: readonly (readonly [NodeJS.Signals, number])[],
  ): Promise<readonly [number | null, number]> => {
    const args = ['--import', 'tsx', '--input-type=module', '--eval', program];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let first = 0;
    child.stdout.once('data', () => {
      first = performance.now();
      for (const [signal, after] of signals) setTimeout(() => child.kill(signal), after);
    });
    return new Promise((resolve) => child.once('exit', (code) => resolve([code, performance.now() - first])));
  };

  it('a second one ends at once what does not listen', async () => {
    const [code, milliseconds] = await ended([
      ['SIGTERM', 0],
      ['SIGINT', 100],
    ]);
    expect(code).to.equal(143);
    expect(milliseconds).to.be.below(1000);
  });

  it('one alone ends it before 2 s are over', async () => {
    const [code, milliseconds] = await ended([['SIGHUP', 0]]);
    expect(code).to.equal(129);
    expect(milliseconds).to.be.within(1000, 2000);
  });
});
