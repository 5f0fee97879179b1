import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { prepareRuntimes } from '../../src/sandbox/runtime.js';
import { temporaryFolder } from '../../src/temporary.js';

/** Bytes of JavaScript that each process parses before it can start: 1.4 MB today, 2.7 MB with all that it does not need. */
const MOST = 1_600_000;

describe('the runtime of a process', () => {
  it('is no larger than its start can bear: zod is small, and of WebGL only the flags are there', async () => {
    const temporary = temporaryFolder('test');
    try {
      await prepareRuntimes(temporary.path);
      const runtime = join(temporary.path, 'runtime');
      const seen = new Set<string>();
      const add = async (file: string): Promise<void> => {
        if (seen.has(file)) return;
        seen.add(file);
        const code = await readFile(join(runtime, file), 'utf8');
        const imports = [...code.matchAll(/(?:from|import)"\.\/([\w-]+\.mjs)"/g)].map(([, name]) => name!);
        for (const each of imports) await add(each);
      };
      await add('child.mjs');
      // What the start loads once the engine is set up.
      const [, program] = /import\("\.\/([\w-]+\.mjs)"\)/.exec(
        await readFile(join(runtime, 'child.mjs'), 'utf8'),
      )!;
      await add(program!);
      expect([...seen], String(await readdir(runtime))).to.have.length.above(2);
      const sizes = await Promise.all([...seen].map(async (file) => (await stat(join(runtime, file))).size));
      expect(sizes.reduce((sum, size) => sum + size, 0)).to.be.below(MOST);
    } finally {
      await temporary.remove();
    }
  });
});
