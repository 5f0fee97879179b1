import type { Row, Table } from '../../intake/tables/table.js';

/** What a row of a gradebook says of its student. */
export interface RowOf {
  readonly id: string;
  readonly email: string;
  /** An account: counts where there is no id and no address. */
  readonly login: string;
  readonly name: string;
}

/** A column of a gradebook that may be the assignment's. */
export interface ScoreColumn {
  readonly index: number;
  /** As its platform's pages show it. */
  readonly name: string;
  /** The most that it takes, as the file writes it; empty where it does not say. */
  readonly most: string;
}

/** A platform's gradebook, as it exports and imports it: one file of `platforms/` each, with this as its default export. */
export interface Platform {
  /** For people: `Canvas' gradebook`. */
  readonly title: string;
  /** How to get the file, half a sentence. */
  readonly where: string;
  /** Columns by which it is known: of each list one. */
  readonly looks: readonly (readonly string[])[];
  /** Who a row is; undefined for one that is nobody's. */
  person(row: Row): RowOf | undefined;
  columns(table: Table): ScoreColumn[];
}
