/** What a part of a page is, by the names that PDF gives them (ISO 32000-1, 14.8.4). */
export type Role =
  | 'Sect'
  | 'Div'
  | 'L'
  | 'LI'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'BlockQuote'
  | 'Note';

/**
 * A part of a page that holds others. Whatever follows one another within the same object is within one part: each list,
 * item, row and cell has an object of its own.
 */
export interface Part {
  readonly role: Role;
  /** Of a list: how its items are marked. */
  readonly numbering?: 'Disc' | 'Decimal';
  /** Of a table's heading cell: what it heads. */
  readonly scope?: 'Column' | 'Row';
}
