import type { Person, SubmissionResult } from '../../../src/grade/result.js';

/** Somebody of the class, with the part of the name that comes first in a sortable one. */
export type Somebody = Person & { readonly family: string };

const NAMES: readonly (readonly [name: string, family: string])[] = [
  ['Ada Armstrong', 'Armstrong'],
  ['José Álvarez', 'Álvarez'],
  ["Zoë O'Brien", "O'Brien"],
  ['李明', '李'],
  ['प्रिया शर्मा', 'शर्मा'],
  ['Δημήτρης Παπαδόπουλος', 'Παπαδόπουλος'],
  ['أحمد علي', 'علي'],
  ['שרה כהן', 'כהן'],
  ['김민수', '김'],
  ['นภา ใจดี', 'ใจดี'],
  ['Ольга Иванова', 'Иванова'],
  ['ნინო ბერიძე', 'ბერიძე'],
  ['Անի Սարգսյան', 'Սարգսյան'],
  ['கவிதா ராஜன்', 'ராஜன்'],
  ['さくら 田中', '田中'],
  ['Nguyễn Thị Hoa', 'Nguyễn'],
  ['=HYPERLINK("https://example.org")', '=HYPERLINK("https://example.org")'],
  // Twins, as far as a name tells.
  ['Wei Chen', 'Chen'],
  ['Wei Chen', 'Chen'],
];

/** In twelve scripts and more. */
export const CLASS: readonly Somebody[] = NAMES.map(([name, family], i) => {
  const id = `0042${String(i + 1).padStart(4, '0')}`;
  return { name, family, id, email: `s${i + 1}@example.edu`, section: '' };
});

export const sortable = ({ name, family }: Somebody): string =>
  name === family ? name : `${family}, ${name.replace(family, '').trim()}`;

/** A score that no other has: 60.01, 60.02, ... */
export const scoreOf = (who: Person): number => (6001 + CLASS.findIndex(({ id }) => id === who.id)) / 100;

export const handIn = (
  people: readonly Person[],
  final: number | null = scoreOf(people[0]!),
): SubmissionResult => ({
  ...{
    submission: people[0]!.name,
    assignment: 'a3',
    seed: 1,
    hidden: null,
    backend: 'wasm',
    network: 'small',
  },
  ...{
    score: 60,
    maxScore: 100,
    tests: [],
    questions: [],
    notes: [],
    seconds: 1,
    visibleSeconds: 1,
    log: '',
  },
  handedIn: {
    students: people.map(({ name, email, id, section }) => ({ name, email, id, section })),
    ...{ submitted: null, late: 'no', lateness: '' },
  },
  final: {
    ...{ tests: 60, questions: 0, raw: 60, penalty: 0, final, most: 100 },
    line: final === null ? '60 of 100 by tests; no final score yet (not graded: Why?)' : '60 of 100 by tests',
  },
});
