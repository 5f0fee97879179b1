/**
 * The program of a child process: receives calls, answers tensors. It holds no expected value, no tolerance, and no
 * other submission's work; the parent believes nothing it says without checking.
 */
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import { NETWORKS } from '../../model/network.js';
import { selfTest } from '../../model/self-test.js';
import { buildClassifier, type OwnedClassifier } from '../../model/squeezenet.js';
import { startBackend } from '../../tensor/backend.js';
import { fromFlat, toFlat } from '../../tensor/convert.js';
import type { FlatTensor } from '../../tensor/flat.js';
import type { NotFinite } from '../call.js';
import { encodeFrame, type Frame, FrameReader } from '../frames.js';
import type { CallMessage, ChildMessage, PredictMessage, ProbeMessage, Start } from '../messages.js';
import { cleaned } from '../text.js';
import { failureOf } from './failure.js';
import { watchFinite } from './finite.js';
import { ResultError } from './outputs.js';
import { printKindly } from './printing.js';
import { type Probe, probeOf } from './probe.js';
import { run } from './run.js';
import { turn, watchStrays } from './strays.js';
import { type Watch, watchCalls } from './watch.js';

const [FROM_PARENT, TO_PARENT] = [3, 4];
/** Taken before a hand-in could replace them, which a name that is imported would follow. */
const { read, writeSync } = fs;
/** Milliseconds between two reports of progress. */
const PROGRESS_PAUSE = 200;
const runtime = new URL('./', import.meta.url);
/** Between the line that calls an op and the kernel that refuses it lie more frames than the ten that Node keeps. */
const FRAMES = 50;
Error.stackTraceLimit = FRAMES;

const ENDED = 'Your code ended the process, for example by process.exit; return a result or throw an Error.';
const STARVED =
  'Your function waits for a promise that never settles: nothing is left that could settle it. Is a resolve missing?';

/** Ends the process without asking those who listen for its end. Taken before a hand-in could replace it. */
const { reallyExit } = process as unknown as { reallyExit(code: number): never };

let model: OwnedClassifier | undefined;
let probe: Probe | undefined;
let watch: Watch | undefined;
/** Runs a call so that what it throws beside its promise is known as its own; work of it may still go on then. */
let within: ReturnType<typeof watchStrays> | undefined;
/** The call under way; answered, none. */
let running: CallMessage | undefined;
/** The last call that returned: what is thrown later may be of it. */
let answered: CallMessage | undefined;

function send(message: ChildMessage, tensors: Record<string, FlatTensor> = {}): void {
  const parts = encodeFrame({ message, tensors });
  try {
    for (const part of parts) {
      for (let at = 0; at < part.length; ) at += writeSync(TO_PARENT, part, at);
    }
  } catch {
    // The pipe is closed: whoever hears of it could only try to tell that too, and the parent would wait.
    reallyExit(1);
  }
}

async function start(
  { backend, modules, network }: Start,
  { 'self-test.x': x, 'self-test.saliency': saliency, ...weights }: Readonly<Record<string, FlatTensor>>,
): Promise<void> {
  try {
    const { device } = await startBackend(backend, { modules, folder: fileURLToPath(runtime) });
    model = buildClassifier(NETWORKS[network], new Map(Object.entries(weights)));
    printKindly(model);
    // Before the probe, which remembers who listens.
    within = watchStrays({
      running: () => running?.id,
      threw: (error) => fail(running!, error, true),
      late,
      exited: () => fail(running!, new ResultError(ENDED), true),
      starved: () => fail(running!, new ResultError(STARVED), true),
    });
    // Before the probe too, which remembers the engine.
    watch = watchCalls((doing) => running && send({ type: 'doing', id: running.id, doing }));
    // What is to pass a self-test is trusted, and not looked at.
    if (x && saliency) await selfTest(model, { x, saliency });
    else probe = await probeOf(model);
    send({ type: 'ready', device });
  } catch (error) {
    send({ type: 'broken', message: cleaned(String((error as Error).message)) });
  }
}

