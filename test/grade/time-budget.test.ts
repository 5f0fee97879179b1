import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { TimeBudget } from '../../src/grade/time-budget.js';
import { loadWeights } from '../../src/model/weights.js';
import { openWorkspace } from '../../src/sandbox/workspace.js';

describe('the time of a hand-in as a whole', function () {
  this.timeout(60_000);

  it('ends with what its calls computed and waited, never before ten times what the key took', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gradelens-budget-'));
    const { weights } = await loadWeights('small');
    const workspace = await openWorkspace({ backend: 'wasm', network: { id: 'small', weights } });
    const body = {
      wait: 'await new Promise((resolve) => setTimeout(resolve, 1500)); return x;',
      compute:
        'const { cpuUsage } = (globalThis as any).process; const start = cpuUsage(); while (cpuUsage(start).user < 5e5); return x;',
    };
    const session = await workspace.session(folder, { memoryLimit: 2048 });
    const x = { kind: 'tensor', tensor: { dtype: 'float32', shape: [1], data: Float32Array.of(1) } } as const;
    try {
      await session.start();
      expect(session.used).to.equal(0);
      const budget = new TimeBudget(0.75, [session]);
      for (const [name, text] of Object.entries(body)) {
        await writeFile(join(folder, `${name}.ts`), `export const f = async (x: any) => { ${text} };`);
        expect(budget.exceeded).to.equal(undefined);
        const call = { file: `${name}.ts`, export: 'f', arguments: { x } };
        expect((await session.call(call, { timeLimit: 10 })).outcome).to.equal('returned');
      }
      // A third of 1.5 s of waiting, and half a second of computing.
      expect(session.used).to.be.within(0.75, 5);
      expect(budget.exceeded).to.match(/^It was not run: .* the 1 s that a hand-in has/);
      budget.add(900);
      expect(budget.exceeded).to.equal(undefined);
      expect(new TimeBudget(0.75, [session]).exceeded).to.equal(undefined);
    } finally {
      await workspace.close();
      await rm(folder, { recursive: true });
    }
  });
});
