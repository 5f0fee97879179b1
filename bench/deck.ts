/**
 * What a hand-in's slides cost beside another checkout, run by run in turns: of Assignment 3 on SqueezeNet the full deck with
 * nothing kept, then the PPTX of the unchanged hand-in; and the first layout in a process, without any figure.
 *
 *   deck.ts --beside FOLDER [--runs 3] [--only cold|again|layout] [--assignment rubric/a3.yaml]
 *
 * FOLDER: for example a worktree of the commit before, after npm ci and npm run build. Processor seconds of all processes, by
 * `perf stat` (linux-perf on Debian): those of killed ones reach no other account. The cheapest run of each side counts, since
 * what else a machine does only adds. The full deck takes minutes, so it is made once on each side.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PACKAGE } from '../src/model/folders.js';

const { values } = parseArgs({
  options: {
    beside: { type: 'string' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string' },
    assignment: { type: 'string', default: 'rubric/a3.yaml' },
  },
});
if (values.beside === undefined) throw new Error('Give --beside the folder of another checkout.');
const sides = { here: PACKAGE, beside: resolve(values.beside) };
type Side = keyof typeof sides;
/** Seconds that it may take on a core that has nothing else to do. */
const LIMITS: Record<string, number> = { again: 15, layout: 1.5 };
const place = mkdtempSync(join(tmpdir(), 'gradelens-bench-'));
const report = join(place, 'perf');

/** Processor seconds of a Node program and all that it starts. */
function seconds(side: Side, args: readonly string[]): number {
  const perf = ['stat', '-x', ',', '-e', 'task-clock', '-o', report, process.execPath];
  execFileSync('perf', [...perf, ...args], {
    cwd: sides[side],
    stdio: 'ignore',
    env: { ...process.env, XDG_CACHE_HOME: join(place, side) },
  });
  const [milliseconds] = /^[\d.]+(?=,)/m.exec(readFileSync(report, 'utf8'))!;
  return Number(milliseconds) / 1000;
}

const deck = (side: Side, format: string): number => {
  const hand = ['submissions/examples/good/asterix', '--assignment', values.assignment];
  return seconds(side, ['bin/gradelens.js', 'writeup', ...hand, '--out', join(place, `${side}.${format}`)]);
};

/** Lays out answers alone: as a worker begins, without starting one. */
const LAYOUT = `
import { readFile } from 'node:fs/promises';
const load = (name) => import(process.cwd() + '/dist/' + name + '.js');
const { loadAssignment } = await load('rubric/load');
const { parseAnswers } = await load('writeup/answers');
const { deckOf } = await load('writeup/deck');
const assignment = await loadAssignment('${values.assignment}');
const text = await readFile('submissions/examples/good/asterix/answers.md', 'utf8');
const deck = deckOf(assignment, assignment.deck, 'asterix', parseAnswers(text, assignment.questions), new Map());
if (process.argv[1] === 'layout') {
  const { layoutDeck } = await load('writeup/layout/deck');
  const { loadTemplates } = await load('writeup/layout/template');
  layoutDeck(deck, await loadTemplates());
}`;
const layout = (side: Side): number => {
  const eval_ = (...more: string[]) => seconds(side, ['--input-type=module', '--eval', LAYOUT, ...more]);
  return eval_('layout') - eval_();
};

const tasks: Record<string, { readonly runs: number; run(side: Side): number }> = {
  cold: { runs: 1, run: (side) => deck(side, 'pdf') },
  again: { runs: Number(values.runs), run: (side) => deck(side, 'pptx') },
  layout: { runs: Number(values.runs), run: layout },
};
for (const [task, { runs, run }] of Object.entries(tasks)) {
  if (values.only !== undefined && values.only !== task) continue;
  // What is made again must have been made.
  if (task === 'again' && values.only === task)
    for (const side of ['here', 'beside'] as const) deck(side, 'pdf');
  const times = { here: [] as number[], beside: [] as number[] };
  for (let i = 0; i < runs; i++) for (const side of ['here', 'beside'] as const) times[side].push(run(side));
  const [here, beside] = [Math.min(...times.here), Math.min(...times.beside)];
  const all = [times.here, times.beside]
    .map((list) => list.map((each) => each.toFixed(2)).join(' '))
    .join('; ');
  const limit = LIMITS[task] === undefined ? '' : `, limit ${LIMITS[task]} s`;
  console.log(
    `${task}: ${here.toFixed(2)} s, beside ${beside.toFixed(2)} s: ${(here / beside).toFixed(2)} times${limit} (all runs: ${all})`,
  );
}
rmSync(place, { recursive: true });
