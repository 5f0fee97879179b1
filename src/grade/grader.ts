import { dirname, resolve } from 'node:path';
import { loadWeights } from '../model/weights.js';
import { loadAssignment } from '../rubric/load.js';
import type { Assignment, Problem, Test } from '../rubric/schema.js';
import { openWorkspace, type Workspace } from '../sandbox/workspace.js';
import { AnswerKey } from './answer-key.js';
import { type PlannedTest, plan } from './plan.js';
import { readRecorded } from './recorded.js';

/** How an assignment is graded. */
export interface GraderOptions {
  readonly backend: 'wasm' | 'cpu';
  /** Default: the assignment's own seed. */
  readonly seed?: number;
  /** Default: every test. */
  readonly select?: (problem: Problem, test: Test) => boolean;
}

/** An assignment ready to grade submissions: inputs fixed, answer key started. Close it when done. */
export interface Grader {
  readonly assignment: Assignment;
  readonly backend: string;
  readonly seed: number;
  readonly tests: readonly PlannedTest[];
  readonly workspace: Workspace;
  readonly key: AnswerKey;
  /** Class names of the network, by class index. */
  readonly labels: readonly string[];
  /** Folder of the course's own templates for the deck. */
  readonly templates?: string;
  close(): Promise<void>;
}

/**
 * Opens an assignment file.
 *
 * @throws {GradelensError} `ASSIGNMENT_INVALID` with every fault and its place; `WEIGHTS_NOT_FOUND`, `PHOTO_NOT_FOUND`,
 *   `EXPECTED_NOT_FOUND`, `EXPECTED_INVALID` with the remedy.
 */
export async function openGrader(path: string, options: GraderOptions): Promise<Grader> {
  const { backend, select = () => true } = options;
  const assignment = await loadAssignment(path);
  const seed = options.seed ?? assignment.seed;
  const { weights, labels } = await loadWeights(assignment.network);
  const tests = await plan(assignment, seed, select);
  const { expected, reference = '.', memoryLimit, deck } = assignment;
  const recorded = expected === undefined ? undefined : await readRecorded(resolve(dirname(path), expected));
  const workspace = await openWorkspace({ backend, network: { id: assignment.network, weights } });
  const key = new AnswerKey(
    await workspace.session(resolve(dirname(path), reference), { memoryLimit }),
    recorded,
  );
  return {
    assignment,
    backend,
    seed,
    tests,
    workspace,
    key,
    labels,
    ...(deck?.templates !== undefined && { templates: resolve(dirname(path), deck.templates) }),
    close: async () => {
      await key.close();
      await workspace.close();
    },
  };
}
