/**
 * The program of a worker: reads, decodes and lays out what one student handed in. It holds no secret, and nothing of
 * anybody else; the parent believes nothing it says without checking.
 */
import '../sandbox/late-optimiser.js';
import { read, writeSync } from 'node:fs';
import { encodeFrame, type Frame, FrameReader } from '../sandbox/frames.js';
import { cleaned } from '../sandbox/text.js';
import type { RunMessage, WorkerMessage } from './messages.js';
import type { Task } from './task.js';
import { packed, unpacked } from './value.js';

const [FROM_PARENT, TO_PARENT] = [3, 4];

function send(message: WorkerMessage, value?: unknown): void {
  for (const part of encodeFrame({ message, tensors: packed(value) })) {
    for (let at = 0; at < part.length; ) at += writeSync(TO_PARENT, part, at);
  }
}

async function handle({ message, tensors }: Frame): Promise<void> {
  const { id, task } = message as RunMessage;
  try {
    // Only now: most of what a task needs is large, and others have no use for it.
    const module = (await import(new URL(`./tasks/${task}.mjs`, import.meta.url).href)) as {
      default: Task<unknown, unknown>;
    };
    const value = await module.default(unpacked(tensors), (part) => send({ type: 'part', id }, part));
    send({ type: 'returned', id }, value);
  } catch (error) {
    send({ type: 'failed', id, ...toldOf(error) });
  }
}

/** The system's own messages name paths, its codes do not. */
function toldOf(error: unknown): { message: string; code?: string } {
  const { name, message, code } = error as NodeJS.ErrnoException;
  if (name === 'GradelensError') return { message: String(message), code: String(code) };
  return { message: cleaned(String(code ?? message ?? error)) };
}

// Printing waits until the text is read: else what nobody has read yet fills the memory.
for (const stream of [process.stdout, process.stderr]) {
  (stream as { _handle?: { setBlocking?(on: boolean): void } })._handle?.setBlocking?.(true);
}

send({ type: 'ready' });
const frames = new FrameReader();
const buffer = Buffer.alloc(2 ** 16);
const next = (): void =>
  read(FROM_PARENT, buffer, 0, buffer.length, null, async (error, count) => {
    // The parent has gone, or has closed the pipe: nothing is left to do.
    if (error || count === 0) process.exit();
    for (const frame of frames.push(Buffer.from(buffer.subarray(0, count)))) await handle(frame);
    next();
  });
next();
