import { suggestion } from '../nearest.js';

/** What is wrong between fields that are each well formed, and where. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** A name that leads nowhere. */
export const unknown = (
  what: string,
  name: string,
  known: readonly string[],
  path: Fault['path'],
): Fault => ({
  path,
  message:
    known.length > 0 ? `no ${what} is called "${name}"; ${suggestion(name, known)}` : `there is no ${what}`,
});
