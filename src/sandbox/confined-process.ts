import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Duplex } from 'node:stream';
import { encodeFrame, type Frame, FrameReader } from './frames.js';
import { type ChildLimits, type Mechanism, within } from './mechanism.js';
import { usageOf } from './usage.js';

/** What a confined process is started with. */
export interface ConfinedOptions extends ChildLimits {
  readonly program: string;
  /** Mechanisms in force, innermost first. */
  readonly used: readonly Mechanism[];
  /** Environment variables. */
  readonly env: NodeJS.ProcessEnv;
  /** Bytes that it may print in one request. */
  readonly outputLimit: number;
}

/** Which limit it broke, or that what it sent is no frame and why. Seconds, MiB, bytes. */
export type Broken =
  | { readonly limit: 'processor' | 'clock' | 'memory' | 'output' | 'answer'; readonly value: number }
  | { readonly limit: 'frames'; readonly why: string };

/** How a process ended by itself, or was ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
}

/** Who hears of a process. */
export interface Listener {
  frame(frame: Frame): void;
  print(chunk: Buffer): void;
  /** It has just been killed for this. */
  broken(why: Broken): void;
  /** It is gone. */
  ended(how: Ended): void;
}

/** What one request may take: seconds, and bytes. */
export interface RequestLimits {
  readonly processor: number;
  /** For one that waits. One that computes and gets little of a busy machine's time has up to `PATIENCE` times as long. */
  readonly clock: number;
  /** Bytes of all frames that answer it; default: no limit but a frame's own. */
  readonly answer?: number;
}

const PATIENCE = 5;
/** Milliseconds for which one that has computed still counts as computing. */
const COMPUTING = 1000;

/** Milliseconds that output is waited for after a process has ended. */
const LAST_WORDS = 1000;
/** Milliseconds between two looks at what it takes. */
const LOOK = 200;

/** Processes alive now: none may outlive this one. */
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

/**
 * A process within mechanisms that nobody trusts: frames go in and come out, and it is killed with all that it started when
 * it breaks a limit. What the frames say is the listener's.
 */
export class ConfinedProcess {
  readonly #process: ChildProcess;
  readonly #frames = new FrameReader();
  readonly #options: ConfinedOptions;
  readonly #listener: Listener;
  readonly #exited: Promise<void>;
  #killed = false;
  /** Processor time in seconds when it was last looked at, and when that had grown. */
  #seen = { processor: 0, grew: 0 };
  #timer: NodeJS.Timeout | undefined;
  /** Of the request under way: processor time at its start, and what it may add, in seconds. */
  #processor: { readonly from: number; readonly seconds: number } | undefined;
  #printed = 0;
  /** Bytes that the request under way may be answered with, and that have come. */
  #answer = { most: Number.POSITIVE_INFINITY, come: 0 };

  constructor(options: ConfinedOptions, listener: Listener) {
    this.#options = options;
    this.#listener = listener;
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
        // One that never was has no exit code.
        this.#killed = true;
        clearInterval(watch);
        this.rest();
        listener.ended({ code, signal });
        resolve();
      };
      this.#process.once('close', gone);
      // Its last words are read; but one that it left behind, which holds its pipes, is not waited for.
      this.#process.once('exit', () => setTimeout(() => this.#hangUp(), LAST_WORDS).unref());
      this.#process.once('error', () => gone(null, null));
    });
    const watch = setInterval(() => this.#look(), LOOK).unref();
    this.#process.stdout!.on('data', (chunk: Buffer) => this.#print(chunk));
    this.#process.stderr!.on('data', (chunk: Buffer) => this.#print(chunk));
    this.#input.on('error', () => {});
    this.#output.on('data', (chunk: Buffer) => this.#receive(chunk)).on('error', () => {});
  }

  /** False once it has ended or was killed. */
  get running(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null && !this.#killed;
  }

  /** Seconds of processor time since its start, a fraction of a second ago; 0 where the system does not tell. */
  get processor(): number {
    return this.#seen.processor;
  }

  /** Bytes printed since the last request began. */
  get printed(): number {
    return this.#printed;
  }

  /** Sends a frame; what it takes from now on counts as this request's, until `rest`. */
  request(
    frame: Frame,
    { processor: seconds, clock, answer = Number.POSITIVE_INFINITY }: RequestLimits,
  ): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => this.#late(clock, performance.now() + (PATIENCE - 1) * clock * 1000),
      clock * 1000,
    );
    this.#printed = 0;
    this.#answer = { most: answer, come: 0 };
    this.#processor = { from: usageOf(this.#process.pid).processor, seconds };
    for (const part of encodeFrame(frame)) this.#input.write(part);
  }

  /** The request is answered: no time is counted any more. */
  rest(): void {
    clearTimeout(this.#timer);
    this.#processor = undefined;
  }

  /** Reads no more of its answer, which then waits with it. */
  pause(): void {
    this.#output.pause();
  }

  /** Reads on. */
  resume(): void {
    this.#output.resume();
  }

  /** Ends it with everything it started. */
  kill(): void {
    this.#killed = true;
    killGroup(this.#process);
    // Whatever the kill did not reach reads that nobody is there any more, and ends by itself.
    this.#input.destroy();
  }

  /** Resolves when it is gone. */
  async gone(): Promise<void> {
    await this.#exited;
  }

  get #input(): Duplex {
    return this.#process.stdio[3] as Duplex;
  }

  get #output(): Duplex {
    return this.#process.stdio[4] as Duplex;
  }

  /** The clock has run out; `end`: for one that computes, too. */
  #late(clock: number, end: number): void {
    const now = performance.now();
    const computing = now - this.#seen.grew < COMPUTING;
    if (computing && now < end) this.#timer = setTimeout(() => this.#late(clock, end), COMPUTING);
    else if (computing && this.#processor)
      this.#break({ limit: 'processor', value: this.#seen.processor - this.#processor.from });
    else this.#break({ limit: 'clock', value: clock });
  }

  #break(why: Broken): void {
    if (this.#killed) return;
    this.kill();
    this.#listener.broken(why);
  }

  #receive(chunk: Buffer): void {
    const { most } = this.#answer;
    this.#answer.come += chunk.length;
    if (this.#answer.come > most) this.#break({ limit: 'answer', value: most });
    if (this.#killed) return;
    try {
      for (const frame of this.#frames.push(chunk)) this.#listener.frame(frame);
    } catch (error) {
      this.#break({ limit: 'frames', why: (error as Error).message });
    }
  }

  #hangUp(): void {
    for (const stream of this.#process.stdio) stream?.destroy();
  }

  #print(chunk: Buffer): void {
    this.#listener.print(chunk);
    this.#printed += chunk.length;
    const value = this.#options.outputLimit;
    if (this.#printed > value) this.#break({ limit: 'output', value });
  }

  #look(): void {
    const { memory, processor } = usageOf(this.#process.pid);
    if (processor > this.#seen.processor) this.#seen = { processor, grew: performance.now() };
    const { memoryLimit } = this.#options;
    const limit = this.#processor;
    if (memory > memoryLimit) this.#break({ limit: 'memory', value: memoryLimit });
    else if (limit && processor - limit.from > limit.seconds)
      this.#break({ limit: 'processor', value: limit.seconds });
  }
}
