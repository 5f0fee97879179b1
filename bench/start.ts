/**
 * From the shell to the answer: `gradelens check --only tv-loss` of a good hand-in, built program, once with nothing kept and
 * then with the key's answers kept. Beside it what Node alone takes to start.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findWeights } from '../src/model/weights.js';
import { median } from './engine-figures.js';

const RUNS = 9;
/** Seconds that it may take with the key's answers kept. */
const LIMITS = { demo: 1.5, a3: 2.5 } as const;
const root = fileURLToPath(new URL('../', import.meta.url));
const cache = mkdtempSync(join(tmpdir(), 'gradelens-bench-'));

function seconds(args: readonly string[]): number {
  const started = performance.now();
  execFileSync(process.execPath, args, {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, XDG_CACHE_HOME: cache },
  });
  return (performance.now() - started) / 1000;
}

const node = median(Array.from({ length: RUNS }, () => seconds(['--eval', ''])));
console.log(`Node alone: ${node.toFixed(2)} s`);
for (const [assignment, limit] of Object.entries(LIMITS)) {
  if (assignment === 'a3' && !(await findWeights('squeezenet1_1'))) continue;
  const args = ['bin/gradelens.js', 'check', 'submissions/examples/good/asterix', '--only', 'tv-loss'];
  const command = [...args, '--assignment', `rubric/${assignment}.yaml`];
  const first = seconds(command);
  const times = Array.from({ length: RUNS }, () => seconds(command));
  const most = Math.max(...times);
  console.log(
    `check --only tv-loss, ${assignment}: first ${first.toFixed(2)} s, then median ${median(times).toFixed(2)} s, most ${most.toFixed(2)} s; limit ${limit} s`,
  );
}
rmSync(cache, { recursive: true });
