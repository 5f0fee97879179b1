/** What a run of a mistake showed. */
export interface Seen {
  /** Its numbers beside the right ones, in a few words. */
  readonly numbers: string;
  /** How to read its picture, where it has one. */
  readonly picture?: string;
}
