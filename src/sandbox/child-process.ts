import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Duplex } from 'node:stream';
import type { FlatTensor } from '../tensor/flat.js';
import type { Answer, Failed } from './call.js';
import { explainExit } from './exit.js';
import { encodeFrame, type Frame, FrameReader } from './frames.js';
import { LIMITS } from './limits.js';
import type { OutputLog } from './log.js';
import { type ChildLimits, type Mechanism, within } from './mechanism.js';
import {
  type CallMessage,
  type ChildMessage,
  childMessage,
  type PredictMessage,
  type Start,
} from './messages.js';
import { cleaned } from './text.js';
import { usageOf } from './usage.js';

/** What a child is started with. */
export interface ChildOptions extends ChildLimits {
  readonly program: string;
  /** Mechanisms in force, innermost first. */
  readonly used: readonly Mechanism[];
  readonly log: OutputLog;
  /** Environment variables. */
  readonly env: NodeJS.ProcessEnv;
}

/**
 * The clock may run so many times longer than the processor: a busy machine, or other children, are not the student's.
 */
const PATIENCE = 3;

/** Milliseconds that output is waited for after a child has ended. */
const LAST_WORDS = 1000;

/** Children alive now: none may outlive this process. */
const alive = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of alive) killGroup(child);
});

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}

