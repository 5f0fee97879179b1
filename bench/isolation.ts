/**
 * What isolation costs a hand-in: from the start of its process to the first answer, within every mechanism of this machine
 * and as a plain child process, in turn.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadWeights } from '../src/model/weights.js';
import { barrier } from '../src/sandbox/mechanism.js';
import { openWorkspace } from '../src/sandbox/workspace.js';
import { float32 } from '../src/tensor/flat.js';

const RUNS = 25;
const x = float32([2], [1, 2]);
const { used } = await barrier();
const { weights } = await loadWeights('small');
const folder = await mkdtemp(join(tmpdir(), 'gradelens-bench-'));
await writeFile(join(folder, 'a.ts'), 'export const f = (x: any) => x.add(1);');
const network = { id: 'small', weights } as const;
const workspaces = {
  isolated: await openWorkspace({ backend: 'wasm', network }),
  plain: await openWorkspace({ backend: 'wasm', network, used: [] }),
};
const times: Record<keyof typeof workspaces, number[]> = { isolated: [], plain: [] };
for (let run = 0; run < RUNS; run++) {
  for (const kind of ['isolated', 'plain'] as const) {
    const session = await workspaces[kind].session(folder, { memoryLimit: 2048 });
    const started = performance.now();
    const call = { file: 'a.ts', export: 'f', arguments: { x: { kind: 'tensor', tensor: x } } } as const;
    const answer = await session.call(call, { timeLimit: 10 });
    if (answer.outcome !== 'returned') throw new Error(answer.message);
    times[kind].push(performance.now() - started);
    await session.close();
  }
}
for (const workspace of Object.values(workspaces)) await workspace.close();
await rm(folder, { recursive: true });

const quantile = (list: readonly number[], part: number): number =>
  [...list].sort((a, b) => a - b)[Math.floor(part * (list.length - 1))]!;
const differences = times.isolated.map((time, i) => time - times.plain[i]!);
const shown = (list: readonly number[]): string =>
  [0, 0.5, 1].map((part) => `${quantile(list, part).toFixed(0)} ms`).join(', ');
console.log(`Mechanisms: ${used.map(({ title }) => title).join(', ')}`);
console.log(`${RUNS} hand-ins each, first answer after (least, median, most):`);
console.log(`  isolated    ${shown(times.isolated)}`);
console.log(`  plain       ${shown(times.plain)}`);
console.log(`  difference  ${shown(differences)}; at most 60 ms is wanted`);
console.log(`  ratio       ${(quantile(times.isolated, 0.5) / quantile(times.plain, 0.5)).toFixed(2)}`);
