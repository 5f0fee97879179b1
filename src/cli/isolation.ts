import { GradelensError } from '../errors.js';
import type { Barrier } from '../sandbox/mechanism.js';
import { missingWalls } from '../sandbox/protection.js';

/**
 * Refuses to run several people's code with nothing but limits around it.
 *
 * @throws {GradelensError} `NO_ISOLATION` with what is missing
 */
export function requireIsolation({ isolated, unused }: Barrier, handIns: number, unsafe: boolean): void {
  if (isolated || unsafe || handIns < 2) return;
  throw new GradelensError(
    'NO_ISOLATION',
    `${handIns} hand-ins would run on this machine without isolation: each could read what you can and use the network. ` +
      `Missing: ${missingWalls({ unused }).join('; ')}. Install one (\`gradelens doctor\` looks again), or trust them all: --unsafe.`,
  );
}