async function call(message: CallMessage, tensors: Readonly<Record<string, FlatTensor>>): Promise<void> {
  const { id, module, call } = message;
  running = message;
  watch?.begin(new URL(module, runtime));
  try {
    // Outside of the call's scope: a tensor that the file keeps for all its functions lives as long as the file.
    const exports = (await import(new URL(module, runtime).href)) as Record<string, unknown>;
    // What the file set while it was loaded would take the places out of errors.
    Reflect.set(Error, 'stackTraceLimit', FRAMES);
    const given = await looking(message, () =>
      inScope(() => run(exports, call, tensors, model!, progress(id))),
    );
    const { outputs, ...how } = given;
    await turn();
    if (running !== message) return;
    [running, answered] = [undefined, message];
    send({ type: 'returned', id, ...how }, outputs);
  } catch (error) {
    fail(message, error);
  } finally {
    watch?.end();
  }
}

/** Looks, where it is asked for, for what made the numbers of an answer that are not finite. */
async function looking<T extends object>(
  { module, call }: CallMessage,
  work: () => Promise<T>,
): Promise<T & { notFinite?: NotFinite }> {
  if (!call.looking) return work();
  const end = watchFinite(new URL(module, runtime));
  try {
    const given = await work();
    const notFinite = end();
    return { ...given, ...(notFinite && { notFinite }) };
  } finally {
    end();
  }
}

/** Frees the tensors that are left of what is done. */
async function inScope<T>(work: () => Promise<T>): Promise<T> {
  tf.engine().startScope();
  try {
    return await work();
  } finally {
    tf.engine().endScope();
  }
}

/** Answers a call with what was thrown, unless it was answered already. `over`: the process is not to be used any more. */
function fail(message: CallMessage, error: unknown, over?: true): void {
  if (running !== message) return;
  running = undefined;
  const { id, module, call } = message;
  send({
    type: 'failed',
    id,
    ...failureOf(error, new URL(module, runtime), call.file),
    ...(over && { over }),
  });
}

/** Prints what was thrown after an answer: it costs nothing. */
function late(error: unknown): void {
  if (!answered) return;
  const { where, message } = failureOf(error, new URL(answered.module, runtime), answered.call.file);
  console.error(`After its answer, at ${where}: ${message}`);
}

/** Tells the parent how often a recorder was called, now and then. */
function progress(id: number): (done: number) => void {
  let next = 0;
  return (done) => {
    const now = performance.now();
    // A function may still call its recorder after it has returned: nobody waits for that any more.
    if (now < next || running?.id !== id) return;
    next = now + PROGRESS_PAUSE;
    send({ type: 'progress', id, done });
  };
}

async function predict({ id }: PredictMessage, { x }: Readonly<Record<string, FlatTensor>>): Promise<void> {
  const started = performance.now();
  const value = await inScope(() => toFlat(model!.predict(fromFlat(x!) as tf.Tensor4D)));
  send({ type: 'returned', id, milliseconds: performance.now() - started }, { value });
}

async function examine({ id }: ProbeMessage, { x }: Readonly<Record<string, FlatTensor>>): Promise<void> {
  try {
    const started = performance.now();
    const outputs = await probe!(x);
    send({ type: 'returned', id, milliseconds: performance.now() - started }, outputs);
  } catch (error) {
    send({ type: 'failed', id, outcome: 'error', message: cleaned(String((error as Error).message)) });
  }
}

async function handle({ message, tensors }: Frame): Promise<void> {
  const received = message as Start | CallMessage | PredictMessage | ProbeMessage;
  if (received.type === 'start') await start(received, tensors);
  else if (received.type === 'call') await within!(received.id, () => call(received, tensors));
  else if (received.type === 'probe') await examine(received, tensors);
  else await predict(received, tensors);
}

// Printing waits until the text is read: else a loop of console.log fills the memory with what nobody has read yet.
for (const stream of [process.stdout, process.stderr]) {
  (stream as { _handle?: { setBlocking?(on: boolean): void } })._handle?.setBlocking?.(true);
}

const frames = new FrameReader();
const buffer = Buffer.alloc(2 ** 16);
const next = (): void =>
  read(FROM_PARENT, buffer, 0, buffer.length, null, async (error, count) => {
    // The parent has gone, or has closed the pipe: nothing is left to do.
    if (error || count === 0) process.exit();
    try {
      for (const frame of frames.push(Buffer.from(buffer.subarray(0, count)))) await handle(frame);
    } catch (error) {
      console.error(error);
      process.exit(1);
    }
    next();
  });
next();
