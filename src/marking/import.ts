import type { Database } from '../store/database.js';
import { withWorker } from '../worker/worker.js';
import { type Answer, answersTo } from './answers.js';
import { saveMark } from './marks.js';
import type { MarkedQuestion } from './questions.js';
import { itemsOf } from './score.js';
import { formatOf, NONE, type SheetRow, stateOf } from './sheet.js';

/** What came of a file. */
export interface Imported {
  readonly changed: number;
  readonly unchanged: number;
  /** What was not taken, and why, a line each. */
  readonly problems: readonly string[];
}

/** What a mark says, as it was or as it is to be. */
interface Says {
  readonly items: readonly string[] | undefined;
  readonly comment: string;
}

/**
 * Takes what was changed in an exported file, and nothing else: a row that says what it said then changes nothing, whatever the marks
 * are now. A row that was changed is not taken where the mark or the answer is another one since.
 */
export async function importMarks(
  db: Database,
  questions: readonly MarkedQuestion[],
  { file, bytes }: { readonly file: string; readonly bytes: Uint8Array },
  by: string,
): Promise<Imported> {
  const format = await formatOf(file);
  const rows = await withWorker((worker) => format.read(bytes, worker));
  const answers = new Map<string, { question: MarkedQuestion; answer: Answer }>();
  for (const question of questions) {
    if (!rows.some((row) => row.question === question.id)) continue;
    for (const answer of await answersTo(db, question))
      answers.set(`${question.id} ${answer.code}`, { question, answer });
  }
  const problems: string[] = [];
  let [changed, unchanged] = [0, 0];
  const seen = new Set<string>();
  for (const row of rows) {
    const key = `${row.question} ${row.code}`;
    const problem = (why: string): number => problems.push(`${file}:${row.line} ${row.code}: ${why}`);
    const found = answers.get(key);
    if (found === undefined) problem(unknown(row, questions));
    else if (seen.has(key)) problem('it stands here twice; the first row counts');
    else {
      const came = await take(db, found.question, found.answer, row, by);
      if (came === 'changed') changed++;
      else if (came === 'unchanged') unchanged++;
      else problem(came.problem);
    }
    seen.add(key);
  }
  return { changed, unchanged, problems };
}

const unknown = ({ question }: SheetRow, questions: readonly MarkedQuestion[]): string =>
  questions.some(({ id }) => id === question)
    ? 'no answer has that name; expected one of the exported file'
    : `there is no question ${JSON.stringify(question)}; there are ${questions.map(({ id }) => id).join(', ')}`;

async function take(
  db: Database,
  question: MarkedQuestion,
  answer: Answer,
  row: SheetRow,
  by: string,
): Promise<'changed' | 'unchanged' | { readonly problem: string }> {
  const version = /^v(\d+)\./.exec(row.state)?.[1];
  if (version === undefined) {
    return { problem: `its state is ${JSON.stringify(row.state)}; expected it as it was exported` };
  }
  const then = await saidThen(db, answer, question, Number(version));
  const now = wanted(row, then);
  if (same(then, now)) return 'unchanged';
  if (row.state !== stateOf(answer.mark?.version ?? 0, answer.hash)) {
    if (answer.mark && same(answer.mark, now)) return 'unchanged';
    const who = answer.mark ? `${answer.mark.by} marked it` : 'it changed';
    return { problem: `${who} since the export; export again to see it. Nothing of this row was taken` };
  }
  if (now.items === undefined) {
    return { problem: `it has a comment but no items: write which fit, or ${NONE}` };
  }
  if (itemsOf(question, now.items) === undefined) return { problem: wrongItems(question, now.items) };
  const { hash, handIn } = answer;
  const conflict = await saveMark(db, {
    ...{ handIn, question: question.id, items: now.items, comment: now.comment, answer: hash, by },
    version: Number(version),
  });
  return conflict === undefined
    ? 'changed'
    : { problem: `${conflict.by} marked it at this moment; export again to see it` };
}

/** What the mark of a version said: each one is in the history, in their order. */
async function saidThen(
  db: Database,
  { handIn }: Answer,
  question: MarkedQuestion,
  version: number,
): Promise<Says> {
  const deed =
    version === 0
      ? undefined
      : await db
          .selectFrom('deed')
          .select('detail')
          .where('kind', '=', 'mark')
          .where('hand_in', '=', handIn)
          .where('question', '=', question.id)
          .orderBy('id')
          .offset(version - 1)
          .limit(1)
          .executeTakeFirst();
  return deed === undefined ? { items: undefined, comment: '' } : (JSON.parse(deed.detail) as Says);
}

/** Blank changes nothing. */
function wanted({ items, comment }: SheetRow, then: Says): Says {
  const ids = items.toLowerCase() === NONE ? [] : items.split(/[\s,;/]+/).filter(Boolean);
  const text = comment === '' ? then.comment : comment.toLowerCase() === NONE ? '' : comment;
  return {
    items: items === '' ? then.items : ids,
    // What a spreadsheet does to blanks and line ends is no change.
    comment: tidy(text) === tidy(then.comment) ? then.comment : text,
  };
}

const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

const same = (one: Says, two: Says): boolean => keyOf(one) === keyOf(two);
const keyOf = ({ items, comment }: Says): string =>
  JSON.stringify([items === undefined ? null : [...items].sort(), comment]);

function wrongItems({ items }: MarkedQuestion, ids: readonly string[]): string {
  const unknown = ids.filter((id) => !items.some((item) => item.id === id));
  if (unknown.length === 0) return `${ids.join(' ')} exclude one another, or stand there twice: leave one`;
  const known = items.map(({ id }) => id).join(', ') || 'none; gradelens mark item adds some';
  return `there is no item ${unknown.join(', ')}; there are ${known}`;
}
