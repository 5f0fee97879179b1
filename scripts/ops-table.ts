/**
 * Every op of TensorFlow.js on an engine beside cpu, as test/tensor/ops sweeps them, as a table: op, forward and gradient (how
 * many of how many agree), and on wasm by what kernels are replaced. It reports and never fails.
 *
 *   npm run ops -- [ENGINE] [--only OP]... [--failures] [--out FILE]
 *
 * ENGINE: wasm (default), tensorflow, webgpu. --failures: each call that differs, with both results. An op that ends the
 * process, or takes longer than a minute, is said so, and the others go on in a new one.
 */
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { allEntries } from '../test/tensor/ops/families.js';
import type { Check } from '../test/tensor/ops/sweep.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', multiple: true },
    failures: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});
const engine = positionals[0] ?? 'wasm';
const PATIENCE = 60_000;

interface Told {
  readonly name: string;
  readonly checks: readonly Check[];
  readonly replaced: string;
}

/** Sweeps ops in a process of its own until it ends, and gives why it ended where that was early. */
function sweep(names: readonly string[], each: (told: Told) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = fork(fileURLToPath(new URL('ops-table/worker.ts', import.meta.url)), [engine, ...names], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    let late = false;
    const stop = () => {
      late = true;
      worker.kill('SIGKILL');
    };
    let timer = setTimeout(stop, PATIENCE);
    let started = false;
    worker.on('message', (told: Told | { started: true }) => {
      clearTimeout(timer);
      timer = setTimeout(stop, PATIENCE);
      if ('started' in told) started = true;
      else each(told);
    });
    worker.on('close', (code, signal) => {
      clearTimeout(timer);
      if (!started) reject(new Error(`The engine ${engine} did not start: see above.`));
      resolve(late ? `no answer within ${PATIENCE / 1000} s` : `the process ended (${signal ?? code})`);
    });
  });
}

const lines: string[] = [];
function say(line: string): void {
  lines.push(line);
  console.log(line);
}

const totals = { forward: [0, 0], gradient: [0, 0] };
function tally(checks: readonly Check[], part: Check['part']): string {
  const all = checks.filter((check) => check.part === part);
  const right = all.filter((check) => check.wrong === undefined).length;
  totals[part][0]! += right;
  totals[part][1]! += all.length;
  return all.length === 0 ? '' : `${right}/${all.length}`;
}

const column = (text: string, width: number) => text.padEnd(width);
say(`${column('op', 38)}${column('forward', 10)}${column('gradient', 10)}replaced`);
let left = [...(await allEntries()).keys()].filter((name) => !values.only || values.only.includes(name));
while (left.length > 0) {
  const ended = await sweep(left, ({ name, checks, replaced }) => {
    left = left.filter((other) => other !== name);
    say(
      `${column(name, 38)}${column(tally(checks, 'forward'), 10)}${column(tally(checks, 'gradient'), 10)}${replaced}`.trimEnd(),
    );
    if (!values.failures) return;
    for (const { part, call, wrong } of checks) if (wrong !== undefined) say(`  ${part} ${call}: ${wrong}`);
  });
  if (left.length === 0) break;
  say(`${column(left[0]!, 38)}${ended}`);
  left = left.slice(1);
}
say(
  `forward ${totals.forward.join(' of ')}, gradient ${totals.gradient.join(' of ')} on ${engine} beside cpu agree`,
);
if (values.out) writeFileSync(values.out, `${lines.join('\n')}\n`);
