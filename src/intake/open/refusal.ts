import { GradelensError } from '../../errors.js';

/** What to do about each kind of refusal: the end of its message. */
const REMEDIES = {
  damaged:
    'Zip the folder with your files again, open the new zip to see that it is whole, and hand that in.',
  encrypted: 'Zip the folder with your files again, without a password.',
  empty: 'Look whether it is the right folder or file, and hand in the one with your files.',
  'not-a-hand-in':
    'Put your files under exactly the names that the assignment asks for into one folder, and zip that folder.',
  'leaves-the-folder': 'Zip the folder with your files again, from outside that folder.',
  link: 'Put the file itself there, and zip the folder again.',
  'doubled-entry': 'Keep the one that counts, and zip the folder again.',
  'too-large':
    'Leave out what the assignment does not ask for (node_modules, .git, data), and zip the folder again.',
  'two-candidates': 'Hand in one folder with every file of the assignment in it, each of them once.',
  'archive-kind': 'Please zip the folder with your files (.zip), and hand that in.',
  unreadable: 'This is for the staff to look at.',
} as const;

/** A kind of refusal; stable, for programs. */
export type RefusalKind = keyof typeof REMEDIES;

export const REFUSAL_KINDS = Object.keys(REMEDIES) as [RefusalKind, ...RefusalKind[]];

/**
 * A hand-in that is not opened. Its student may read the message: what is wrong with which file, and the remedy; no path of
 * the machine.
 *
 * - `kind`: for programs.
 * - `what`: the message without its remedy, and without the full stop.
 */
export class HandInRefused extends GradelensError {
  constructor(
    readonly kind: RefusalKind,
    readonly what: string,
  ) {
    super('HAND_IN_REFUSED', `${what}. ${REMEDIES[kind]}`);
  }

  /** The same as the message. */
  get why(): string {
    return this.message;
  }
}
