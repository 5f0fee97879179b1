import type { Worker } from '../worker/worker.js';
import type { Place } from './class-folder.js';
import type { RefusalKind } from './open/index.js';
import type { Register } from './register.js';
import type { Clue, Student } from './student.js';
import type { Table } from './tables/table.js';
import type { Calendar, Moment } from './times.js';

/** A folder with an export in it. */
export interface ClassExport {
  readonly path: string;
  /** The folder's own name: some platforms put the assignment's there. */
  readonly name: string;
  /** What lies in it, without litter. */
  readonly places: readonly Place[];
}

/** A table that a platform gives besides the hand-ins. */
export type TableKind = 'gradebook' | 'worksheet' | 'accounts';

/** What a source may ask for while it reads an export. */
export interface Reading {
  readonly export: ClassExport;
  readonly register: Register;
  readonly calendar: Calendar;
  /** The assignment's file names. */
  readonly files: readonly string[];
  /** For what concerns the whole class. */
  readonly worker: Worker;
  /** The table that the grader gave, or the only one beside or in the export that looks like it. */
  table(kind: TableKind): Promise<Table | undefined>;
}

/** Why something is not taken: a kind, and a message with the remedy that student and staff may read. */
export interface Refusal {
  readonly kind: RefusalKind | 'nothing-handed-in' | 'loose-file' | 'claimed-twice';
  readonly why: string;
}

/** What stands ready to be opened. */
export interface Prepared {
  readonly path: string;
  readonly submitted?: Moment | undefined;
  readonly notes: readonly string[];
}

/** A hand-in of an export, as the export tells of it. */
export interface Candidate {
  /** The entries that make it, by their names in the export: one, or several loose files. */
  readonly entries: readonly string[];
  /** Who handed it in: several of a group. None: nothing says it but what is in it. */
  readonly who: readonly Clue[];
  /** Where it lies. */
  readonly path?: string | Buffer;
  /**
   * Instead of a path: lays it into a folder of its own, with a worker of its own.
   *
   * - `due`: when it is due for its people, in milliseconds since 1970.
   *
   * @throws {HandInRefused}
   */
  prepare?(folder: string, worker: Worker, due?: number): Promise<Prepared>;
  readonly refused?: Refusal;
  readonly submitted?: Moment | undefined;
  /** Where the platform tells no time but that. */
  readonly late?: 'yes' | 'no';
  /** Which attempt it is, counted from 1, where the platform tells. */
  readonly attempt?: number;
  /** Hand-ins of one series are attempts of one student, of which the last counts. */
  readonly series?: string;
  readonly notes?: readonly string[];
  /** Whose a person said it is. */
  readonly decided?: readonly Student[];
}

/** An entry that is no hand-in, and why. */
export interface Skipped {
  readonly entry: string;
  readonly why: string;
}

/** A platform's way to hand over a class: one file of `sources/` each, with this as its default export. */
export interface Source {
  /** For people: `Gradescope's export`. */
  readonly title: string;
  /** Why a folder looks like this, half a sentence; undefined where it does not. */
  recognise(folder: ClassExport): Promise<string | undefined> | string | undefined;
  /** Every entry, as a hand-in or as skipped. */
  read(reading: Reading): Promise<{ candidates: Candidate[]; skipped: Skipped[] }>;
}
