import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { numbered, type PlannedTest, plan } from '../../src/grade/plan.js';
import { secretBeside, secretInputs, secretText } from '../../src/grade/secret-file.js';
import { loadAssignment } from '../../src/rubric/load.js';
import { type Finished, gradelens, ROOT } from '../process.js';
import { RESULTS, type Results } from '../results-schema.js';
import { EXAMPLES } from '../samples.js';
import { type Expected, loadCorpus } from './expectations.js';
import { folderOf } from './observe.js';
import type { Recipe } from './recipes.js';

export const GOOD = ['asterix', 'obelix'];
/** The problems of the corpus, and one that needs the network's weights. */
const PROBLEMS = [
  'saliency-map',
  'class-visualization',
  'content-loss',
  'gram-matrix',
  'style-loss',
  'tv-loss',
];
const PAGES = ['sum-backprop', 'saliency-figure', 'own-pair'];
/** MiB for each hand-in. */
const MEMORY_LIMIT = 640;

/** A batch of hand-ins after `gradelens grade`, and what was measured within the grader. */
export interface Batch {
  readonly run: Finished;
  readonly out: string;
  readonly results: ReadonlyMap<string, Results>;
  readonly expected: ReadonlyMap<string, Expected>;
  readonly watch: {
    /** Milliseconds by which the event loop was late: at most, and the 99th percentile. */
    readonly delay: { readonly most: number; readonly usual: number };
    /** The same at most, without the time in which other programs had the processor. */
    readonly busy: number;
    /** Seconds watched. */
    readonly seconds: number;
    /** MiB. */
    readonly memory: number;
  };
}

/** demo.yaml cut to the problems of the corpus, with slides and short limits. Returns its path. */
export async function batchRubric(folder: string): Promise<string> {
  const rubric = parse(await readFile(join(ROOT, 'rubric/demo.yaml'), 'utf8'));
  const pages = rubric.deck.pages.filter(
    ({ kind, id, question }: Record<string, string>) => kind === 'title' || PAGES.includes(id ?? question!),
  );
  for (const { figure } of pages) {
    if (figure?.rows)
      figure.rows = figure.rows.filter(({ problem }: { problem: string }) => PROBLEMS.includes(problem));
  }
  Object.assign(rubric, {
    reference: join(ROOT, 'reference'),
    memoryLimit: MEMORY_LIMIT,
    timeBudget: 20,
    problems: rubric.problems.filter(({ id }: { id: string }) => PROBLEMS.includes(id)),
    questions: rubric.questions.filter(({ id }: { id: string }) => PAGES.includes(id)),
    deck: { templates: join(ROOT, 'templates/demo'), pages },
  });
  for (const problem of rubric.problems) problem.timeLimit = 2;
  const path = join(folder, 'batch.yaml');
  await writeFile(path, stringify(rubric));
  // Always the same: of another hundred thousand numbers now and then one is near to one of something else.
  const secret = secretText(new Uint8Array(32).fill(7), 'batch.yaml');
  await writeFile(secretBeside(path), secret, { mode: 0o600 });
  return path;
}

/** What the rubric's tests are given, hidden ones among them. */
export async function plannedTests(rubric: string): Promise<PlannedTest[]> {
  const assignment = await loadAssignment(rubric);
  const { streams } = await secretInputs(rubric);
  return plan(numbered(assignment), assignment.seed, streams);
}

/** Grades the good hand-ins, and hostile ones among them: programs of the corpus by name, and recipes. */
export async function gradeBatch(
  folder: string,
  rubric: string,
  programs: readonly string[],
  recipes: readonly Recipe[],
): Promise<Batch> {
  const [made, out, watched] = ['made', 'out', 'watched.json'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await mkdir(made, { recursive: true });
  const corpus = await loadCorpus();
  const expected = new Map<string, Expected>();
  const paths: string[] = [];
  for (const name of programs) {
    expected.set(name, corpus[name]!);
    paths.push(await folderOf(name, corpus[name]!.unharmed ?? [], made));
  }
  for (const recipe of recipes) {
    const path = join(made, recipe.name);
    await recipe.make(path);
    expected.set(recipe.name, recipe);
    paths.push(path);
  }
  // The good ones are graded among and after the others.
  paths.splice(Math.floor(paths.length / 2), 0, join(EXAMPLES, 'good/asterix'));
  paths.push(join(EXAMPLES, 'good/obelix'));
  const watch = new URL('loop-watch.mjs', import.meta.url).href;
  const run = await gradelens(
    ['grade', ...paths, '--assignment', rubric, '--out', out, '--jobs', '2', '--writeup', 'quick'],
    {
      env: {
        NODE_OPTIONS: `--import=${watch}`,
        GRADELENS_LOOP_WATCH: watched,
        GRADELENS_LOOP_FROM: out,
      },
    },
  );
  const results = new Map<string, Results>();
  for (const name of [...GOOD, ...expected.keys()]) {
    const json = await readFile(join(out, name, 'results.json'), 'utf8').catch(() => undefined);
    if (json !== undefined) results.set(name, RESULTS.parse(JSON.parse(json)));
  }
  return { run, out, results, expected, watch: JSON.parse(await readFile(watched, 'utf8')) };
}
