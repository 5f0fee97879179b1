import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { GradelensError } from '../errors.js';
import type { SubmissionResult } from '../grade/result.js';
import type { Occasion } from '../report/format.js';
import { databaseIn } from '../store/places.js';
import { EXIT } from './exit.js';
import { told } from './fault.js';
import { shown } from './shown.js';
import { printable } from './terminal.js';

/**
 * What `report` and `return` share: the reports of a graded class anew, with progress on standard error. What could not be written
 * is told, and is the exit code.
 *
 * @throws {GradelensError} `NO_RESULTS`; as `reportAgain` does
 */
export async function reportsFor(folder: string, occasion: Occasion): Promise<SubmissionResult[]> {
  const out = resolve(folder);
  if (!existsSync(databaseIn(out))) {
    throw new GradelensError(
      'NO_RESULTS',
      `${shown(out)} holds no results: expected the --out of gradelens grade, with .gradelens/ in it.`,
    );
  }
  // The store's libraries take time to load, which no other command is to wait for.
  const { reportAgain } = await import('../batch/report-again.js');
  const line = process.argv.slice(2).join(' ');
  const terminal = process.stderr.isTTY === true;
  const troubles: string[] = [];
  const results = await reportAgain(
    out,
    occasion,
    line,
    (name, done, all) => {
      if (terminal) process.stderr.write(`\r\u001b[K${done + 1} of ${all}: ${printable(name)}`);
    },
    (error, name) => troubles.push(name === undefined ? told(error) : `${name}: ${told(error)}`),
  );
  if (terminal) process.stderr.write('\r\u001b[K');
  if (troubles.length > 0) {
    const { tellTroubles } = await import('./batch.js');
    tellTroubles(troubles);
    process.exitCode = EXIT.notGraded;
  }
  return results;
}
