import { createHash } from 'node:crypto';
import { GradelensError } from '../errors.js';
import type { SelfTest } from '../model/self-test-values.js';
import type { FlatTensor } from '../tensor/flat.js';
import { hasRelaxedSimd } from '../tensor/native/relaxed.js';
import type { Answer, Call } from './call.js';
import { Child, type ChildOptions } from './child-process.js';
import { CompiledFiles, type CompilingPlace } from './compiled-files.js';
import { encodeFrame } from './frames.js';
import { type RuntimeName, runtimeFor } from './importable.js';
import { OutputLog } from './log.js';
import { packCall, type Start } from './messages.js';
import { isUnchanged, type Probe } from './probe.js';

/** What a session gets from its workspace. */
export interface SessionPlace extends CompilingPlace {
  /** How a process is started that loads this runtime. */
  child(runtime: RuntimeName): Omit<ChildOptions, 'log'>;
  readonly start: Start;
  /** Hash of all that the process loads besides the hand-in. */
  readonly runtimeHash: string;
  readonly weights: Readonly<Record<string, FlatTensor>>;
  /** What the engine must compute rightly before it is asked for more. */
  readonly selfTest?: SelfTest;
  /** By which a process that is no longer as it was is found; none for code that is trusted. */
  readonly probe?: Probe;
  /** Clears away what the session leaves, once nothing writes there any more. */
  closed?(): Promise<void>;
}

/**
 * The running code of one hand-in: compiled here, run in a child process. A call that crashes, hangs, answers nonsense or
 * leaves its process in another state than a new one's costs that call only: the next one gets a new process. So does a file
 * that may import other libraries than the one before: neither may lend the other what it must not have.
 */
export class Session {
  readonly #place: SessionPlace;
  readonly #log = new OutputLog();
  #printed: OutputLog | undefined;
  readonly #compiled: CompiledFiles;
  #child: Child | undefined;
  /** What the process has loaded. */
  #runtime: RuntimeName | undefined;
  #starting: { readonly runtime: RuntimeName; readonly ready: Promise<Ready> } | undefined;
  /** The look at the process after the last call. */
  #looking: Promise<void> | undefined;
  /** Every process that was started, whether it runs or not. */
  readonly #launched = new Set<Child>();
  /** Whose functions have run in the process, the last one at the end. */
  #files = new Set<string>();
  /** A process that has run nothing yet. */
  #spare: { readonly runtime: RuntimeName; readonly ready: Promise<Ready> } | undefined;
  #closed = false;

  constructor(place: SessionPlace) {
    this.#place = place;
    this.#compiled = new CompiledFiles(place);
  }

  /** What the code printed so far, capped at 64 KiB. */
  get log(): string {
    return this.#log.text;
  }

  /** What the last call printed so far; it may still print when it has answered, until the next one begins. */
  get printed(): OutputLog | undefined {
    return this.#printed;
  }

