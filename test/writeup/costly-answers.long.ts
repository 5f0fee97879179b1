import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { ROOT } from '../process.js';
import { COSTLY } from './costly-answers.js';

/** Seconds of processor time for parsing, layout, PDF and PPTX together, on a machine that others use, too; MiB. */
const [SECONDS, MEMORY] = [30, 1024];

const run = promisify(execFile);

describe('answers.md of 256 KiB that take what they can', function () {
  this.timeout(180_000);
  for (const name of Object.keys(COSTLY)) {
    it(`are a deck in time: ${name}`, async () => {
      const args = ['--import', 'tsx', '--conditions=gradelens-source', 'test/writeup/costly.ts', name];
      const { stdout } = await run(process.execPath, args, { cwd: ROOT });
      const { seconds, memory, pages } = JSON.parse(stdout);
      expect(seconds).to.be.below(SECONDS);
      expect(memory).to.be.below(MEMORY);
      expect(pages).to.be.within(28, 68);
    });
  }
});
