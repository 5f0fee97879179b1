/**
 * What isolation costs a hand-in: from the start of its process to the first answer, within every mechanism of this machine,
 * with each other wall that works here in the place of the one in force, and as a plain child process, in turn.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadWeights } from '../src/model/weights.js';
import { barrier, type Mechanism } from '../src/sandbox/mechanism.js';
import { openWorkspace } from '../src/sandbox/workspace.js';
import { float32 } from '../src/tensor/flat.js';

const RUNS = 25;
const x = float32([2], [1, 2]);
const { used, unused } = await barrier();
const limits = used.filter(({ kind }) => kind === 'limit');
const walls: [string, readonly Mechanism[]][] = [
  ['plain', []],
  ['isolated', used],
];
for (const { mechanism } of unused.filter(({ mechanism: { kind } }) => kind !== 'limit')) {
  if ((await mechanism.missing()) !== undefined) continue;
  walls.push([mechanism.title, [...limits, mechanism].sort((a, b) => a.order - b.order)]);
}
const { weights } = await loadWeights('small');
const folder = await mkdtemp(join(tmpdir(), 'gradelens-bench-'));
await writeFile(join(folder, 'a.ts'), 'export const f = (x: any) => x.add(1);');
const network = { id: 'small', weights } as const;
const measured = [];
for (const [name, within] of walls) {
  const workspace = await openWorkspace({ backend: 'wasm', network, used: within });
  measured.push({ name, workspace, times: [] as number[] });
}
for (let run = 0; run < RUNS; run++) {
  for (const { workspace, times } of measured) {
    const session = await workspace.session(folder, { memoryLimit: 2048 });
    const started = performance.now();
    const call = { file: 'a.ts', export: 'f', arguments: { x: { kind: 'tensor', tensor: x } } } as const;
    const answer = await session.call(call, { timeLimit: 10 });
    if (answer.outcome !== 'returned') throw new Error(answer.message);
    times.push(performance.now() - started);
    await session.close();
  }
}
for (const { workspace } of measured) await workspace.close();
await rm(folder, { recursive: true });

const quantile = (list: readonly number[], part: number): number =>
  [...list].sort((a, b) => a - b)[Math.floor(part * (list.length - 1))]!;
const shown = (list: readonly number[]): string =>
  [0, 0.5, 1].map((part) => `${quantile(list, part).toFixed(0)} ms`).join(', ');
const plain = measured[0]!.times;
console.log(`Mechanisms: ${used.map(({ title }) => title).join(', ')}`);
console.log(
  `${RUNS} hand-ins each, first answer after (least, median, most); beside a plain process at most 60 ms is wanted:`,
);
for (const { name, times } of measured) {
  const more = quantile(
    times.map((time, i) => time - plain[i]!),
    0.5,
  );
  const ratio = quantile(times, 0.5) / quantile(plain, 0.5);
  console.log(
    `  ${name.padEnd(22)} ${shown(times).padEnd(26)} ${more.toFixed(0)} ms more, ratio ${ratio.toFixed(2)}`,
  );
}
