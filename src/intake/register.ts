import { fold, label, plain, rotations } from './fold.js';
import { type Clue, called, type Student } from './student.js';

/** Who a clue means. `one` is certain; otherwise the hand-in is nobody's until a person decides. */
export type Match =
  | { readonly kind: 'one'; readonly students: readonly Student[] }
  /** `students` may be meant: of them it is not certain whether they handed in. */
  | {
      readonly kind: 'unclear';
      readonly students: readonly Student[];
      readonly firm: boolean;
      readonly why: string;
    }
  /** `firm`: what it says is no name but a mark, which the roster does not know; then nothing else decides. */
  | { readonly kind: 'nobody'; readonly firm: boolean; readonly why: string };

type Key = (student: Student) => readonly string[];

/** The class, to be asked who is meant. It never guesses: what names two people, or nobody for certain, names none. */
export class Register {
  readonly #ids: Index;
  readonly #emails: Index;
  readonly #logins: Index;
  readonly #accounts: Index;
  readonly #names: Index;
  readonly #labels: Index;
  readonly #groups: Index;
  readonly #sections: ReadonlySet<string>;

  constructor(readonly students: readonly Student[]) {
    const index = (key: Key): Index => new Index(students, key);
    this.#ids = index(({ id }) => [plain(id)]);
    this.#emails = index(({ email }) => [plain(email)]);
    this.#logins = index(({ email, github }) => [plain(email), plain(email.split('@')[0]!), plain(github)]);
    this.#accounts = index(({ github }) => [plain(github)]);
    // A sortable name is a name too: `Armstrong, Ada`.
    this.#names = index(({ name }) => [fold(name), fold(name.split(', ').reverse().join(' '))]);
    this.#labels = index(({ name }) => rotations(name).map(label));
    this.#groups = index(({ group }) => [fold(group)]);
    this.#sections = new Set(students.map(({ section }) => fold(section)).filter(Boolean));
  }

  /** Whether a folder's name is a section's: `01` or `section-01`. */
  isSection(name: string): boolean {
    return this.#sections.has(sectionOf(name));
  }

  isId = (text: string): boolean => this.#ids.get(plain(text)).length > 0;
  isAccount = (text: string): boolean => this.#accounts.get(plain(text)).length > 0;
  isGroup = (text: string): boolean => this.#groups.get(fold(text)).length > 0;

  /** Who one clue means. Marks (id, address, account) come before names, and all of them must agree. */
  match(clue: Clue): Match {
    const marks = [
      mark('id', clue.id, this.#ids, plain),
      mark('e-mail address', clue.email, this.#emails, plain),
      mark('account', clue.account, this.#accounts, plain),
    ].filter((each) => each !== undefined);
    const byName = this.#byName(clue);
    const known = unique(marks.flatMap(({ students }) => students));
    if (known.length > 1) {
      return {
        kind: 'unclear',
        firm: true,
        students: known,
        why: `${list(marks)} belong to different people: ${people(known)}`,
      };
    }
    if (known.length === 1) {
      // Of its two people of one name the mark tells which; a name that is another's alone speaks against the mark.
      if (byName.length !== 1 || byName[0] === known[0]) return { kind: 'one', students: known };
      return {
        ...{ kind: 'unclear', firm: true, students: [known[0]!, byName[0]!] },
        why: `${list(marks)} means ${called(known[0]!)}, the name "${nameIn(clue)}" ${called(byName[0]!)}`,
      };
    }
    const strange = [
      ...marks.map(({ what, text }) => `${what} ${text} is not on the roster`),
      clue.unknown,
    ].filter(Boolean);
    if (strange.length > 0) {
      const why = strange.join('; ');
      return byName.length > 0
        ? {
            kind: 'unclear',
            firm: true,
            students: byName,
            why: `${why}; the name alone, ${people(byName)}, is no proof`,
          }
        : { kind: 'nobody', firm: true, why };
    }
    if (clue.group !== undefined) {
      const students = this.#groups.get(fold(clue.group));
      if (students.length > 0) return { kind: 'one', students };
    }
    return byName.length === 1 ? { kind: 'one', students: byName } : this.#several(clue, byName);
  }

  #several(clue: Clue, students: readonly Student[]): Match {
    const said = nameIn(clue) ?? clue.group;
    if (students.length > 1) {
      return { kind: 'unclear', firm: false, students, why: `"${said}" may be ${people(students)}` };
    }
    const why = said === undefined ? 'nothing says whose it is' : `"${said}" is nobody on the roster`;
    return { kind: 'nobody', firm: clue.vouched === true && said !== undefined, why };
  }

  /** By a login, a name, or Canvas' way to write one; of several, those of the section. */
  #byName(clue: Clue): readonly Student[] {
    const found = unique([
      ...(clue.login === undefined ? [] : this.#logins.get(plain(clue.login))),
      ...(clue.name === undefined ? [] : this.#names.get(fold(clue.name))),
      ...(clue.label === undefined ? [] : this.#labels.get(label(clue.label))),
    ]);
    if (clue.section === undefined || found.length < 2) return found;
    const here = found.filter(({ section }) => fold(section) === sectionOf(clue.section!));
    return here.length > 0 ? here : found;
  }
}

/** Students by what they are known by. */
class Index {
  readonly #by = new Map<string, Student[]>();

  constructor(students: readonly Student[], key: Key) {
    for (const student of students) {
      for (const each of new Set(key(student))) {
        if (each !== '') this.#by.set(each, [...(this.#by.get(each) ?? []), student]);
      }
    }
  }

  get = (key: string): readonly Student[] => this.#by.get(key) ?? [];
}

interface Mark {
  readonly what: string;
  readonly text: string;
  readonly students: readonly Student[];
}

function mark(
  what: string,
  text: string | undefined,
  index: Index,
  key: (text: string) => string,
): Mark | undefined {
  return text === undefined || text.trim() === ''
    ? undefined
    : { what, text, students: index.get(key(text)) };
}

const sectionOf = (name: string): string => fold(name).replace(/^(section|sec|group|lab) ?/, '');

const nameIn = ({ name, label: written, login }: Clue): string | undefined =>
  [name, written, login].find((text) => text !== undefined && text !== '');

const unique = (students: readonly Student[]): readonly Student[] => [...new Set(students)];

export const people = (students: readonly Student[]): string => students.map(called).join(', ');

const list = (marks: readonly Mark[]): string => marks.map(({ what, text }) => `${what} ${text}`).join(', ');
