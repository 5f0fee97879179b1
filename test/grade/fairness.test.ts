import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Grader, openGrader } from '../../src/grade/grader.js';
import { hiddenFromSeed } from '../../src/grade/hidden.js';
import { gradeTest } from '../../src/grade/test.js';
import { TimeBudget } from '../../src/grade/time-budget.js';
import { loadWeights } from '../../src/model/weights.js';
import type { Mechanism } from '../../src/sandbox/mechanism.js';
import { openWorkspace } from '../../src/sandbox/workspace.js';
import { float32 } from '../../src/tensor/flat.js';
import { ROOT } from '../process.js';

const GOOD = join(ROOT, 'submissions/examples/good/asterix');

/** Ends the first processes at once, as a machine without memory would. */
const failing = (times: number): Mechanism => {
  let left = times;
  return {
    title: 'a machine that fails',
    stops: 'the first processes',
    holds: [],
    kind: 'limit',
    order: 99,
    missing: async () => undefined,
    wrap: (command) => (left-- > 0 ? { program: '/bin/false', args: [], files: [] } : command),
  };
};

describe('fairness', function () {
  this.timeout(60_000);
  const network = async () => ({ id: 'small', weights: (await loadWeights('small')).weights }) as const;

  describe('of the machine', () => {
    let grader: Grader;
    before(async () => {
      grader = await openGrader(join(ROOT, 'rubric/demo.yaml'), {
        backend: 'wasm',
        hidden: hiddenFromSeed(7),
        select: ({ id }) => id === 'tv-loss',
      });
    });
    after(() => grader.close());

    for (const [times, verdict] of [
      [1, 'pass'],
      [2, 'not-graded'],
    ] as const) {
      it(`what fails to start ${times === 1 ? 'once is tried again' : 'twice is not graded, and says so'}`, async () => {
        const workspace = await openWorkspace({
          backend: 'wasm',
          network: await network(),
          used: [failing(times)],
        });
        try {
          const session = await workspace.session(GOOD, { memoryLimit: 2048 });
          const { result } = await gradeTest(
            grader.tests[0]!,
            session,
            grader,
            new TimeBudget(600, [session]),
          );
          expect(result.verdict, result.message).to.equal(verdict);
          expect(result.score).to.equal(verdict === 'pass' ? result.points : 0);
          if (verdict !== 'pass') expect(result.message).to.match(/did not start/);
        } finally {
          await workspace.close();
        }
      });
    }
  });

  it('the clock is not the processor: who waits is not who computes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gradelens-fair-'));
    const workspace = await openWorkspace({ backend: 'wasm', network: await network() });
    const wait = 'await new Promise((resolve) => setTimeout(resolve, 2000)); return x.add(1);';
    const compute =
      'const { cpuUsage } = (globalThis as any).process; const start = cpuUsage(); while (cpuUsage(start).user < 4e6); return x.add(1);';
    for (const [name, body] of Object.entries({ wait, compute })) {
      await writeFile(join(folder, `${name}.ts`), `export const f = async (x: any) => { ${body} };`);
    }
    const session = await workspace.session(folder, { memoryLimit: 2048 });
    const call = (file: string) =>
      session.call(
        { file, export: 'f', arguments: { x: { kind: 'tensor', tensor: float32([1], [1]) } } },
        { timeLimit: 1 },
      );
    expect((await call('wait.ts')).outcome).to.equal('returned');
    expect((await call('compute.ts')).outcome).to.equal('timeout');
    await workspace.close();
    await rm(folder, { recursive: true });
  });
});
