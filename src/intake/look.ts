import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { GradelensError } from '../errors.js';
import { clean } from '../report/clean.js';
import { systemFault } from '../system-error.js';
import { readHandedIn } from '../worker/handed-in.js';
import type { Worker } from '../worker/worker.js';
import { BUDGET } from '../writeup/budget.js';
import { copyHandIn } from './copy.js';
import { type HandInRefused, openHandIn } from './open/index.js';
import type { Candidate, Refusal } from './source.js';
import type { Moment } from './times.js';
import type { Signature } from './whose.js';

/** A hand-in that was opened, or why it was not. */
export interface Looked {
  readonly candidate: Candidate;
  readonly refused?: Refusal | undefined;
  readonly signature?: Signature | undefined;
  readonly submitted: Moment | undefined;
  readonly notes: readonly string[];
  /** The folder with a copy of its files, its root. */
  readonly files?: string;
}

const SECONDS = 10;
const text = z
  .string()
  .max(2 * BUDGET.name + 1)
  .transform((value) => clean(value.normalize('NFC')).trim());
const output = z.object({ name: text, email: text });

/**
 * Opens a hand-in, and copies its files.
 *
 * - `folder`: one of its own, which is made.
 * - `files`: the assignment's file names.
 * - `signed`: whether to read who signed it, which takes a process.
 * - `due`: when it is, in milliseconds since 1970.
 *
 * @throws the system's error where nothing can be written
 */
export async function look(
  candidate: Candidate,
  folder: string,
  {
    files,
    signed,
    due,
  }: { readonly files: readonly string[]; readonly signed: boolean; readonly due?: number | undefined },
  worker: Worker,
): Promise<Looked> {
  const { refused, submitted, notes = [] } = candidate;
  if (refused) return { candidate, refused, submitted, notes };
  await mkdir(join(folder, 'given'), { recursive: true });
  let said = [...notes];
  let when = submitted;
  try {
    const prepared = await prepare(candidate, join(folder, 'given'), worker, due);
    said = [...said, ...prepared.notes];
    when = prepared.submitted ?? when;
    const opened = await openHandIn(prepared.path, files, worker);
    try {
      const left = await copyHandIn(opened.folder, join(folder, 'files'));
      const signature = signed ? await signatureOf(join(folder, 'files'), worker) : undefined;
      return {
        candidate,
        signature,
        submitted: when,
        notes: [...said, ...opened.notes, ...left],
        files: join(folder, 'files'),
      };
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (isRefusal(error))
      return { candidate, refused: { kind: error.kind, why: error.why }, submitted: when, notes: said };
    const fault = systemFault(error);
    if (!fault || fault.general) throw error;
    const why = `It cannot be read: ${fault.what}. Staff: let your own user read it.`;
    return { candidate, refused: { kind: 'unreadable', why }, submitted: when, notes: said };
  }
}

async function prepare(
  candidate: Candidate,
  folder: string,
  worker: Worker,
  due: number | undefined,
): Promise<{ path: string; notes: readonly string[]; submitted?: Moment | undefined }> {
  if (candidate.prepare) return candidate.prepare(folder, worker, due);
  const path = candidate.path!;
  if (typeof path === 'string') return { path, notes: [] };
  // A name in bytes that are no text: what opens hand-ins takes texts.
  return { path: join(folder, 'files'), notes: await copyHandIn(path, join(folder, 'files')) };
}

/** Who signed answers.md: what its front matter says. */
async function signatureOf(folder: string, worker: Worker): Promise<Signature | undefined> {
  const file = await readHandedIn(join(folder, 'answers.md'), BUDGET.file);
  if (file.kind !== 'read') return undefined;
  const source = file.bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart()
    .slice(0, BUDGET.frontMatter);
  // Without front matter there is nothing to be read, and no process to be started for it.
  if (!source.startsWith('---')) return undefined;
  const result = await worker.run(
    'answers',
    { source, questions: [] },
    { seconds: SECONDS, bytes: 2 ** 20, output },
  );
  return result.outcome === 'done' ? result.value : undefined;
}

/** By its code: units that are found by their folder may come by another way than what is imported. */
const isRefusal = (error: unknown): error is HandInRefused =>
  (error as GradelensError).code === 'HAND_IN_REFUSED';
