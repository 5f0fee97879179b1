import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { loadAssignment } from '../../src/rubric/load.js';
import type { Assignment } from '../../src/rubric/schema.js';
import { ROOT } from '../process.js';

/**
 * A copy of demo.yaml in another folder, so that its secret is made there. Returns its path, and the assignment.
 *
 * - `only`: these problems alone, without deck and questions.
 */
export async function copyOfDemo(
  folder: string,
  over: Partial<Assignment> = {},
  only?: readonly string[],
): Promise<{ readonly path: string; readonly assignment: Assignment }> {
  const { deck, ...demo } = await loadAssignment(join(ROOT, 'rubric/demo.yaml'));
  const shown = deck && { deck: { ...deck, templates: join(ROOT, 'templates/demo') } };
  const part = only && { problems: demo.problems.filter(({ id }) => only.includes(id)), questions: [] };
  const assignment = { ...demo, ...(part ?? shown), reference: join(ROOT, 'reference'), ...over };
  const path = join(folder, 'copy.yaml');
  await writeFile(path, stringify(assignment));
  return { path, assignment };
}

/** A secret in the spellings that somebody might find it in. */
export function spellingsOf(secret: Uint8Array): string[] {
  const bytes = Buffer.from(secret);
  const hex = bytes.toString('hex');
  // Without the end, whose last letter and padding depend on what follows.
  const [base64, url] = (['base64', 'base64url'] as const).map((code) => bytes.toString(code).slice(0, 42));
  return [
    hex,
    hex.toUpperCase(),
    base64!,
    url!,
    bytes.toString('latin1'),
    ...[',', ', ', ' '].map((by) => [...bytes].join(by)),
  ];
}
