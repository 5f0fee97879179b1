import { GradelensError } from '../errors.js';
import type { Assignment } from '../rubric/schema.js';

/**
 * Refuses names of problems that an assignment does not have; `only` undefined means all.
 *
 * @throws {GradelensError} `UNKNOWN_PROBLEM`
 */
export function requireKnown(only: readonly string[] | undefined, { problems }: Assignment): void {
  const known = problems.map(({ id }) => id);
  const unknown = only?.find((id) => !known.includes(id));
  if (unknown === undefined) return;
  throw new GradelensError(
    'UNKNOWN_PROBLEM',
    `No problem is called ${JSON.stringify(unknown)}. Expected one of: ${known.join(', ')}.`,
  );
}
