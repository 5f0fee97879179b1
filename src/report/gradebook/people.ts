import type { Person, SubmissionResult } from '../../grade/result.js';
import { plain } from '../../intake/fold.js';
import { Register } from '../../intake/register.js';
import { called, type Student } from '../../intake/student.js';
import type { Row } from '../../intake/tables/table.js';
import type { FinalScore } from '../../words/score.js';
import type { RowOf } from './platform.js';

/** Which row is whose, as far as that is certain. */
export interface Matched {
  readonly rows: ReadonlyMap<number, { readonly student: Student; readonly final: FinalScore }>;
  /** Rows that may be several people's, and people who may have several rows; a line each. */
  readonly unclear: readonly string[];
  /** Who handed in and has no row; a line each. */
  readonly without: readonly string[];
  /** Rows whose student handed in nothing that was graded. */
  readonly absent: number;
}

/** Finds everybody's row. One row is one student's, and one student has one row, or neither gets anything. */
export function matchRows(
  rows: readonly { readonly row: Row; readonly who: RowOf }[],
  results: readonly SubmissionResult[],
): Matched {
  const finals = new Map<Student, FinalScore[]>();
  const students = new Map<string, Student>();
  for (const { handedIn, final } of results) {
    for (const person of handedIn?.students ?? []) {
      const student = students.get(keyOf(person)) ?? { ...person, github: '', group: '' };
      students.set(keyOf(person), student);
      finals.set(student, [...(finals.get(student) ?? []), ...(final ? [final] : [])]);
    }
  }
  const everybody = [...students.values()];
  const register = new Register(everybody);
  // What nobody of the class has tells them not apart: then an id that is not known is no stranger's.
  const has = (mark: 'id' | 'email'): boolean => everybody.some((each) => each[mark] !== '');
  const known = { id: has('id'), email: has('email') };
  const unclear: string[] = [];
  const found = new Map<Student, Row[]>();
  const byMark = new Set<Student>();
  const strangers: { row: Row; who: RowOf; students: readonly Student[]; why: string }[] = [];
  let absent = 0;
  for (const { row, who } of rows) {
    const [id, email] = [known.id ? who.id : '', known.email ? who.email : ''];
    const login = id === '' && email === '' && who.login !== '' ? { login: who.login } : {};
    const match = register.match({ id, email, ...login, name: who.name, label: who.name });
    const marked = everybody.filter((each) => same(each.id, id) || same(each.email, email));
    if (match.kind === 'nobody') absent++;
    else if (match.kind === 'unclear') {
      if (marked.length === 0 && id + email !== '') strangers.push({ row, who, ...match });
      else unclear.push(`line ${row.line}, ${who.name || who.id}: ${match.why}`);
    } else {
      for (const student of marked) byMark.add(student);
      found.set(match.students[0]!, [...(found.get(match.students[0]!) ?? []), row]);
    }
  }
  for (const { row, who, students: perhaps, why } of strangers) {
    // Somebody of the same name, who has a row by an id: this one is another, who handed in nothing.
    if (perhaps.every((each) => byMark.has(each))) absent++;
    else unclear.push(`line ${row.line}, ${who.name || who.id}: ${why}`);
  }
  const matched = new Map<number, { student: Student; final: FinalScore }>();
  for (const [student, own] of found) {
    const scores = finals.get(student)!;
    if (own.length > 1)
      unclear.push(`lines ${own.map(({ line }) => line).join(' and ')} may both be ${called(student)}`);
    else if (scores.length > 1)
      unclear.push(
        `line ${own[0]!.line}, ${called(student)}: has ${scores.length} hand-ins, which may differ`,
      );
    else if (scores[0]) matched.set(own[0]!.line, { student, final: scores[0] });
  }
  return {
    ...{ rows: matched, unclear, absent },
    without: [
      ...everybody.filter((student) => !found.has(student)).map(called),
      ...results
        .filter(({ handedIn }) => !handedIn)
        .map(({ submission }) => `${submission}: whose it is, nothing says; collect the class with a roster`),
    ],
  };
}

const same = (a: string, b: string): boolean => a !== '' && plain(a) === plain(b);

const keyOf = ({ id, email, name, section }: Person): string => JSON.stringify([id, email, name, section]);
