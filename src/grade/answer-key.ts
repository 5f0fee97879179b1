import { GradelensError } from '../errors.js';
import type { Call, Returned } from '../sandbox/call.js';
import type { Session } from '../sandbox/session.js';
import { TensorCache } from '../store/tensor-cache.js';
import type { FlatTensor } from '../tensor/flat.js';
import type { KeyCache } from './key-cache.js';
import type { PlannedTest } from './plan.js';
import { type Recorded, recall } from './recorded.js';

/** What the key itself may take before the assignment is called broken, in seconds. */
const KEY_TIME_LIMIT = 600;

/**
 * The answer key in a process of its own: only the parent sees what it returns.
 *
 * With `recorded` outputs its code is not needed: the process only tells the network's scores.
 */
export class AnswerKey {
  readonly #session: Session;
  readonly #recorded: Recorded | undefined;
  readonly #cache: KeyCache | undefined;
  readonly #expected = new Map<string, Promise<Returned>>();
  /** One process, one call at a time. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(session: Session, { recorded, cache }: { recorded?: Recorded; cache?: KeyCache } = {}) {
    this.#session = session;
    this.#recorded = recorded;
    this.#cache = cache;
  }

  /**
   * The key's outputs for a test, computed once.
   *
   * @throws {GradelensError} `ANSWER_KEY_FAILED` where the key itself cannot answer, `EXPECTED_MISSING` where none is
   *   recorded: the assignment is broken, no student is.
   */
  async expected(planned: PlannedTest): Promise<Returned> {
    const { number, problem, test, call } = planned;
    if (this.#recorded) return recall(this.#recorded, planned);
    const known = this.#expected.get(number);
    if (known) return known;
    const compute = async (): Promise<Returned> => {
      const answer = await this.run(call, `test ${number} (${problem.title}: ${test.name})`);
      if (!test.scores) return answer;
      return { ...answer, outputs: { ...answer.outputs, scores: await this.scores(answer.outputs.value) } };
    };
    const computed = this.#cache
      ? this.#cache.answer(this.#session, { call, scores: test.scores === true }, compute)
      : compute();
    this.#expected.set(number, computed);
    return computed;
  }

  /**
   * A hash of all that decides the key's answers to a test besides the inputs; undefined where it does not compile: then the
   * test cannot be graded.
   */
  async fingerprint(planned: PlannedTest): Promise<string | undefined> {
    if (!this.#recorded) return this.#session.fingerprint(planned.call.file);
    return TensorCache.key('recorded', recall(this.#recorded, planned).outputs);
  }

  /** Runs any call through the key. `what` names it in errors. */
  run(call: Call, what: string): Promise<Returned> {
    return this.#inTurn(async () => {
      const answer = await this.#session.call(call, { timeLimit: KEY_TIME_LIMIT });
      if (answer.outcome === 'returned') return answer;
      throw new GradelensError('ANSWER_KEY_FAILED', `The answer key fails on ${what}: ${answer.message}`);
    });
  }

  /** Unnormalised class scores [N, classes] of pictures, by the assignment's own network. */
  scores(pictures: FlatTensor | undefined): Promise<FlatTensor> {
    if (pictures === undefined) {
      throw new GradelensError(
        'NO_VALUE',
        'A test with `scores: true` needs a function that returns one tensor.',
      );
    }
    return this.#inTurn(() => this.#session.predict(pictures));
  }

  close(): Promise<void> {
    return this.#session.close();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => {});
    return turn;
  }
}