  /** Seconds that all calls so far took: of processor time, or of waiting for nothing. */
  get used(): number {
    return [...this.#launched].reduce((sum, child) => sum + child.used, 0);
  }

  /**
   * Calls an exported function. `timeLimit` in seconds; compiling and starting the process are not counted. `onProgress`
   * hears how often a recorder among the arguments was called, a few times a second.
   */
  async call(
    call: Call,
    { timeLimit, onProgress }: { readonly timeLimit: number; onProgress?(done: number): void },
  ): Promise<Answer> {
    if (this.#closed) return STOPPED;
    this.#printed = undefined;
    const bundled = await this.#compiled.of(call.file);
    if (bundled.outcome !== 'bundled') return bundled;
    const answer = await this.#ask(call, timeLimit, onProgress);
    // Whether this call ended the process, or what another file left in it: only a process of its own tells.
    const spoilt = answer.outcome === 'error' || answer.outcome === 'out-of-memory';
    return spoilt && this.#files.size > 1 && this.#child?.usable === false
      ? this.#ask(call, timeLimit, onProgress)
      : answer;
  }

  async #ask(call: Call, timeLimit: number, onProgress?: (done: number) => void): Promise<Answer> {
    await this.#looking;
    const runtime = this.#runtimeOf(call.file);
    // What one file did to the numbers is no other file's.
    const other = this.#files.size > 0 && [...this.#files].at(-1) !== call.file;
    if (other && this.#child && this.#runtime === runtime) await this.#look(this.#child, 'numbers');
    const child = await this.#ready(runtime);
    if (!(child instanceof Child)) return child;
    this.#files.delete(call.file);
    this.#files.add(call.file);
    const { call: message, tensors } = packCall(call);
    const module = this.#compiled.moduleOf(call.file);
    this.#printed = this.#log.begin();
    const answer = await child.request(
      { type: 'call', module, call: message },
      tensors,
      timeLimit,
      onProgress,
    );
    // Beside what the caller does with the answer.
    this.#looking =
      // Whatever it holds, it holds too much.
      answer.outcome === 'out-of-memory'
        ? child.close()
        : this.#look(child, answer.outcome === 'returned' ? 'state' : 'numbers');
    return answer;
  }

  /** Compiles files of code that is trusted together, before they are called. */
  compileTogether(files: readonly string[]): Promise<void> {
    return this.#compiled.together(files);
  }

  /** Starts a further process, which `renew` or the next loss will need, for calls of a file. */
  warm(file?: string): void {
    const runtime = this.#runtimeOf(file);
    this.#spare ??= { runtime, ready: this.#launch(runtime) };
  }

  /** Ends the process: the next call gets a new one, which knows nothing of the calls before. */
  async renew(): Promise<void> {
    await this.#looking;
    await this.#child?.close();
  }

  /**
   * Class scores [N, classes] of pictures [N,H,W,3]. Only for the answer key's session: a submission's process could say
   * anything.
   *
   * @throws {GradelensError} `PREDICTION_FAILED`
   */
  async predict(x: FlatTensor): Promise<FlatTensor> {
    const child = await this.#ready(this.#runtimeOf());
    const answer = child instanceof Child ? await child.request({ type: 'predict' }, { x }, 600) : child;
    if (answer.outcome === 'returned' && answer.outputs.value) return answer.outputs.value;
    throw new GradelensError(
      'PREDICTION_FAILED',
      `The network gave no scores: ${answer.outcome === 'returned' ? 'an empty answer' : answer.message}`,
    );
  }

  /**
   * A hash of all that decides what a call of a file's functions gives, apart from its arguments: the compiled code with
   * what it imports, this program's libraries, engine, its arithmetic, network and weights. Without `file`, of all but the code. Undefined
   * for a file that does not compile.
   */
  async fingerprint(file?: string): Promise<string | undefined> {
    const { start, runtimeHash, weights } = this.#place;
    const { backend, network } = start;
    const hash = createHash('sha256')
      .update(JSON.stringify([backend, network, runtimeHash, hasRelaxedSimd()]))
      .update(hashOf(weights));
    if (file !== undefined) {
      const bundled = await this.#compiled.of(file);
      if (bundled.outcome !== 'bundled') return undefined;
      hash.update(bundled.code);
    }
    return hash.digest('hex');
  }

  /**
   * Starts the process now, for calls of a file. Returns the device that computes, where the engine knows it.
   *
   * @throws {GradelensError} `BACKEND_NOT_STARTED` with the reason, also where a self-test found wrong numbers.
   */
  async start(file?: string): Promise<Child['device']> {
    const child = await this.#ready(this.#runtimeOf(file));
    if (child instanceof Child) return child.device;
    throw new GradelensError('BACKEND_NOT_STARTED', child.message);
  }

  /** Ends the process. Resolves when nothing writes into its folder any more; it cannot be used afterwards. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#launched].map((child) => child.close()));
    await this.#compiled.close();
    await this.#place.closed?.();
  }

  #runtimeOf(file?: string): RuntimeName {
    return runtimeFor(this.#place.importsOf(file));
  }

  /** A process that runs, with this runtime, started anew after the last one was lost. */
  async #ready(runtime: RuntimeName): Promise<Ready> {
    if (this.#closed) return STOPPED;
    // Also while it starts: whoever comes meanwhile waits for the same one.
    if (this.#starting?.runtime === runtime) return this.#starting.ready;
    const before = this.#starting?.ready;
    const starting = { runtime, ready: this.#next(runtime, before) };
    this.#starting = starting;
    const over = (): void => {
      if (this.#starting === starting) this.#starting = undefined;
    };
    starting.ready.then(over, over);
    return starting.ready;
  }

  async #next(runtime: RuntimeName, before: Promise<unknown> | undefined): Promise<Ready> {
    await before?.catch(() => {});
    await this.#looking;
    if (this.#child?.usable && this.#runtime === runtime) return this.#child;
    await this.#child?.close();
    const spare = this.#spare?.runtime === runtime ? this.#spare : undefined;
    const next = await (spare?.ready ?? this.#launch(runtime));
    if (spare) this.#spare = undefined;
    this.#files = new Set();
    if (next instanceof Child) [this.#child, this.#runtime] = [next, runtime];
    return next;
  }

  /** Ends a process that is not as good as a new one: by what it says of its state, or also by its numbers. */
  async #look(child: Child, at: 'state' | 'numbers'): Promise<void> {
    const { probe } = this.#place;
    if (!probe || !child.usable) return;
    if (!(await (at === 'state' ? isUnchanged(child) : probe.isFresh(child)))) await child.close();
  }

  async #launch(runtime: RuntimeName): Promise<Ready> {
    const { child: optionsFor, start, weights, selfTest, probe } = this.#place;
    const child = new Child({ ...optionsFor(runtime), log: this.#log });
    this.#launched.add(child);
    const tests = selfTest && { 'self-test.x': selfTest.x, 'self-test.saliency': selfTest.saliency };
    const started = await child.start(start, { ...weights, ...tests });
    if (started === 'ready') {
      await probe?.learn(child);
      return child;
    }
    const whose = selfTest ? '' : 'The process for the submission did not start: ';
    return { ...started, message: `${whose}${started.message}` };
  }
}

/** A process that runs, or why there is none. */
type Ready = Child | Exclude<Answer, { outcome: 'returned' }>;

const hashes = new WeakMap<object, string>();

/** A hash of weights, which all hand-ins of a run share. */
function hashOf(weights: SessionPlace['weights']): string {
  let known = hashes.get(weights);
  if (known === undefined) {
    const hash = createHash('sha256');
    for (const part of encodeFrame({ message: null, tensors: weights })) hash.update(part);
    known = hash.digest('hex');
    hashes.set(weights, known);
  }
  return known;
}

const STOPPED = { outcome: 'not-graded', message: 'The grader was stopped.' } as const;
