import type { Grader } from '../grade/grader.js';
import { handInOptions } from '../grade/session-options.js';
import type { Session } from '../sandbox/session.js';
import type { Worker } from '../worker/worker.js';
import { type Found, filesOf, openSubmission } from './submissions.js';

/** A hand-in that is opened, and given a session, once somebody needs it: most need neither in a second run. */
export class Opening {
  readonly #found: Found;
  readonly #worker: Worker;
  readonly #grader: Grader;
  #submission: ReturnType<typeof openSubmission> | undefined;
  #session: Promise<Session> | undefined;

  constructor(found: Found, worker: Worker, grader: Grader) {
    this.#found = found;
    this.#worker = worker;
    this.#grader = grader;
  }

  /** @throws {GradelensError} as `openSubmission` does */
  submission(): ReturnType<typeof openSubmission> {
    const files = filesOf(this.#grader.assignment);
    this.#submission ??= openSubmission(this.#found, files, this.#worker);
    return this.#submission;
  }

  session(): Promise<Session> {
    const { workspace, assignment } = this.#grader;
    this.#session ??= this.submission().then(({ folder }) =>
      workspace.session(folder, handInOptions(assignment)),
    );
    return this.#session;
  }

  /** Fingerprints of the files that tests call, null for one that does not compile. */
  async code(): Promise<Record<string, string | null>> {
    const session = await this.session();
    const files = [...new Set(this.#grader.tests.map(({ problem }) => problem.file))].sort();
    const code: Record<string, string | null> = {};
    for (const file of files) code[file] = (await session.fingerprint(file)) ?? null;
    return code;
  }

  async close(): Promise<void> {
    await (await this.#session?.catch(() => undefined))?.close();
    await (await this.#submission?.catch(() => undefined))?.close();
  }
}
