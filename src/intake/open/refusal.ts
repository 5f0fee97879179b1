import { GradelensError } from '../../errors.js';

/** Why a hand-in is not opened, and what its student can do: the end of every refusal. */
const REMEDIES = {
  damaged:
    'Zip the folder with your files again, open the new zip once to see that it is whole, and hand that in.',
  encrypted: 'Zip the folder with your files again, without a password.',
  empty: 'Look whether it was the right folder or file, and hand in the one with your files.',
  'not-a-hand-in':
    'Put your files under exactly these names into one folder, and hand that folder in as a zip.',
  'leaves-the-folder': 'Zip the folder with your files again, from outside that folder.',
  link: 'Put the file itself there, and hand the folder in again.',
  'doubled-entry': 'Keep the one that counts, and zip the folder again.',
  'too-large': 'Leave out what the assignment does not ask for, and zip the folder again.',
  'two-candidates': 'Hand in one folder with every file of the assignment in it, and nothing twice.',
  'archive-kind': 'Please zip the folder with your files (.zip) and hand that in.',
  unreadable: 'Staff: let the user who grades read all of it (chmod -R u+rX as its owner).',
} as const;

/** A kind of refusal; stable, for programs. */
export type RefusalKind = keyof typeof REMEDIES;

export const REFUSAL_KINDS = Object.keys(REMEDIES) as [RefusalKind, ...RefusalKind[]];

/**
 * A hand-in that is not opened.
 *
 * - `kind`: for programs.
 * - `why`, the same as `message`: what is wrong with which file, and the remedy; its student may read it, it names no path of
 *   the machine.
 */
export class HandInRefused extends GradelensError {
  constructor(
    readonly kind: RefusalKind,
    what: string,
  ) {
    super('HAND_IN_REFUSED', `${what}. ${REMEDIES[kind]}`);
  }

  get why(): string {
    return this.message;
  }
}
