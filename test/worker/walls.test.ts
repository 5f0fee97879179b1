import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { z } from 'zod';
import { barrier } from '../../src/sandbox/mechanism.js';
import landlock from '../../src/sandbox/mechanisms/landlock.js';
import seccomp from '../../src/sandbox/mechanisms/seccomp.js';
import { Worker } from '../../src/worker/worker.js';
import { ROOT } from '../process.js';

describe('a worker where bubblewrap cannot run', function () {
  this.timeout(60_000);
  for (const wall of [landlock, seccomp]) {
    it(`decodes a picture, with its library in machine code, within ${wall.title}`, async function () {
      const why = await wall.missing();
      if (why) {
        console.log(`      skipped: ${this.test?.title}: ${why}`);
        this.skip();
      }
      const limits = (await barrier()).used.filter(({ kind }) => kind === 'limit');
      const used = [...limits, wall].sort((a, b) => a.order - b.order);
      const worker = new Worker({ used });
      try {
        const bytes = await readFile(join(ROOT, 'submissions/examples/good/asterix/images/content.jpg'));
        const input = { bytes, sides: [64], enlarge: false, most: 1e8, left: 1e8 };
        const result = await worker.run('picture', input, { seconds: 20, bytes: 1e8, output: z.any() });
        expect(result, JSON.stringify(result).slice(0, 500)).to.have.nested.property(
          'value.scaled.length',
          1,
        );
      } finally {
        await worker.close();
      }
    });
  }
});
