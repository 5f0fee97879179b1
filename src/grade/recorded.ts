import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { gunzipSync, gzipSync } from 'fflate';
import { AFTER, AGAIN, type Tensors } from '../compare/outputs.js';
import { GradelensError } from '../errors.js';
import type { Returned } from '../sandbox/call.js';
import { encodeFrame, FrameReader } from '../sandbox/frames.js';
import type { PlannedTest } from './plan.js';

/** Outputs of an answer key that were computed elsewhere, by test. */
export type Recorded = ReadonlyMap<string, Tensors>;

type Named = Pick<PlannedTest, 'problem' | 'test'>;

/** A test's name in a file of recorded outputs: inputs derive from the same words. */
export const recordName = ({ problem, test }: Named): string => `${problem.id}/${test.name}`;

/**
 * The bytes of a file of recorded outputs: gzipped frames, one a test, as they travel between processes.
 *
 * Left out is what no check reads of the key: the inputs afterwards and a second call's results.
 */
export function writeRecorded(recorded: Recorded): Uint8Array {
  const frames = [...recorded].flatMap(([test, outputs]) => {
    const compared = Object.entries(outputs).filter(
      ([name]) => !name.startsWith(AFTER) && !name.startsWith(AGAIN),
    );
    return encodeFrame({ message: test, tensors: Object.fromEntries(compared) });
  });
  return gzipSync(Buffer.concat(frames), { level: 9, mtime: 0 });
}

/**
 * Reads a file of recorded outputs.
 *
 * @throws {GradelensError} `EXPECTED_NOT_FOUND`, `EXPECTED_INVALID`
 */
export async function readRecorded(path: string): Promise<Recorded> {
  const file = basename(path);
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new GradelensError(
      'EXPECTED_NOT_FOUND',
      `Cannot read the expected outputs ${file} (${error.code}), which the assignment names. Unpack the kit again.`,
    );
  });
  try {
    const frames = new FrameReader().push(Buffer.from(gunzipSync(bytes)));
    return new Map(frames.map(({ message, tensors }) => [String(message), tensors]));
  } catch (error) {
    throw new GradelensError(
      'EXPECTED_INVALID',
      `The expected outputs ${file} are damaged (${(error as Error).message}). Unpack the kit again.`,
    );
  }
}

/**
 * What the key gave for a test. It took no time here, so the student has the problem's own limit.
 *
 * @throws {GradelensError} `EXPECTED_MISSING`
 */
export function recall(recorded: Recorded, planned: Named): Returned {
  const outputs = recorded.get(recordName(planned));
  if (outputs) return { outcome: 'returned', outputs, milliseconds: 0 };
  throw new GradelensError(
    'EXPECTED_MISSING',
    `The expected outputs hold none for "${recordName(planned)}": they belong to another assignment file. Unpack the kit again.`,
  );
}
