/** Somebody of the class, as the roster has them. Texts are composed (NFC); an empty one is not known. */
export interface Student {
  /** Text: ids begin with zeros. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly section: string;
  /** Account on GitHub. */
  readonly github: string;
  readonly group: string;
}

/** What an export, or a hand-in itself, says of one person. Nothing of it is believed before the roster confirms it. */
export interface Clue {
  readonly id?: string | undefined;
  readonly email?: string | undefined;
  /** The e-mail address, what stands before its @, or an account: a single word that names somebody. */
  readonly login?: string | undefined;
  /** Account on GitHub. */
  readonly account?: string | undefined;
  /** Counts only where it is the only one of the class, and where nothing above is given. */
  readonly name?: string | undefined;
  /** Canvas' way to write a name: the sortable one, without blanks and commas. */
  readonly label?: string | undefined;
  /** A group's name: it stands for all of its people. */
  readonly group?: string | undefined;
  /** Of two people of one name, the one in this section. */
  readonly section?: string | undefined;
  /** The platform vouches for the name: whoever has it, if nobody on the roster has, is somebody else. */
  readonly vouched?: boolean;
  /**
   * What the platform names somebody by, but its table does not know; a sentence. Then a name alone is no proof: another
   * person may have it.
   */
  readonly unknown?: string | undefined;
}

/** A person as one reads of them: `José Álvarez (00420002)`. */
export const called = ({ id, name, email }: Student): string => {
  const mark = id || email;
  return name === '' ? mark : mark === '' ? name : `${name} (${mark})`;
};

/** The people of an entry; empty where nothing but the entry's own name is known of them. */
export const peopleOf = (students: readonly Student[], entry: string): string =>
  students
    .map(called)
    .filter((name) => name !== entry)
    .join(', ');
