import type { z } from 'zod';
import { type Broken, ConfinedProcess } from '../sandbox/confined-process.js';
import type { Frame } from '../sandbox/frames.js';
import { barrier, type Mechanism } from '../sandbox/mechanism.js';
import { cleaned } from '../sandbox/text.js';
import { type WorkerMessage, workerMessage } from './messages.js';
import { othersMayRead, type WorkerProgram, workerProgram } from './program.js';
import { packed, unpacked } from './value.js';

/** What a task may take and must give. */
export interface TaskRules<Output> {
  /** Of processor time; the clock may run three times as long. */
  readonly seconds: number;
  /** Bytes of all that it gives. */
  readonly bytes: number;
  /** What it gives. A worker's word is worth no more than a student's. */
  readonly output: z.ZodType<Output>;
  /** Takes one of many things that it gives; nothing more is read until it is done. An error ends the task with its message. */
  part?(value: unknown): Promise<void>;
}

/** A task that was not done. */
export interface TaskFailure {
  readonly outcome: 'failed';
  /** Goes on after "it": `took longer than 20 s`. */
  readonly why: string;
  /** The `GradelensError` that ended it, if it was one. */
  readonly error?: { readonly code: string; readonly message: string };
}

export type TaskResult<Output> = { readonly outcome: 'done'; readonly value: Output } | TaskFailure;

/** How a worker is made. */
export interface WorkerOptions {
  /** Default: every mechanism that works here. */
  readonly used?: readonly Mechanism[];
  /** Default: the one of this package, with its tasks. */
  readonly program?: WorkerProgram;
  /** MiB; default 1536: a picture of 144 million pixels with three bytes each, and what decodes it. */
  readonly memory?: number;
}

/** Bytes that it may print, which nobody reads. */
const PRINTED = 2 ** 20;
/** Characters of an error's message, which may quote a template. */
const LONGEST = 2000;
/** The clock may run so many times longer than the processor: a busy machine is not the student's. */
const PATIENCE = 3;

/** What a task is answered with. */
type Answer = Exclude<WorkerMessage, { type: 'ready' }>;

/** A task under way. */
interface Pending {
  readonly id: number;
  readonly rules: TaskRules<unknown>;
  /** Parts that have come, one taken after the other. */
  parts: Promise<void>;
  settle(result: TaskResult<unknown>): void;
}

/**
 * Does for one hand-in what its files ask for (`tasks/`), in a process within every mechanism of the machine. The process
 * starts with the first task, is killed when a task breaks a limit, and is then replaced: a task costs itself at most. One
 * task at a time; others wait.
 */
export class Worker {
  readonly #options: WorkerOptions;
  #process: ConfinedProcess | undefined;
  #pending: Pending | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #tasks = 0;
  /** Its process runs, by its own word. */
  #started = false;
  #closed = false;

  constructor(options: WorkerOptions = {}) {
    this.#options = options;
  }

  /**
   * Does a task. Never throws for what the task does.
   *
   * - `input`: JSON with `Uint8Array`s in it.
   */
  run<Output>(task: string, input: unknown, rules: TaskRules<Output>): Promise<TaskResult<Output>> {
    const turn = this.#last.then(() => this.#run(task, input, rules));
    this.#last = turn.catch(() => {});
    return turn as Promise<TaskResult<Output>>;
  }

