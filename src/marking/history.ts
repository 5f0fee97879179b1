import type { SubmissionResult } from '../grade/result.js';
import { testsScore } from '../policy/items.js';
import { clean } from '../report/clean.js';
import { points, VERDICT_WORDS } from '../report/text.js';
import { isWithheld } from '../report/withheld.js';
import type { Database } from '../store/database.js';
import { historyOf } from '../store/overview.js';
import type { DeedRow } from '../store/schema.js';
import { deedsAbout } from './deeds.js';
import { questionsIn } from './questions.js';

/** Something that happened, for its student. */
interface Event {
  readonly at: string;
  readonly what: string;
}

/**
 * A hand-in's whole story in plain words, fit to be sent to its student: nothing of hidden tests but points, and nobody of the staff but who
 * set a score.
 */
export async function storyOf(db: Database, result: SubmissionResult): Promise<string[]> {
  const { handedIn, tests } = result;
  const submitted = handedIn?.submitted ?? undefined;
  const events = [...(await gradings(db, result)), ...(await deeds(db, result))];
  const ungraded = tests.filter(({ verdict }) => verdict === 'not-graded').length;
  return [
    ...(submitted === undefined ? [] : [`${clock(submitted)}  Handed in${lateWords(handedIn)}.`]),
    ...events
      .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      .map(({ at, what }) => `${clock(at)}  ${what}`),
    '',
    `Now: ${points(testsScore(result))} of ${points(result.maxScore)} by tests` +
      `${ungraded > 0 ? `; ${ungraded} of ${tests.length} could not be graded` : ''}.`,
    ...(result.questionScores ?? []).map(({ title, score, points: most, remarks }) =>
      [
        `${title}: ${score === null ? 'not graded yet' : `${points(score)} of ${points(most)}`}.`,
        ...remarks,
      ].join('\n  '),
    ),
    ...(result.final === undefined ? [] : [result.final.line]),
  ].map(clean);
}

const lateWords = (handedIn: SubmissionResult['handedIn']): string =>
  handedIn?.late === 'yes' ? `, late${handedIn.lateness === '' ? '' : ` by ${handedIn.lateness}`}` : '';

/** To the minute. */
const clock = (when: string): string => `${new Date(when).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

async function gradings(db: Database, { submission, tests }: SubmissionResult): Promise<Event[]> {
  const first = await db
    .selectFrom('test_result')
    .select(({ fn }) => fn.min('at').as('at'))
    .where('hand_in', '=', submission)
    .executeTakeFirst();
  const changes = await historyOf(db, submission);
  const began = [first?.at, changes[0]?.at].filter((at) => typeof at === 'string').toSorted()[0];
  const events: Event[] = began === undefined ? [] : [{ at: began, what: 'Graded by tests.' }];
  for (const each of changes) {
    const test = tests.find(({ problem, name }) => problem === each.problem && name === each.test);
    // Of a test that is not theirs to see, points alone are told.
    const shown = test !== undefined && !isWithheld(test);
    const verdict = (of: typeof each.to_verdict): string => (shown ? ` (${VERDICT_WORDS[of]})` : '');
    const name = shown
      ? `${test.title}, ${test.name}`
      : `${test?.title ?? each.problem}, test ${each.number}`;
    events.push({
      at: each.at,
      what:
        `${name}: ${points(each.from_score)} of ${points(each.from_points)}${verdict(each.from_verdict)} became ` +
        `${points(each.to_score)} of ${points(each.to_points)}${verdict(each.to_verdict)}, since ${each.why}.`,
    });
  }
  return events;
}

async function deeds(db: Database, { submission, tests }: SubmissionResult): Promise<Event[]> {
  const questions = await questionsIn(db);
  const title = (id: string | null): string => questions.find((each) => each.id === id)?.title ?? id ?? '';
  const problem = (id: string): string => tests.find((test) => test.problem === id)?.title ?? id;
  const has = new Map<string, readonly string[]>();
  const events: Event[] = [];
  for (const { kind, question, detail, by, at } of await deedsAbout(db, submission)) {
    const say = (what: string): number => events.push({ at, what });
    const facts = JSON.parse(detail);
    if (kind === 'mark') {
      say(`${title(question)}: ${has.has(question!) ? 'marked anew' : 'marked'} by a person.`);
      has.set(question!, facts.items);
    } else if (kind === 'item') {
      // What others have is nobody else's matter.
      if (!has.get(question!)?.includes(facts.id)) continue;
      const now =
        facts.to === null ? 'is gone, so the answer is marked anew' : `counts ${facts.to}, was ${facts.from}`;
      say(`${title(question)}: "${facts.title}" ${now}, for all who have it.`);
    } else if (kind === 'override') say(overrideWords(facts, by, { title, problem }));
    else
      say(
        `${problem(facts.problem)}: run again on request: ${points(facts.from)} before, ${points(facts.to)} now.`,
      );
  }
  return events;
}

function overrideWords(
  {
    of,
    score,
    reason,
  }: { of: 'final' | { problem?: string; question?: string }; score: number | null; reason: string },
  by: DeedRow['by'],
  words: { title(id: string): string; problem(id: string): string },
): string {
  const what =
    of === 'final'
      ? 'The final score'
      : of.problem !== undefined
        ? words.problem(of.problem)
        : words.title(of.question!);
  return score === null
    ? `${what}: ${by} took the score back that was set by hand: ${reason}`
    : `${what}: ${by} set the score to ${points(score)}: ${reason}`;
}
