import { dirname, resolve } from 'node:path';
import { Mistakes } from '../catalogue/mistakes.js';
import { loadSelfTest } from '../model/self-test-values.js';
import { loadWeights } from '../model/weights.js';
import { templatesOf } from '../rubric/deck.js';
import { loadAssignment } from '../rubric/load.js';
import type { Assignment, Problem, Test } from '../rubric/schema.js';
import { barrier } from '../sandbox/mechanism.js';
import { openWorkspace, type Workspace } from '../sandbox/workspace.js';
import type { Backend } from '../tensor/engines.js';
import { AnswerKey } from './answer-key.js';
import { handInBackend, type OpenedKey, openKey } from './engines.js';
import type { HiddenInputs } from './hidden.js';
import { KeyCache } from './key-cache.js';
import { numbered, type PlannedTest, plan } from './plan.js';
import { readRecorded } from './recorded.js';
import { type HiddenSource, isPublic } from './result.js';
import { secretInputs } from './secret-file.js';

/** How an assignment is graded. */
export interface GraderOptions {
  /** Engine of the answer key; hand-ins run on it too where it is one that needs nothing of the machine, else on wasm. */
  readonly backend: Backend | 'auto';
  /** Seed of the public inputs; default: the assignment's own. */
  readonly seed?: number;
  /** Default: those of the assignment's secret, which is made where there is none; not looked at without a hidden test. */
  readonly hidden?: HiddenInputs | ((assignment: string) => Promise<HiddenInputs>);
  /** A port at which hand-ins' processes wait for a debugger; they run without isolation and limits then. */
  readonly inspect?: number;
  /** Default: every test. */
  readonly select?: (problem: Problem, test: Test) => boolean;
}

/** An assignment ready to grade submissions: inputs fixed, answer key started. Close it when done. */
export interface Grader {
  readonly assignment: Assignment;
  /** What computes, in words: the key's engine and device, and the hand-ins' where it is another. */
  readonly backend: string;
  /** Engines that `auto` passed over, with the reason. */
  readonly passedOver: readonly string[];
  /** Public inputs derive from it. */
  readonly seed: number;
  /** What hidden inputs derive from; `null` where no hidden test is graded. */
  readonly hidden: HiddenSource | null;
  /** A line for the staff on where hidden inputs come from. */
  readonly hiddenNote?: string;
  readonly tests: readonly PlannedTest[];
  readonly workspace: Workspace;
  readonly key: AnswerKey;
  /** The folder of the answer key's files; none where its outputs are recorded. */
  readonly reference?: string;
  /** What wrong answers are known to come of; none where the key's outputs are recorded. */
  readonly mistakes: Mistakes | undefined;
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
 *   `EXPECTED_NOT_FOUND`, `EXPECTED_INVALID`, `BACKEND_ABSENT`, `BACKEND_NOT_STARTED`, `SECRET_*` with the remedy.
 */
export async function openGrader(path: string, options: GraderOptions): Promise<Grader> {
  const { backend, select = () => true } = options;
  // Tried while files are read; `openWorkspace` waits for it.
  void barrier();
  const assignment = await loadAssignment(path);
  const seed = options.seed ?? assignment.seed;
  const wanted = numbered(assignment).filter(({ problem, test }) => select(problem, test));
  const { hidden: given = secretInputs } = options;
  const inputs = async (): Promise<HiddenInputs> => (typeof given === 'function' ? given(path) : given);
  const hidden = wanted.every(({ test }) => isPublic(test)) ? undefined : await inputs();
  const [{ weights, labels }, tests] = await Promise.all([
    loadWeights(assignment.network),
    plan(wanted, seed, hidden?.streams),
  ]);
  const { expected, reference = '.', deck } = assignment;
  const recorded = expected === undefined ? undefined : await readRecorded(resolve(dirname(path), expected));
  const workspace = await openWorkspace({
    backend: handInBackend(backend),
    network: { id: assignment.network, weights },
    ...(options.inspect !== undefined && { inspect: options.inspect }),
  });
  const folder = resolve(dirname(path), reference);
  const closing = async (error: unknown): Promise<never> => {
    await workspace.close();
    throw error;
  };
  const opened = await openKey(workspace, folder, backend, assignment).catch(closing);
  const { session, engines, passedOver } = opened;
  const mistakes = recorded
    ? undefined
    : await openMistakes(folder, workspace, opened, assignment).catch(closing);
  const key = new AnswerKey(session, recorded ? { recorded } : { cache: await KeyCache.open() });
  return {
    assignment,
    backend: engines,
    passedOver,
    seed,
    hidden: hidden?.source ?? null,
    ...(hidden?.note !== undefined && { hiddenNote: hidden.note }),
    tests,
    workspace,
    key,
    ...(!recorded && { reference: folder }),
    mistakes,
    labels,
    ...(deck && templatesOf(path, deck)),
    close: async () => {
      await key.close();
      await mistakes?.close();
      await workspace.close();
    },
  };
}

/** The catalogue beside the key, run on the key's engine. */
async function openMistakes(
  folder: string,
  workspace: Workspace,
  { backend }: OpenedKey,
  assignment: Assignment,
): Promise<Mistakes> {
  const { memoryLimit, network } = assignment;
  const mistakes = await Mistakes.open(folder, async (variants) =>
    workspace.trusted(variants, { memoryLimit, backend, selfTest: await loadSelfTest(network) }),
  );
  mistakes.requireCredited(assignment);
  return mistakes;
}