  /** Ends it, and the task under way, at once. Resolves when its process is gone; it cannot be used afterwards. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#process?.kill();
    this.#settle(STOPPED);
    await this.#process?.gone();
  }

  async #run(task: string, input: unknown, rules: TaskRules<unknown>): Promise<TaskResult<unknown>> {
    const running = await this.#ready();
    if (!running) return STOPPED;
    return new Promise((resolve) => {
      const id = ++this.#tasks;
      const settle = (result: TaskResult<unknown>): void => {
        if (this.#pending !== pending) return;
        this.#pending = undefined;
        running.rest();
        // Whoever takes a part is let finish; no further one is given.
        void pending.parts.catch(() => {}).then(() => resolve(result));
      };
      const pending: Pending = { id, rules, settle, parts: Promise.resolve() };
      this.#pending = pending;
      const { seconds, bytes } = rules;
      running.request(
        { message: { type: 'run', id, task }, tensors: packed(input) },
        { processor: seconds, clock: PATIENCE * seconds, answer: bytes },
      );
    });
  }

  async #ready(): Promise<ConfinedProcess | undefined> {
    if (!this.#process?.running) {
      await this.#process?.gone();
      const { memory: memoryLimit = 1536, ...given } = this.#options;
      const [used, program] = await Promise.all([
        given.used ?? barrier().then((found) => found.used),
        given.program ?? workerProgram(),
      ]);
      // Behind a wall it reads nothing else as that user either. Without one it could, as the grader itself can: but no code of a
      // hand-in runs in it, and the answers of a whole course would go unread.
      const keepsUser = process.getuid?.() === 0 && !(await othersMayRead(program));
      if (this.#closed) return undefined;
      this.#started = false;
      const started = new ConfinedProcess(
        { ...program, used, memoryLimit, addons: true, keepsUser, env: {}, outputLimit: PRINTED },
        {
          frame: (frame) => this.#accept(started, frame),
          print: () => {},
          broken: (why) => this.#settle(failed(explained(why))),
          ended: () => this.#settle(failed(this.#started ? 'ended before it was done' : UNSTARTED)),
        },
      );
      this.#process = started;
    }
    return this.#closed ? undefined : this.#process;
  }

  #settle(result: TaskResult<unknown>): void {
    this.#pending?.settle(result);
  }

  #accept(from: ConfinedProcess, { message, tensors }: Frame): void {
    const pending = this.#pending;
    if (!from.running) return;
    try {
      const parsed = workerMessage.parse(message);
      if (parsed.type === 'ready' && !this.#started) {
        this.#started = true;
        return;
      }
      if (!('id' in parsed) || parsed.id !== pending?.id) throw new TypeError('nobody asked for it');
      this.#take(from, pending, parsed, unpacked(tensors));
    } catch {
      from.kill();
      this.#settle(failed(NONE));
    }
  }

  /** @throws for what no task gives */
  #take(from: ConfinedProcess, pending: Pending, message: Answer, value: unknown): void {
    const { part, output } = pending.rules;
    if (message.type === 'failed') {
      const { code } = message;
      const error = code !== undefined && { error: { code, message: cleaned(message.message, LONGEST) } };
      pending.settle({ ...failed(`failed: ${cleaned(message.message)}`), ...error });
    } else if (message.type === 'returned') {
      const checked = output.parse(value);
      const done = (): void => pending.settle({ outcome: 'done', value: checked });
      void pending.parts.then(done, () => {});
    } else if (part) {
      from.pause();
      const give = async (): Promise<void> => {
        if (this.#pending === pending) await part(value);
        from.resume();
      };
      pending.parts = pending.parts.then(give);
      pending.parts.catch((error: Error) => {
        from.kill();
        pending.settle(failed(error.message));
      });
    } else throw new TypeError('it is given as a whole');
  }
}

/** The machine's doing, not the student's. */
const UNSTARTED = 'did not start on this machine (staff: see gradelens doctor)';
/** It gave what no task gives. */
const NONE = 'gave an answer that is none';

const failed = (why: string): TaskFailure => ({ outcome: 'failed', why });
const STOPPED = failed('was stopped');

function explained(why: Broken): string {
  if (why.limit === 'frames') return NONE;
  const { limit, value } = why;
  if (limit === 'memory') return `needed more than ${value} MiB of memory`;
  if (limit === 'answer' || limit === 'output') return `came to more than ${Math.round(value / 2 ** 20)} MiB`;
  return `took longer than ${Math.round(value)} s`;
}

/** Gives a worker for one hand-in; it is ended with the work, or at once when `signal` fires. */
export async function withWorker<T>(work: (worker: Worker) => Promise<T>, signal?: AbortSignal): Promise<T> {
  const worker = new Worker();
  const stop = (): void => void worker.close();
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();
  try {
    return await work(worker);
  } finally {
    signal?.removeEventListener('abort', stop);
    await worker.close();
  }
}
