import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { compose, layerOf } from '../../src/samples/compose.js';
import { barrier } from '../../src/sandbox/mechanism.js';
import { type Finished, gradelens, ROOT } from '../process.js';
import { RESULTS, type Results } from '../results-schema.js';
import { EXAMPLES } from '../samples.js';
import type { Expected } from './expectations.js';
import { listen } from './listeners.js';
import { processesWith, Watch } from './processes.js';
import type { Recipe } from './recipes.js';

const DEMO = join(ROOT, 'rubric/demo.yaml');
/** What every program that is started by one of them has in its arguments. */
const SURVIVOR = '47.611';
/** In the grader's environment: nobody else may learn it. */
export const SECRET = 'gradelens-secret-58d1c4';
const CANARIES = /^gradelens-escape-/;
/** Hand-ins know the answers of the rubric's own seed. */
const SEED = '90210';
/** MiB for each hand-in. The whole run was then seen to take 960 MiB in the grader and 1,900 MiB with all children. */
export const MEMORY_LIMIT = 640;

/** A batch of hostile hand-ins, and everything that was to be seen of it from outside. */
export interface Observed {
  readonly run: Finished;
  readonly expected: ReadonlyMap<string, Expected>;
  readonly results: ReadonlyMap<string, Results>;
  readonly out: string;
  readonly watch: Watch;
  readonly reached: readonly string[];
  readonly survivors: readonly string[];
  /** What was left in the grader's own temporary folder, and canaries in the system's. */
  readonly left: readonly string[];
  readonly changed: readonly string[];
}

/** Names, sizes and times of all files below folders that no program may touch. */
async function stateOf(folders: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const folder of folders) {
    for (const name of await readdir(folder, { recursive: true })) {
      const { size, mtimeMs } = await stat(join(folder, name));
      found.set(join(folder, name), `${size} ${mtimeMs}`);
    }
  }
  return found;
}

/** demo.yaml with shorter limits, and without what costs time and is tested elsewhere. */
async function shortRubric(folder: string): Promise<string> {
  const rubric = parse(await readFile(DEMO, 'utf8'));
  Object.assign(rubric, {
    reference: join(ROOT, 'reference'),
    memoryLimit: MEMORY_LIMIT,
    questions: [],
    deck: undefined,
  });
  for (const problem of rubric.problems) {
    if (problem.id === 'content-loss') problem.timeLimit = 1;
    if (problem.id === 'saliency-map') problem.timeLimit = 2;
  }
  const path = join(folder, 'short.yaml');
  await writeFile(path, stringify(rubric));
  return path;
}

/** Programs that write frames themselves share how. */
export const WITH_FRAMES = /^(frame|lie)-/;

/**
 * A hostile program's folder: its own, or one below `place` that is laid over what such programs share and a good hand-in's files
 * for the problems that it must not harm.
 */
export async function folderOf(name: string, unharmed: readonly string[], place: string): Promise<string> {
  const own = join(EXAMPLES, 'hostile', name);
  // Some reach for the grader's files from where they lie.
  if (unharmed.length === 0 && !WITH_FRAMES.test(name)) return own;
  const base = new Map(WITH_FRAMES.test(name) ? await layerOf(join(EXAMPLES, 'hostile-base')) : []);
  if (unharmed.length > 0) {
    const { problems } = parse(await readFile(DEMO, 'utf8'));
    const good = await layerOf(join(EXAMPLES, 'good/asterix'));
    for (const { id, file } of problems) if (unharmed.includes(id)) base.set(file, good.get(file)!);
  }
  const folder = join(place, name);
  await compose(base, await layerOf(own), folder);
  return folder;
}

/** The name that a hand-in's reports have: what is unsafe in names becomes an underscore. */
const reportName = (path: string): string =>
  basename(path)
    .replace(/\.zip$/, '')
    .replace(/[^\p{L}\p{N}._ -]/gu, '_');

/**
 * Grades hostile hand-ins in one batch with the two good ones, and looks at it from outside.
 *
 * - `root`: an empty folder. `kept`: programs of `submissions/examples/hostile`. `milliseconds`: after which it is ended.
 *   `within`: a program, with its arguments, that starts the grader.
 */
export async function observe(
  root: string,
  kept: Readonly<Record<string, Expected>>,
  recipes: readonly Recipe[],
  milliseconds: number,
  within: readonly string[] = [],
): Promise<Observed> {
  const [laid, made, temporary, out] = ['laid', 'made', 'tmp', 'out'].map((name) => join(root, name)) as [
    string,
    string,
    string,
    string,
  ];
  await Promise.all([laid, made, temporary].map((folder) => mkdir(folder)));
  // Whoever the grader is, it makes its folders here.
  await Promise.all([root, temporary].map((folder) => chmod(folder, 0o777)));
  const expected = new Map<string, Expected>();
  const paths: string[] = [];
  for (const [name, each] of Object.entries(kept)) {
    expected.set(name, each);
    paths.push(await folderOf(name, each.unharmed ?? [], laid));
  }
  const restless: (() => Promise<void>)[] = [];
  for (const recipe of recipes) {
    const path = join(made, recipe.name);
    const act = await recipe.make(path);
    if (act) restless.push(act);
    expected.set(reportName(path), recipe);
    paths.push(path);
  }
  // The good ones are graded among and after the others.
  paths.splice(Math.floor(paths.length / 2), 0, join(EXAMPLES, 'good/asterix'));
  paths.push(join(EXAMPLES, 'good/obelix'));
  const rubric = await shortRubric(root);
  const untouchable = [laid, EXAMPLES, join(ROOT, 'reference'), join(ROOT, 'rubric')];
  const before = await stateOf(untouchable);
  const listeners = await listen();
  let watch: Watch | undefined;
  let done = false;
  const acting = Promise.all(
    restless.map(async (act) => {
      while (!done) await act();
    }),
  );
  const options = ['--assignment', rubric, '--out', out, '--jobs', '2', '--seed', SEED, '--writeup', 'quick'];
  const { isolated } = await barrier();
  const run = await gradelens(['grade', ...paths, ...options, ...(isolated ? [] : ['--unsafe'])], {
    env: { TMPDIR: temporary, GRADELENS_SECRET_TOKEN: SECRET },
    within,
    during: (child) => {
      watch = new Watch(child.pid!);
      const deadline = setTimeout(() => child.kill('SIGTERM'), milliseconds);
      const last = setTimeout(() => child.kill('SIGKILL'), milliseconds + 10_000);
      child.on('close', () => [deadline, last].forEach(clearTimeout));
    },
  });
  done = true;
  await acting;
  watch!.stop();
  await listeners.close();
  const after = await stateOf(untouchable);
  const canaries = (await readdir('/tmp')).filter((name) => CANARIES.test(name));
  const results = new Map<string, Results>();
  for (const name of ['asterix', 'obelix', ...expected.keys()]) {
    const json = await readFile(join(out, name, 'results.json'), 'utf8').catch(() => undefined);
    if (json !== undefined) results.set(name, RESULTS.parse(JSON.parse(json)));
  }
  return {
    run,
    expected,
    results,
    out,
    watch: watch!,
    reached: listeners.reached,
    survivors: processesWith([SURVIVOR, root]),
    left: [...(await readdir(temporary)), ...canaries],
    changed: [...new Set([...before.keys(), ...after.keys()])].filter(
      (path) => before.get(path) !== after.get(path),
    ),
  };
}
