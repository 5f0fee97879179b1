import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { GradelensError } from '../errors.js';
import { resultFrom } from '../grade/test.js';
import { ClaimLost } from '../store/claims.js';
import { StoreFault } from '../store/dialect.js';
import { type HandIn, handIn, know } from '../store/hand-ins.js';
import { digest } from '../store/keys.js';
import { type Looked, listingOf, look, markOf } from '../store/look.js';
import { record, testsOf } from '../store/results.js';
import type { TestRow } from '../store/schema.js';
import { systemFault } from '../system-error.js';
import { version } from '../version.js';
import { type Worker, withWorker } from '../worker/worker.js';
import { readAnswers, readingKey } from '../writeup/read-answers.js';
import { type Context, Tally } from './context.js';
import { deedsOf, isChanged, left } from './deeds.js';
import { Opening } from './opening.js';
import { type Places, placesOf } from './places.js';
import { forgetWriteup } from './return.js';
import { type Slides, writeSlides } from './slides.js';
import type { Found } from './submissions.js';
import { type Done, doSteps, Stopped } from './tests.js';

/** A hand-in under work: what there is of it, and what is known from before. */
interface Case {
  readonly found: Found;
  readonly context: Context;
  readonly looked: Looked;
  readonly before: HandIn;
  readonly rows: ReadonlyMap<string, TestRow>;
  /** Nothing of it changed since, to the byte. */
  readonly known: boolean;
}

/**
 * Brings the results of a hand-in up to date: only what something that decides it changed is done again. What cannot be graded is
 * `not-graded`, with the reason.
 *
 * @throws {StoreFault} {@link ClaimLost} {@link Stopped}
 */
export async function gradeHandIn(found: Found, context: Context): Promise<Done> {
  const { store, keys, signal } = context;
  const looked = await look(found.path);
  const before = await handIn(store.db, found.name);
  const rows = new Map((await testsOf(store.db, found.name)).map((row) => [row.number, row]));
  const mark = markOf(looked);
  const known = mark !== undefined && mark === before.mark && before.runtime === keys.runtime;
  const each: Case = { found, context, looked, before, rows, known };
  const refused = found.refused ?? looked.refused;
  if (refused !== undefined) return refuse(each, refused);
  return withWorker((worker) => graded(each, worker), signal).catch((error: unknown) => {
    if (error instanceof StoreFault || error instanceof ClaimLost || error instanceof Stopped) throw error;
    if (signal.aborted) throw new Stopped();
    return refuse(each, reasonOf(error));
  });
}

async function graded(each: Case, worker: Worker): Promise<Done> {
  const { found, context, looked, before, known } = each;
  const { grader, keys, store, run } = context;
  const opening = new Opening(found, worker, grader);
  try {
    const code = known ? before.code : await opening.code();
    const all = deedsOf(context.tests, keys, code, known, await withOutputs(each), context.again);
    const steps = context.onlyChanged && !isChanged(all) ? all.map(left) : all;
    const slides = await slidesToMake(each);
    let slidesNotes: readonly string[] | undefined;
    const done = await doSteps(
      found.name,
      steps,
      opening,
      context,
      slides.make &&
        (async (session, tests) => {
          const submission = await opening.submission();
          const answers = await readAnswers(submission.folder, grader.assignment.questions, worker);
          const { staff: folder } = placesOf(context.out, found.name);
          const place = { session, tests, grader, folder, worker, signal: context.signal };
          // A deck that cannot be made costs no points: they are earned by the tests.
          slidesNotes = await writeSlides(submission, answers, slides.how, place).catch((error: unknown) => [
            `There is no writeup: ${reasonOf(error)}`,
          ]);
        }),
    );
    const questionsKey = readingKey(grader.assignment.questions);
    const submission = known && before.questionsKey === questionsKey ? undefined : await opening.submission();
    const answers = submission && (await readAnswers(submission.folder, grader.assignment.questions, worker));
    if (context.signal.aborted) throw new Stopped();
    // A hand-in that changed meanwhile is looked into again next time.
    const same = listingOf(await look(found.path)) === listingOf(looked);
    await know(store.db, found.name, run.id, {
      code,
      runtime: keys.runtime,
      mark: (same && markOf(looked)) || null,
      ...(submission &&
        answers && {
          questions: answers.questions,
          answers: answers.texts,
          questionsKey,
          notes: [
            ...(found.notes ?? []),
            ...submission.notes,
            ...answers.notes,
            ...(looked.cut === undefined ? [] : [`It holds ${looked.cut}: the rest was not looked at.`]),
          ],
        }),
      ...(slides.make !== undefined || slides.forget
        ? { slidesKey: slidesNotes ? slides.key : null, slidesNotes: slidesNotes ?? [] }
        : {}),
    });
    return done;
  } finally {
    await opening.close();
  }
}

