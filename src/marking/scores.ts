import type { QuestionResult } from '../grade/result.js';
import { clean } from '../report/clean.js';
import type { Within } from '../store/database.js';
import type { Override, QuestionScore } from '../words/score.js';
import { type MadeMark, markOf } from './marks.js';
import { overridesIn } from './overrides.js';
import { questionsIn } from './questions.js';
import { markedAs } from './score.js';

/** What was decided by hand about a hand-in. */
export interface ByHand {
  readonly questionScores?: readonly QuestionScore[];
  readonly overrides?: readonly Override[];
}

/** Hash of each answer and each mark, by `<hand-in>` and question. */
export interface Kept {
  readonly hashes: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly marks: ReadonlyMap<string, ReadonlyMap<string, MadeMark>>;
}

/** Of all hand-ins, or of one. */
export async function keptIn(db: Within, only?: string): Promise<Kept> {
  const answers = await db
    .selectFrom('answer')
    .select(['hand_in', 'question', 'hash'])
    .$if(only !== undefined, (query) => query.where('hand_in', '=', only!))
    .execute();
  const rows = await db
    .selectFrom('mark')
    .selectAll()
    .$if(only !== undefined, (query) => query.where('hand_in', '=', only!))
    .execute();
  return {
    hashes: nested(answers, ({ hash }) => hash),
    marks: nested(rows, markOf),
  };
}

function nested<Row extends { hand_in: string; question: string }, Value>(
  rows: readonly Row[],
  take: (row: Row) => Value,
): Map<string, Map<string, Value>> {
  const all = new Map<string, Map<string, Value>>();
  for (const row of rows) {
    const own = all.get(row.hand_in) ?? new Map<string, Value>();
    all.set(row.hand_in, own.set(row.question, take(row)));
  }
  return all;
}

/** What was decided by hand, of any hand-in. One whose answers were never read has no scores of questions. */
export async function byHandIn(
  db: Within,
  only?: string,
): Promise<(handIn: string, answered: readonly QuestionResult[]) => ByHand> {
  const questions = await questionsIn(db);
  const overrides = await overridesIn(db, only);
  const { hashes, marks } = await keptIn(db, only);
  return (handIn, answered) => {
    const set = overrides.get(handIn) ?? [];
    const found = new Map(answered.map((each) => [each.id, each]));
    const questionScores = questions.map((question): QuestionScore => {
      const { id, title, points } = question;
      const { choice } = found.get(id) ?? {};
      const given = {
        answer: hashes.get(handIn)?.get(id) ?? null,
        ...(choice !== undefined && { choice }),
      };
      const { score, remarks } = markedAs(question, given, marks.get(handIn)?.get(id));
      const override = set.find(({ of }) => typeof of === 'object' && 'question' in of && of.question === id);
      return {
        ...{ question: id, title, points },
        score: override?.score ?? score,
        remarks: [...remarks, ...(override ? [`Set by hand: ${override.reason}`] : [])].map(clean),
      };
    });
    return {
      ...(answered.length > 0 && questions.length > 0 && { questionScores }),
      ...(set.length > 0 && { overrides: set }),
    };
  };
}
