import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Grader } from '../grade/grader.js';
import type { Summary } from '../report/class/summary-json.js';

/**
 * A line for the staff where the reports of an earlier run come from other hidden inputs than this run has, as after the
 * secret was lost; undefined where there is nothing to say.
 *
 * - `out`: the output folder.
 */
export async function otherSecret(
  out: string,
  { assignment, hidden }: Pick<Grader, 'assignment' | 'hidden'>,
): Promise<string | undefined> {
  const earlier = await summaryIn(out);
  const [before, now] = [earlier?.hidden?.secret, hidden?.secret];
  if (earlier?.assignment !== assignment.id || before === undefined || now === undefined || before === now) {
    return undefined;
  }
  return (
    `The earlier run here drew hidden inputs from the secret ${before}, this one draws them from ${now}: points of the two ` +
    'are for other inputs. If the secret was lost, bring it back from a backup; else grade all hand-ins again.'
  );
}

/** The last run's summary; undefined where there is none that can be read. */
async function summaryIn(out: string): Promise<Partial<Summary> | undefined> {
  try {
    return JSON.parse(await readFile(join(out, 'summary.json'), 'utf8')) ?? undefined;
  } catch {
    return undefined;
  }
}
