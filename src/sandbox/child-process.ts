import { setImmediate } from 'node:timers/promises';
import type { FlatTensor } from '../tensor/flat.js';
import type { Answer, Failed } from './call.js';
import { type Broken, type ConfinedOptions, ConfinedProcess, type Ended } from './confined-process.js';
import { explainExit } from './exit.js';
import type { Frame } from './frames.js';
import { LastWords } from './last-words.js';
import { LIMITS } from './limits.js';
import type { OutputLog } from './log.js';
import {
  type CallMessage,
  type ChildMessage,
  childMessage,
  type PredictMessage,
  type ProbeMessage,
  type Start,
} from './messages.js';
import { cleaned, placed } from './text.js';

/** What a child is started with. */
export interface ChildOptions extends Omit<ConfinedOptions, 'outputLimit'> {
  readonly log: OutputLog;
  /** Nothing it does is too late: somebody looks at it line by line. */
  readonly unhurried?: boolean;
}

/**
 * The clock may run so many times longer than the processor: a busy machine, or other children, are not the student's.
 */
const PATIENCE = 3;

/** Seconds. */
const A_DAY = 86_400;

/** One child process: one request at a time, each answered, failed or ended by its deadline. */
export class Child {
  readonly #process: ConfinedProcess;
  readonly #log: OutputLog;
  /** Why this side ended it. */
  #ended: Failed | undefined;
  #waiting: ((answer: Answer | 'ready') => void) | undefined;
  #id = 0;
  #used = 0;
  #ready = false;
  #device: Extract<ChildMessage, { type: 'ready' }>['device'];
  /** Of the request under way: who hears of its progress, when it began, how many reports came, and the last one. */
  #progress: {
    readonly listener: ((done: number) => void) | undefined;
    readonly from: number;
    count: number;
    last: number;
  } = { listener: undefined, from: 0, count: 0, last: 0 };

  /** Of the call under way. */
  #words: LastWords | undefined;
  readonly #memoryLimit: number;

  readonly #unhurried: boolean;

  constructor({ log, unhurried = false, ...options }: ChildOptions) {
    this.#log = log;
    this.#unhurried = unhurried;
    this.#memoryLimit = options.memoryLimit;
    this.#process = new ConfinedProcess(
      { ...options, outputLimit: LIMITS.output },
      {
        frame: (frame) => this.#accept(frame),
        print: (chunk) => log.add(chunk),
        broken: (why) => this.#broken(why),
        ended: (how) => this.#gone(how),
      },
    );
  }

  /**
   * False once it has ended; then nothing more can be asked of it. Also after a call that printed much: what is still on
   * its way would cost the next call time and memory.
   */
  get usable(): boolean {
    return this.#process.running && this.#process.printed <= LIMITS.log;
  }

  /** Seconds that its calls took: of processor time, or of waiting as far as that is not the machine's. */
  get used(): number {
    return this.#used;
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
    message: Omit<CallMessage, 'id'> | Omit<PredictMessage, 'id'> | Omit<ProbeMessage, 'id'>,
    tensors: Readonly<Record<string, FlatTensor>>,
    timeLimit: number,
    onProgress?: (done: number) => void,
  ): Promise<Answer> {
    const from = performance.now();
    const { processor } = this.#process;
    this.#progress = { listener: onProgress, from, count: 0, last: 0 };
    this.#words = message.type === 'call' ? new LastWords(from, this.#memoryLimit) : undefined;
    const answer = await this.#exchange({ message: { ...message, id: ++this.#id }, tensors }, timeLimit);
    const waited = (performance.now() - from) / 1000 / PATIENCE;
    // What it printed before it answered lies in another pipe, which is read in the same turn of the event loop.
    await setImmediate();
    if (message.type === 'call') this.#used += Math.max(this.#process.processor - processor, waited);
    return answer === 'ready' ? this.#end('error', 'Your code wrote to the pipe of the grader.') : answer;
  }

  /** Ends the process and everything it started. Resolves when it is gone. */
  async close(): Promise<void> {
    this.#end('not-graded', 'The grader was stopped.');
    await this.#process.gone();
  }

  #exchange(frame: Frame, limit: number): Promise<Answer | 'ready'> {
    const seconds = this.#unhurried ? A_DAY : limit;
    return new Promise((resolve) => {
      this.#waiting = (answer) => {
        this.#waiting = undefined;
        this.#process.rest();
        resolve(answer);
      };
      if (this.usable)
        this.#process.request(frame, {
          processor: seconds,
          clock: PATIENCE * seconds,
          answer: LIMITS.answer,
        });
      else this.#settle(this.#ended ?? { outcome: 'error', message: 'The process had ended.' });
    });
  }

  #settle(answer: Answer | 'ready'): void {
    this.#waiting?.(answer);
  }

  #accept({ message, tensors }: Frame): void {
    if (this.#ended) return;
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
      if (this.#mayReport(Object.keys(tensors).length)) this.#report(answer.done);
    } else if (answer.type === 'doing') {
      if (this.#mayReport(Object.keys(tensors).length)) this.#words?.hear(answer.doing, performance.now());
    } else if (answer.type === 'returned') {
      const { milliseconds, notFinite } = answer;
      this.#settle({
        ...{ outcome: 'returned', outputs: tensors, milliseconds },
        ...(notFinite && { notFinite: fit(notFinite) }),
      });
    } else {
      const { outcome, message, ...where } = this.#withGrowth({ outcome: answer.outcome, ...fit(answer) });
      if (answer.over) this.#end(outcome, message, where);
      else this.#settle({ outcome, message, ...where });
    }
  }

  #report(done: number): void {
    const progress = this.#progress;
    if (done <= progress.last) return;
    progress.last = done;
    progress.listener?.(done);
  }

  /** A child reports a few times a second, without tensors; more than that is not its program's doing. */
  #mayReport(tensors: number): boolean {
    const progress = this.#progress;
    const allowed =
      LIMITS.progress.burst + (LIMITS.progress.second * (performance.now() - progress.from)) / 1000;
    if (++progress.count <= allowed && tensors === 0) return true;
    this.#end('error', 'Your code wrote to the pipe of the grader: reports of progress without end.');
    return false;
  }

  /** Ends it for a reason, which becomes the answer. */
  #end(outcome: Failed['outcome'], message: string, where: Pick<Failed, 'where'> = {}): Failed {
    this.#ended ??= { outcome, message, ...where };
    this.#process.kill();
    this.#settle(this.#ended);
    return this.#ended;
  }

  /** Says of too little memory what is known of where it went. */
  #withGrowth(failed: Failed): Failed {
    if (failed.outcome !== 'out-of-memory') return failed;
    return { ...failed, message: failed.message + (this.#words?.ofMemory() ?? '') };
  }

  #broken(why: Broken): void {
    if (why.limit === 'frames') {
      this.#end('error', `Your code wrote to the pipe of the grader: the answer is no answer, ${why.why}.`);
    } else if (why.limit === 'memory') {
      const stopped = `Your code used more than ${why.value} MiB of memory and was stopped.`;
      this.#end('out-of-memory', stopped + (this.#words?.ofMemory() ?? ''));
    } else if (why.limit === 'output') {
      this.#end(
        'error',
        'Your code printed more than 64 MiB and was stopped. Is there a console.log in a loop?',
      );
    } else if (why.limit === 'answer') {
      const most = why.value / 2 ** 20;
      this.#end('error', `Your function gave more than ${most} MiB of numbers, far more than is asked for.`);
    } else if (why.limit === 'clock') {
      this.#end(
        'timeout',
        `Your code had not answered after ${why.value.toFixed(0)} s and was stopped. Does it wait for something that never comes?${this.#words?.ofWaiting(performance.now()) ?? ''}`,
      );
    } else {
      this.#end(
        'timeout',
        `Your code was still running after ${why.value.toFixed(0)} s of processor time and was stopped. Is there an endless loop?${this.#words?.ofComputing(performance.now()) ?? ''}`,
      );
    }
  }

  #gone({ code, signal }: Ended): void {
    const exit = { code, signal, ready: this.#ready, tail: this.#log.tail };
    this.#settle(this.#ended ?? this.#withGrowth(explainExit(exit)));
  }
}

/** What a child says, fit for a student. */
const fit = ({ message, where }: { readonly message: string; readonly where?: string | undefined }) => ({
  message: cleaned(message),
  ...(where !== undefined && { where: placed(where) }),
});
