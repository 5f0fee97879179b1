import { GradelensError } from '../errors.js';
import type { HandedIn } from '../grade/result.js';
import { fold, plain } from '../intake/fold.js';
import { suggestion } from '../nearest.js';
import type { Database } from '../store/database.js';

/** A hand-in with whose it is. */
interface Known {
  readonly name: string;
  readonly students: HandedIn['students'];
}

/**
 * The hand-in that somebody means by its own name, or a student's id, e-mail address or name. Names come last: two people may have one.
 *
 * @throws {GradelensError} `STUDENT_UNCLEAR` with all who may be meant, `NO_SUCH_STUDENT`
 */
export async function handInOf(db: Database, meant: string): Promise<string> {
  const rows = await db.selectFrom('hand_in').select(['name', 'identity']).orderBy('name').execute();
  const all = rows.map(({ name, identity }): Known => {
    const { students } = identity === null ? { students: [] } : (JSON.parse(identity) as HandedIn);
    return { name, students };
  });
  const text = plain(meant);
  const marked = all.filter(
    ({ name, students }) =>
      name === meant ||
      students.some(({ id, email }) => text !== '' && [plain(id), plain(email)].includes(text)),
  );
  const called = all.filter(({ students }) =>
    students.some(({ name }) => fold(meant) !== '' && fold(name) === fold(meant)),
  );
  const found = marked.length > 0 ? marked : called;
  if (found.length === 1) return found[0]!.name;
  if (found.length === 0) {
    const names = all.flatMap(({ name, students }) => [name, ...students.map((student) => student.name)]);
    throw new GradelensError(
      'NO_SUCH_STUDENT',
      `Nobody here is ${JSON.stringify(meant)}: ${suggestion(meant, [...new Set(names)].filter(Boolean).slice(0, 20))}. ` +
        "Give a student's name, id or e-mail address, or a hand-in's name, as grades.csv has them.",
    );
  }
  throw new GradelensError(
    'STUDENT_UNCLEAR',
    `${JSON.stringify(meant)} may be ${found.map(inWords).join('; ')}. Nothing was done: give the hand-in's name.`,
  );
}

function inWords({ name, students }: Known): string {
  const people = students.map((each) => [each.name, each.id || each.email].filter(Boolean).join(' '));
  return `the hand-in ${name} (${people.join(', ') || 'of nobody known'})`;
}
