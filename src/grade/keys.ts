import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packCall } from '../sandbox/messages.js';
import { digest, keyOf } from '../store/keys.js';
import { TensorCache } from '../store/tensor-cache.js';
import { version } from '../version.js';
import type { Grader } from './grader.js';
import type { PlannedTest } from './plan.js';
import { unusualImports } from './session-options.js';

/** What decides a test's result, step by step: a step is done again where its key, or one before it, is another. */
export interface TestKeys {
  /** What its function gives: code, inputs, runtime, limits. */
  readonly outputs: string;
  /** What that is found to be: the answer key's code, the checks, how gradelens compares. */
  readonly comparison: string;
  /** What that is worth. */
  readonly score: string;
}

/** A test's keys before there is a hand-in. */
interface Prepared extends Omit<TestKeys, 'outputs'> {
  readonly inputs: string;
  readonly limits: string;
}

/** The keys of a grader's tests. */
export class Keys {
  readonly #runtime: string;
  readonly #tests: ReadonlyMap<string, Prepared>;

  private constructor(runtime: string, tests: ReadonlyMap<string, Prepared>) {
    this.#runtime = runtime;
    this.#tests = tests;
  }

  static async of(grader: Grader): Promise<Keys> {
    const [judge, base] = await Promise.all([ownCode(), runtimeOf(grader)]);
    const node = process.versions.node.split('.')[0];
    const runtime = digest([base, version, node, unusualImports(grader.assignment)]);
    const { timeBudget, memoryLimit, hints, mistakePages } = grader.assignment;
    const tests = new Map<string, Prepared>();
    for (const planned of grader.tests) {
      const { problem, test } = planned;
      const inputs = inputsOf(planned);
      const scores = test.scores === true;
      tests.set(planned.number, {
        inputs,
        limits: digest([problem.timeLimit, timeBudget, memoryLimit]),
        comparison: keyOf({
          key: digest([(await grader.key.fingerprint(planned)) ?? null, inputs, scores]),
          checks: digest([
            problem.id,
            test.checks,
            scores,
            grader.mistakes && test.mistakes
              ? [hints, mistakePages ?? null, grader.mistakes.fingerprint(problem)]
              : null,
          ]),
          judge,
        }),
        score: keyOf({ points: digest([test.points, test.partialCredit, problem.credit ?? null]) }),
      });
    }
    return new Keys(runtime, tests);
  }

  /** Of all that a hand-in's process loads, and may load, besides its code. */
  get runtime(): string {
    return this.#runtime;
  }

  /** Of everything: graders with the same one grade alike. */
  get all(): string {
    return digest([this.#runtime, ...this.#tests]);
  }

  /** The keys of a test for a hand-in with this code: its file's fingerprint, null for one that does not compile. */
  of(planned: PlannedTest, code: string | null): TestKeys {
    const { inputs, limits, comparison, score } = this.#tests.get(planned.number)!;
    // What does not compile answers nothing, whatever it is asked.
    const outputs =
      code === null
        ? keyOf({ code: 'none', runtime: this.#runtime })
        : keyOf({ code: code.slice(0, 32), inputs, runtime: this.#runtime, limits });
    return { outputs, comparison, score };
  }
}

/** Of the call, with every number that is sent. */
function inputsOf(planned: PlannedTest): string {
  const { call, tensors } = packCall(planned.call);
  return TensorCache.key(call, tensors).slice(0, 32);
}

/** Engine, its arithmetic, libraries, network, weights: what a hand-in without code would load. */
async function runtimeOf({ workspace, assignment }: Grader): Promise<string> {
  const session = await workspace.session('.', { memoryLimit: assignment.memoryLimit });
  const fingerprint = await session.fingerprint();
  await session.close();
  return fingerprint!;
}

/** What decides a verdict once the outputs are there. */
const JUDGES = ['compare', 'diagnose', 'catalogue', 'grade/judge', 'rubric/score'];

/** A hash of our own code that compares and diagnoses: another version of it may judge otherwise. */
async function ownCode(): Promise<string> {
  const root = fileURLToPath(new URL('../', import.meta.url));
  const hash = createHash('sha256');
  for (const name of JUDGES) {
    const files = await readdir(join(root, name), { recursive: true }).catch(() => undefined);
    const paths = files?.map((file) => join(name, file)) ?? [`${name}.js`, `${name}.ts`];
    for (const path of paths.filter((each) => /(?<!\.d)\.[jt]s$/.test(each)).sort()) {
      const content = await readFile(join(root, path)).catch(() => undefined);
      if (content) hash.update(path).update(content);
    }
  }
  return hash.digest('hex').slice(0, 32);
}