/** One child process: one request at a time, each answered, failed or ended by its deadline. */
export class Child {
  readonly #process: ChildProcess;
  readonly #frames = new FrameReader();
  readonly #options: ChildOptions;
  readonly #exited: Promise<void>;
  /** Why this side ended it. */
  #ended: Failed | undefined;
  #waiting: ((answer: Answer | 'ready') => void) | undefined;
  #id = 0;
  #ready = false;
  #device: Extract<ChildMessage, { type: 'ready' }>['device'];
  /** Of the request under way: processor time at its start, and what it may add, in seconds. */
  #processorLimit: { readonly from: number; readonly seconds: number } | undefined;
  /** Bytes printed since the last request. */
  #printed = 0;
  /** Of the request under way: who hears of its progress, when it began, how many reports came, and the last one. */
  #progress: {
    readonly listener: ((done: number) => void) | undefined;
    readonly from: number;
    count: number;
    last: number;
  } = { listener: undefined, from: 0, count: 0, last: 0 };

  constructor(options: ChildOptions) {
    this.#options = options;
    const { program, args, files } = within(options.used, options.program, options);
    const opened = files.map((file) => openSync(file, 'r'));
    this.#process = spawn(program, [...args], {
      cwd: options.cwd,
      env: options.env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', ...opened],
    });
    opened.forEach(closeSync);
    alive.add(this.#process);
    this.#exited = new Promise((resolve) => {
      const gone = (code: number | null, signal: string | null): void => {
        alive.delete(this.#process);
        clearInterval(watch);
        const exit = { code, signal, ready: this.#ready, tail: options.log.tail };
        this.#settle(this.#ended ?? explainExit(exit));
        resolve();
      };
      this.#process.once('close', gone);
      // Its last words are read; but one that it left behind, which holds its pipes, is not waited for.
      this.#process.once('exit', () => setTimeout(() => this.#hangUp(), LAST_WORDS).unref());
      this.#process.once('error', () => gone(null, null));
    });
    const watch = setInterval(() => void this.#watch(), 200).unref();
    this.#process.stdout!.on('data', (chunk: Buffer) => this.#print(chunk));
    this.#process.stderr!.on('data', (chunk: Buffer) => this.#print(chunk));
    this.#input.on('error', () => {});
    (this.#process.stdio[4] as Duplex)
      .on('data', (chunk: Buffer) => this.#receive(chunk))
      .on('error', () => {});
  }

  /**
   * False once it has ended; then nothing more can be asked of it. Also after a call that printed much: what is still on
   * its way would cost the next call time and memory.
   */
  get usable(): boolean {
    const alive = this.#process.exitCode === null && this.#process.signalCode === null;
    return alive && this.#ended === undefined && this.#printed <= LIMITS.log;
  }

  /** What computes, by its own word; undefined before it has started, or where its engine does not know. */
  get device(): { readonly name: string; readonly software: boolean } | undefined {
    return this.#device;
  }

  /** Sends the first message. Resolves when the engine runs. */
  async start(message: Start, weights: Readonly<Record<string, FlatTensor>>): Promise<'ready' | Failed> {
    const answer = await this.#exchange({ message, tensors: weights }, LIMITS.start);
    if (answer === 'ready') return answer;
    const why = answer.outcome === 'returned' ? 'it answered out of turn' : answer.message;
    return { outcome: 'not-graded', message: why };
  }

  /**
   * Asks for one call. `timeLimit` in seconds of wall clock. `onProgress` hears rising numbers; they are the child's word and
   * move no deadline.
   */
  async request(
    message: Omit<CallMessage, 'id'> | Omit<PredictMessage, 'id'>,
    tensors: Readonly<Record<string, FlatTensor>>,
    timeLimit: number,
    onProgress?: (done: number) => void,
  ): Promise<Answer> {
    this.#progress = { listener: onProgress, from: performance.now(), count: 0, last: 0 };
    const answer = await this.#exchange({ message: { ...message, id: ++this.#id }, tensors }, timeLimit);
    return answer === 'ready' ? this.#end('error', 'Your code wrote to the pipe of the grader.') : answer;
  }

  /** Ends the process and everything it started. Resolves when it is gone. */
  async close(): Promise<void> {
    this.#end('not-graded', 'The grader was stopped.');
    await this.#exited;
  }

  get #input(): Duplex {
    return this.#process.stdio[3] as Duplex;
  }

  #exchange(frame: Frame, seconds: number): Promise<Answer | 'ready'> {
    return new Promise((resolve) => {
      const timer = setTimeout(
        () => {
          const waited = (PATIENCE * seconds).toFixed(0);
          this.#end(
            'timeout',
            `Your code had not answered after ${waited} s and was stopped. Does it wait for something that never comes?`,
          );
        },
        PATIENCE * seconds * 1000,
      );
      this.#waiting = (answer) => {
        clearTimeout(timer);
        this.#waiting = undefined;
        this.#processorLimit = undefined;
        resolve(answer);
      };
      this.#printed = 0;
      void usageOf(this.#process.pid).then(({ processor }) => {
        if (this.#waiting) this.#processorLimit = { from: processor, seconds };
      });
      if (!this.usable) this.#settle(this.#ended ?? { outcome: 'error', message: 'The process had ended.' });
      for (const part of encodeFrame(frame)) this.#input.write(part);
    });
  }

  #settle(answer: Answer | 'ready'): void {
    this.#waiting?.(answer);
  }

  #receive(chunk: Buffer): void {
    if (this.#ended) return;
    try {
      for (const frame of this.#frames.push(chunk)) this.#accept(frame);
    } catch (error) {
      this.#end(
        'error',
        `Your code wrote to the pipe of the grader: the answer is no answer, ${(error as Error).message}.`,
      );
    }
  }

  #accept({ message, tensors }: Frame): void {
    const parsed = childMessage.safeParse(message);
    const answer = parsed.success ? parsed.data : undefined;
    const id = answer && 'id' in answer ? answer.id : this.#id;
    if (!answer || id !== this.#id || !this.#waiting) {
      this.#end('error', 'Your code wrote to the pipe of the grader: an answer that nobody asked for.');
    } else if (answer.type === 'ready') {
      this.#ready = true;
      this.#device = answer.device;
      this.#settle('ready');
    } else if (answer.type === 'broken' && !this.#ready) this.#end('not-graded', cleaned(answer.message));
    else if (answer.type === 'broken') {
      this.#end('error', 'Your code wrote to the pipe of the grader: an answer that nobody asked for.');
    } else if (answer.type === 'progress') {
      this.#report(answer.done, Object.keys(tensors).length);
    } else if (answer.type === 'returned') {
      this.#settle({ outcome: 'returned', outputs: tensors, milliseconds: answer.milliseconds });
    } else {
      const where = answer.where === undefined ? {} : { where: cleaned(answer.where) };
      this.#settle({ outcome: answer.outcome, message: cleaned(answer.message), ...where });
    }
  }

  /** A child reports a few times a second, without tensors; more than that is not its program's doing. */
  #report(done: number, tensors: number): void {
    const progress = this.#progress;
    const allowed =
      LIMITS.progress.burst + (LIMITS.progress.second * (performance.now() - progress.from)) / 1000;
    if (++progress.count > allowed || tensors > 0) {
      this.#end('error', 'Your code wrote to the pipe of the grader: reports of progress without end.');
    } else if (done > progress.last) {
      progress.last = done;
      progress.listener?.(done);
    }
  }

  /** Kills it for a reason, which becomes the answer. */
  #end(outcome: Failed['outcome'], message: string): Failed {
    this.#ended ??= { outcome, message };
    killGroup(this.#process);
    // Whatever the kill did not reach reads that nobody is there any more, and ends by itself.
    this.#input.destroy();
    this.#settle(this.#ended);
    return this.#ended;
  }

  #hangUp(): void {
    for (const stream of this.#process.stdio) stream?.destroy();
  }

  #print(chunk: Buffer): void {
    this.#options.log.add(chunk);
    this.#printed += chunk.length;
    if (this.#printed > LIMITS.output) {
      this.#end(
        'error',
        'Your code printed more than 64 MiB and was stopped. Is there a console.log in a loop?',
      );
    }
  }

  async #watch(): Promise<void> {
    const { memory, processor } = await usageOf(this.#process.pid);
    const limit = this.#processorLimit;
    if (memory > this.#options.memoryLimit) {
      this.#end(
        'out-of-memory',
        `Your code used more than ${this.#options.memoryLimit} MiB of memory and was stopped.`,
      );
    } else if (limit && processor - limit.from > limit.seconds) {
      this.#end(
        'timeout',
        `Your code was still running after ${limit.seconds.toFixed(0)} s of processor time and was stopped. Is there an endless loop?`,
      );
    }
  }
}
