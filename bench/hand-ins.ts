/**
 * What grading a hand-in costs beside another checkout, run by run in turns: the sample hand-ins of `gradelens demo`, and one of
 * Assignment 3 on SqueezeNet without and with draft slides. Both sides built, the key's answers known beforehand.
 *
 *   hand-ins.ts --beside FOLDER [--runs 3] [--only demo|tests|slides]
 *
 * FOLDER: for example a worktree of the commit before, after npm ci and npm run build. The quickest run of each side counts,
 * since what else a machine does only adds.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PACKAGE } from '../src/model/folders.js';
import { findWeights } from '../src/model/weights.js';

const { values } = parseArgs({
  options: { beside: { type: 'string' }, runs: { type: 'string', default: '3' }, only: { type: 'string' } },
});
if (values.beside === undefined) throw new Error('Give --beside the folder of another checkout.');
const sides = { here: PACKAGE, beside: resolve(values.beside) };
const place = mkdtempSync(join(tmpdir(), 'gradelens-bench-'));

const a3 = (writeup: string): string[] => [
  ...['grade', 'submissions/examples/good/asterix', '--assignment', 'rubric/a3.yaml', '--seed', '1'],
  ...['--jobs', '1', '--writeup', writeup],
];
const tasks: Record<string, string[]> = { demo: ['demo'] };
if (await findWeights('squeezenet1_1')) Object.assign(tasks, { tests: a3('none'), slides: a3('quick') });
else console.log('tests, slides: skipped, no weights of SqueezeNet here');

function seconds(side: keyof typeof sides, args: readonly string[]): number {
  const out = join(place, `${side}-out`);
  const started = performance.now();
  execFileSync(process.execPath, ['bin/gradelens.js', ...args, '--out', out], {
    cwd: sides[side],
    stdio: 'ignore',
    env: { ...process.env, XDG_CACHE_HOME: join(place, side) },
  });
  rmSync(out, { recursive: true });
  return (performance.now() - started) / 1000;
}

for (const [task, args] of Object.entries(tasks)) {
  if (values.only !== undefined && values.only !== task) continue;
  const times = { here: [] as number[], beside: [] as number[] };
  for (const side of ['here', 'beside'] as const) seconds(side, args);
  for (let run = 0; run < Number(values.runs); run++) {
    for (const side of ['here', 'beside'] as const) times[side].push(seconds(side, args));
  }
  const [here, beside] = [Math.min(...times.here), Math.min(...times.beside)];
  console.log(
    `${task}: ${here.toFixed(1)} s, beside ${beside.toFixed(1)} s: ${(here / beside).toFixed(2)} times ` +
      `(all runs: ${times.here.map((each) => each.toFixed(1)).join(' ')}; ${times.beside.map((each) => each.toFixed(1)).join(' ')})`,
  );
}
rmSync(place, { recursive: true });
