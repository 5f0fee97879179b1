import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { ROOT } from '../process.js';

/** Two calls one after the other; the first leaves an error behind that strikes while the second is under way. */
const PROGRAM = `
  import { turn, watchStrays } from './src/sandbox/child/strays.ts';
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const lines = [];
  process.on('unhandledRejection', (error) => { throw error; });
  let running;
  const within = watchStrays({
    running: () => running,
    threw: (error) => lines.push(running + ' threw ' + error.message),
    late: (error) => lines.push('late ' + error.message),
    exited: () => console.log([...lines, running + ' exited'].join('; ')),
    starved: () => {},
  });
  const call = async (id, work) => {
    running = id;
    await within(id, work);
    await turn();
    running = undefined;
  };
  const later = (ms, words) => void wait(ms).then(() => { throw new Error(words); });
  await call(1, async () => { later(0, 'own'); later(30, 'of the first'); });
  await call(2, async () => { later(10, 'of the second'); setTimeout(() => { throw new Error('timer'); }, 20); await wait(60); });
  later(0, 'of nobody');
  await wait(20);
  running = 3;
  process.exit();
`;

describe('errors that nobody catches', function () {
  this.timeout(30_000);

  it('belong to the call that set them going, and are late after its answer', () => {
    const node = [
      '--import',
      'tsx',
      '--conditions=gradelens-source',
      '--input-type=module',
      '--eval',
      PROGRAM,
    ];
    const { stdout, stderr } = spawnSync(process.execPath, node, { cwd: ROOT, encoding: 'utf8' });
    const said = [
      '1 threw own',
      '2 threw of the second',
      '2 threw timer',
      'late of the first',
      'late of nobody',
      '3 exited',
    ];
    // Which timer comes first is the machine's.
    expect(stdout.trim().split('; '), stderr).to.have.members(said);
  });
});
