import { type Match, people, type Register } from './register.js';
import { type Clue, called, type Student } from './student.js';

/** What answers.md says of its author. */
export interface Signature {
  readonly name: string;
  readonly email: string;
}

/** Whose a hand-in is. */
export type Whose = Match & {
  /** What is to be said of people whom nobody knows. */
  readonly notes?: readonly string[];
  /** What alone says it, where the export does not. */
  readonly by?: string;
};

/** Whose a hand-in is by its place in the export: a group's people one by one. */
export function byPlace(who: readonly Clue[], register: Register): Whose {
  if (who.length === 0) return { kind: 'nobody', firm: false, why: 'nothing in the export says whose it is' };
  const matches = who.map((clue) => register.match(clue));
  const students = [...new Set(matches.flatMap((match) => (match.kind === 'one' ? match.students : [])))];
  const others = matches.filter((match) => match.kind !== 'one');
  if (others.length === 0) return { kind: 'one', students };
  const why = [...new Set(others.map((match) => match.why))].join('; ');
  if (students.length > 0) return { kind: 'one', students, notes: [`One more handed it in: ${why}.`] };
  const perhaps = [...new Set(others.flatMap((match) => (match.kind === 'unclear' ? match.students : [])))];
  const firm = others.some((match) => match.firm);
  return perhaps.length > 0
    ? { kind: 'unclear', firm, students: perhaps, why }
    : { kind: 'nobody', firm, why };
}

/**
 * Whose a hand-in is when its answers.md is asked too. That decides among people whom the place leaves open, and never
 * against it: a place that names one and a signature that names another leave it to a person.
 */
export function withSignature(place: Whose, signature: Signature | undefined, register: Register): Whose {
  if (signature === undefined || (signature.name === '' && signature.email === '')) return place;
  const signed = register.match(signature);
  if (signed.kind === 'nobody') return place;
  const said = `answers.md names ${people(signed.students)}${signature.email === '' ? '' : `, ${signature.email}`}`;
  const both = (students: readonly Student[]): readonly Student[] => [
    ...new Set([...students, ...signed.students]),
  ];
  if (place.kind === 'one') {
    if (place.students.some((each) => signed.students.includes(each))) return place;
    const why = `the export names ${place.students.map(called).join(', ')}, ${said}`;
    return { kind: 'unclear', firm: true, students: both(place.students), why };
  }
  const open = place.kind === 'nobody' || place.students.some((each) => signed.students.includes(each));
  if (!place.firm && open && signed.kind === 'one')
    return { ...signed, by: 'Whose it is, its answers.md alone says.' };
  const students = both(place.kind === 'unclear' ? place.students : []);
  return { kind: 'unclear', firm: true, students, why: `${place.why}; ${said}` };
}

/** Without a roster: whoever the export names, as it names them, or the entry's own name. One person is one object. */
export class AtTheirWord {
  readonly #known = new Map<string, Student>();

  students(who: readonly Clue[], entry: string): Whose {
    const students = (who.length > 0 ? who : [{ name: entry }]).map((clue) => this.#student(clue, entry));
    return { kind: 'one', students };
  }

  #student({ id = '', email = '', name, label, account, login }: Clue, entry: string): Student {
    const called = name ?? label ?? login ?? account ?? '';
    const key = JSON.stringify([id, email, id || email ? '' : called || entry]);
    const student = this.#known.get(key) ?? {
      ...{
        id,
        email,
        name: called || (id || email ? '' : entry),
        github: account ?? '',
        section: '',
        group: '',
      },
    };
    this.#known.set(key, student);
    return student;
  }
}