/** Results from before; outputs that are not there any more are none. */
async function withOutputs({ rows, context }: Case): Promise<ReadonlyMap<string, TestRow>> {
  const there = new Map<string, TestRow>();
  for (const [number, row] of rows) {
    const has = row.outputs === null || (await context.store.outputs.has(row.outputs));
    there.set(number, has ? row : { ...row, outputs: null });
  }
  return there;
}

interface SlidesToMake {
  readonly how: Slides;
  readonly key: string | null;
  readonly make: true | undefined;
  /** Those of before are of other files. */
  readonly forget: boolean;
}

/** Whether slides are asked for that are not there, or not of this hand-in as it is; removes those that are not. */
async function slidesToMake({ found, context, looked, before }: Case): Promise<SlidesToMake> {
  const { grader, keys, out, writeup } = context;
  const places = placesOf(out, found.name);
  const how = writeup(found.name);
  const listing = listingOf(looked);
  const keyOf = (each: Slides): string =>
    digest([each, listing ?? Math.random(), grader.assignment.deck ?? null, keys.runtime, version]);
  const written = await stat(join(places.staff, 'writeup.pdf')).catch(() => undefined);
  const current = written?.isFile() === true && listing !== undefined;
  if (how === 'none') {
    const fresh = current && [keyOf('quick'), keyOf('full')].includes(before.slidesKey ?? '');
    if (!fresh) await forget(places);
    return { how, key: null, make: undefined, forget: !fresh };
  }
  if (current && before.slidesKey === keyOf(how)) return { how, key: null, make: undefined, forget: false };
  await forget(places);
  return { how, key: keyOf(how), make: true, forget: true };
}

/** Removes slides. Where that cannot be, the reports cannot be written either, which is told. */
const forget = (places: Places): Promise<void> => forgetWriteup(places).catch(() => {});

/** Enters that none of a hand-in's tests can be graded. Students read the reason. */
async function refuse({ found, context }: Case, reason: string): Promise<Done> {
  const { store, run, tests } = context;
  for (const planned of tests) {
    const result = resultFrom(planned, {
      ...{ verdict: 'not-graded', message: reason },
      metrics: {},
      findings: [],
    });
    await record(store.db, found.name, run.id, {
      result,
      ...{ seconds: 0, used: 0, log: '', outputs: null },
      ...{ outputsKey: null, comparisonKey: null, scoreKey: '' },
      why: 'it cannot be graded any more',
    });
  }
  await forget(placesOf(context.out, found.name));
  await know(store.db, found.name, run.id, {
    ...{ mark: null, code: {}, questions: [], questionsKey: null, notes: [reason], answers: new Map() },
    ...{ slidesKey: null, slidesNotes: [] },
  });
  return { tally: new Tally(), outputs: new Map() };
}

/** Students read it: errors of the system name paths of the machine, so only what went wrong is taken of them. */
function reasonOf(error: unknown): string {
  const fault = systemFault(error) ?? systemFault((error as Error).cause);
  if (fault) return `gradelens failed on this submission: ${fault.what}. Staff: ${fault.remedy}`;
  if (error instanceof GradelensError) return error.message;
  return `gradelens failed on this submission: ${(error as Error).message}`;
}
