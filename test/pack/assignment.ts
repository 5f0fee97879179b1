import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { loadAssignment } from '../../src/rubric/load.js';
import type { Assignment } from '../../src/rubric/schema.js';
import { ROOT } from '../process.js';

/** What a copy keeps: problems, and of the deck the cover and the pages with these ids or of these questions, which stay too. */
export interface Kept {
  readonly problems: readonly string[];
  readonly pages?: readonly string[];
}

/**
 * A copy of demo.yaml in another folder, so that its secret is made there. Returns its path, and the assignment.
 *
 * - `only`: what it keeps, where that is not all; without pages neither deck nor questions.
 */
export async function copyOfDemo(
  folder: string,
  over: Partial<Assignment> = {},
  only?: Kept,
): Promise<{ readonly path: string; readonly assignment: Assignment }> {
  const { deck, ...demo } = await loadAssignment(join(ROOT, 'rubric/demo.yaml'));
  const shown = { deck: { ...deck!, templates: join(ROOT, 'templates/demo') } };
  const part = only ? cut({ ...demo, ...shown }, only) : shown;
  const assignment = { ...demo, ...part, reference: join(ROOT, 'reference'), ...over };
  const path = join(folder, 'copy.yaml');
  await writeFile(path, stringify(assignment));
  return { path, assignment };
}

function cut({ problems, questions, deck }: Assignment, { problems: kept, pages = [] }: Kept) {
  const shown = deck!.pages.filter((page) => {
    const name = 'id' in page ? page.id : 'question' in page ? page.question : '';
    return page.kind === 'title' || pages.includes(name);
  });
  return {
    problems: problems.filter(({ id }) => kept.includes(id)),
    questions: questions.filter(({ id }) => pages.includes(id)),
    ...(pages.length > 0 && { deck: { ...deck!, pages: shown.map((page) => withRowsOf(page, kept)) } }),
  };
}

/** Its figure shows nothing of other problems. */
function withRowsOf<Page extends object>(page: Page, kept: readonly string[]): Page {
  const { figure } = page as { figure?: { rows?: readonly { readonly problem?: string }[] } };
  if (!figure?.rows) return page;
  const rows = figure.rows.filter(({ problem }) => problem === undefined || kept.includes(problem));
  return { ...page, figure: { ...figure, rows } };
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
