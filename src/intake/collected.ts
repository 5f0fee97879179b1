import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { GradelensError } from '../errors.js';
import { readHandedIn } from '../worker/handed-in.js';

/** The file of a collected class that says who is who. */
export const COLLECTED = 'collected.json';

/** Bytes: thousands of hand-ins. */
const MOST = 2 ** 26;

const student = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  section: z.string(),
  github: z.string(),
  group: z.string(),
});
const when = {
  /** Which attempt, counted from 1; `null` where the platform does not tell. */
  attempt: z.int().min(1).nullable(),
  /** ISO 8601; `null` where nothing tells. */
  submitted: z.iso.datetime({ offset: true }).nullable(),
  late: z.enum(['yes', 'no', 'unknown']),
  /** `H:MM:SS`; empty where the second is not known, or nothing is late. */
  lateness: z.string(),
};
const handIn = z.strictObject({
  /** Of the class folder: its root holds the assignment's files. */
  folder: z
    .string()
    .regex(/^[^/\\]+$/)
    .refine((name) => name !== '.' && name !== '..'),
  /** Whose it is: several of a group. */
  students: z.array(student).min(1),
  /** Entries of the export that it came from. */
  entries: z.array(z.string()).min(1),
  ...when,
  /** Its students may read them: where the files were found, what was left out. */
  notes: z.array(z.string()),
});
const line = z.strictObject({
  /** Of the export; empty for a student without one. */
  entry: z.string(),
  status: z.enum([
    ...(['taken', 'earlier attempt', 'later attempt', 'unmatched', 'refused'] as const),
    ...(['skipped', 'no hand-in', 'unclear'] as const),
  ]),
  /** Of a refusal: `damaged`, `claimed-twice`, ... */
  kind: z.string(),
  students: z.array(student),
  folder: z.string(),
  ...when,
  message: z.string(),
  /** Nobody has to look: taken for all of its people, another attempt than the one that counts, or no hand-in. */
  settled: z.boolean(),
});
const schema = z.strictObject({
  version: z.literal(1),
  /** A file of `sources/`, and why it was taken. */
  source: z.string(),
  why: z.string(),
  /** ISO 8601, and a zone as `America/Los_Angeles`; `null` where none was given. */
  deadline: z.string().nullable(),
  timeZone: z.string().nullable(),
  handIns: z.array(handIn),
  /** A line for each entry of the export, then the students without one. */
  accounting: z.array(line),
});

/** A class folder as data: who handed in what, and what became of every entry. The one home of students' identity. */
export type Collected = z.infer<typeof schema>;
export type CollectedHandIn = z.infer<typeof handIn>;
export type AccountingLine = z.infer<typeof line>;

/**
 * What `collect` wrote into a class folder; undefined for a folder that is none.
 *
 * @throws {GradelensError} `COLLECTED_INVALID`
 */
export async function readCollected(folder: string): Promise<Collected | undefined> {
  // An archive is given as often, in which there is no place for a file.
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) return undefined;
  const file = await readHandedIn(join(folder, COLLECTED), MOST);
  if (file.kind === 'absent') return undefined;
  const invalid = (what: string): GradelensError =>
    new GradelensError(
      'COLLECTED_INVALID',
      `${join(folder, COLLECTED)} ${what}. Collect the class again into a new folder.`,
    );
  if (file.kind !== 'read') throw invalid('cannot be read, or is no file of its own');
  try {
    return schema.parse(JSON.parse(file.bytes.toString('utf8')));
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    throw invalid(
      issue ? `is not what gradelens wrote: ${issue.path.join('.') || 'it'}: ${issue.message}` : 'is no JSON',
    );
  }
}
