/**
 * The program of a child process: receives calls, answers tensors. It holds no expected value, no tolerance, and no
 * other submission's work; the parent believes nothing it says without checking.
 */
import { read as readFile, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import { NETWORKS } from '../../model/network.js';
import { selfTest } from '../../model/self-test.js';
import { buildClassifier, type OwnedClassifier } from '../../model/squeezenet.js';
import { startBackend } from '../../tensor/backend.js';
import { fromFlat, toFlat } from '../../tensor/convert.js';
import type { FlatTensor } from '../../tensor/flat.js';
import { encodeFrame, type Frame, FrameReader } from '../frames.js';
import type { CallMessage, ChildMessage, PredictMessage, Start } from '../messages.js';
import { tellsOutOfMemory } from '../out-of-memory.js';
import { cleaned } from '../text.js';
import { MissingError, run } from './run.js';

const [FROM_PARENT, TO_PARENT] = [3, 4];
/** Milliseconds between two reports of progress. */
const PROGRESS_PAUSE = 200;
const runtime = new URL('./', import.meta.url);
// Between the line that calls an op and the kernel that refuses it lie more frames than the ten that Node keeps.
Error.stackTraceLimit = 50;

let model: OwnedClassifier | undefined;
/** The call under way. */
let running: number | undefined;

function send(message: ChildMessage, tensors: Record<string, FlatTensor> = {}): void {
  for (const part of encodeFrame({ message, tensors })) {
    for (let at = 0; at < part.length; ) at += writeSync(TO_PARENT, part, at);
  }
}

async function start(
  { backend, modules, network }: Start,
  { 'self-test.x': x, 'self-test.saliency': saliency, ...weights }: Readonly<Record<string, FlatTensor>>,
): Promise<void> {
  try {
    const { device } = await startBackend(backend, { modules, folder: fileURLToPath(runtime) });
    model = buildClassifier(NETWORKS[network], new Map(Object.entries(weights)));
    if (x && saliency) await selfTest(model, { x, saliency });
    send({ type: 'ready', device });
  } catch (error) {
    send({ type: 'broken', message: cleaned(String((error as Error).message)) });
  }
}

async function call(
  { id, module, call }: CallMessage,
  tensors: Readonly<Record<string, FlatTensor>>,
): Promise<void> {
  tf.engine().startScope();
  running = id;
  try {
    const exports = (await import(new URL(module, runtime).href)) as Record<string, unknown>;
    const { outputs, milliseconds } = await run(exports, call, tensors, model!, progress(id));
    running = undefined;
    send({ type: 'returned', id, milliseconds }, outputs);
  } catch (error) {
    running = undefined;
    send(failure(id, error, module));
  } finally {
    tf.engine().endScope();
  }
}

/** Tells the parent how often a recorder was called, now and then. */
function progress(id: number): (done: number) => void {
  let next = 0;
  return (done) => {
    const now = performance.now();
    // A function may still call its recorder after it has returned: nobody waits for that any more.
    if (now < next || running !== id) return;
    next = now + PROGRESS_PAUSE;
    send({ type: 'progress', id, done });
  };
}

/** What a thrown value means: unfinished work, too little memory, or a mistake with its place in the hand-in. */
function failure(id: number, error: unknown, module: string): ChildMessage {
  const { name = 'Error', message = String(error), stack = '' } = error instanceof Error ? error : {};
  const text = cleaned(message);
  const where = placeIn(stack, module);
  const at = where === undefined ? {} : { where };
  if (error instanceof MissingError) return { type: 'failed', id, outcome: 'missing', message: text };
  if (/^not implemented yet/i.test(message)) {
    return {
      type: 'failed',
      id,
      outcome: 'missing',
      message: 'This function is not implemented yet.',
      ...at,
    };
  }
  if (tellsOutOfMemory(message)) {
    return {
      type: 'failed',
      id,
      outcome: 'out-of-memory',
      message: `Your code needed too much memory (${text}).`,
      ...at,
    };
  }
  // What the permission model says to whoever asks for files, programs or workers.
  if (Object(error).code === 'ERR_ACCESS_DENIED') {
    const message = 'Your code asked for a file or a program of the machine, which a hand-in may not.';
    return { type: 'failed', id, outcome: 'blocked', message, ...at };
  }
  const ours = error instanceof Error && ['ResultError', 'GradelensError'].includes(error.constructor.name);
  return {
    type: 'failed',
    id,
    outcome: 'error',
    message: ours ? text : `Your code threw ${cleaned(name)}: ${text}`,
    ...at,
  };
}

/** The first place of a stack that lies in the hand-in: `saliency-map.ts:12:5`. */
function placeIn(stack: string, module: string): string | undefined {
  const folder = new URL('./', new URL(module, runtime)).href;
  for (const line of stack.split('\n')) {
    const [, url] = /((?:file:\/\/)?\/[^\s()]+:\d+:\d+)/.exec(line) ?? [];
    if (url === undefined) continue;
    const at = url.startsWith('file:') ? url : `file://${url}`;
    if (at.startsWith(folder)) return at.slice(folder.length);
  }
  return undefined;
}

async function predict({ id }: PredictMessage, { x }: Readonly<Record<string, FlatTensor>>): Promise<void> {
  const started = performance.now();
  tf.engine().startScope();
  const value = await toFlat(model!.predict(fromFlat(x!) as tf.Tensor4D));
  tf.engine().endScope();
  send({ type: 'returned', id, milliseconds: performance.now() - started }, { value });
}

async function handle({ message, tensors }: Frame): Promise<void> {
  const received = message as Start | CallMessage | PredictMessage;
  if (received.type === 'start') await start(received, tensors);
  else if (received.type === 'call') await call(received, tensors);
  else await predict(received, tensors);
}

// Printing waits until the text is read: else a loop of console.log fills the memory with what nobody has read yet.
for (const stream of [process.stdout, process.stderr]) {
  (stream as { _handle?: { setBlocking?(on: boolean): void } })._handle?.setBlocking?.(true);
}

const frames = new FrameReader();
const buffer = Buffer.alloc(2 ** 16);
const next = (): void =>
  readFile(FROM_PARENT, buffer, 0, buffer.length, null, async (error, count) => {
    // The parent has gone, or has closed the pipe: nothing is left to do.
    if (error || count === 0) process.exit();
    for (const frame of frames.push(Buffer.from(buffer.subarray(0, count)))) await handle(frame);
    next();
  });
next();
