import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { Problem } from '../rubric/schema.js';
import { temporaryFolder } from '../temporary.js';
import type { Grader } from './grader.js';
import { judgesOf } from './judge.js';
import type { SubmissionResult } from './result.js';
import { handInOptions } from './session-options.js';
import { gradeTest } from './test.js';
import { TimeBudget } from './time-budget.js';
import { declarations, Uses } from './uses.js';

/** A wrong function that others are built on. */
export interface First {
  readonly problem: string;
  readonly name: string;
  readonly file: string;
  /** Problems that fail with it. */
  readonly spoils: readonly string[];
  /** Further problems, which fail with other wrong functions too: those functions' names. */
  readonly together: Readonly<Record<string, readonly string[]>>;
  /** Those pass once the answer key's function stands in its place; else it is only known that they use it. */
  readonly sure: boolean;
}

/** Where the key's files lie beside the hand-in's. */
const KEY = 'key-of-the-course';
/** What may come of another function that is wrong. */
const SPOILT = new Set(['wrong', 'near-miss', 'error', 'timeout', 'out-of-memory']);

/**
 * What to mend first: failing functions that use no failing one themselves, and on which other failing ones are built. Where the
 * answer key is at hand, its function is put in the place of the wrong one, and only what then passes is named.
 *
 * For a hand-in's author: what runs sees the key's code.
 */
export async function mendFirst(
  folder: string,
  grader: Grader,
  { tests }: SubmissionResult,
): Promise<First[]> {
  const failing = grader.assignment.problems.filter(({ id }) =>
    tests.some(({ problem, verdict }) => problem === id && SPOILT.has(verdict)),
  );
  const uses = new Uses(folder);
  const usedBy = new Map<Problem, Problem[]>();
  for (const problem of failing) {
    for (const used of failing)
      if (used !== problem && (await uses.uses(problem, used)))
        usedBy.set(problem, [...(usedBy.get(problem) ?? []), used]);
  }
  const roots = failing.filter((problem) => !usedBy.has(problem));
  const built = [...usedBy.keys()];
  if (built.length === 0) return [];
  const mended =
    grader.reference === undefined ? undefined : await passing(folder, grader, { roots, built, uses });
  /** They were mended together, so that nothing is known of one alone. */
  const othersOf = (problem: Problem, root: Problem): string[] =>
    roots
      .filter((other) => other !== root && usedBy.get(problem)!.includes(other))
      .map((other) => other.export);
  return roots.flatMap((root) => {
    const spoilt = built
      .filter((problem) => usedBy.get(problem)!.includes(root) && (mended?.has(problem) ?? true))
      .map((problem) => ({ id: problem.id, others: othersOf(problem, root) }));
    if (spoilt.length === 0) return [];
    const { id, file, export: name } = root;
    const spoils = spoilt.filter(({ others }) => others.length === 0).map((each) => each.id);
    const together = Object.fromEntries(
      spoilt.filter(({ others }) => others.length > 0).map((each) => [each.id, each.others]),
    );
    return [{ problem: id, name, file, spoils, together, sure: mended !== undefined }];
  });
}

/** Which problems pass once the roots are the key's own. */
async function passing(
  folder: string,
  grader: Grader,
  {
    roots,
    built,
    uses,
  }: { readonly roots: readonly Problem[]; readonly built: readonly Problem[]; readonly uses: Uses },
): Promise<Set<Problem>> {
  const { assignment, workspace } = grader;
  const temporary = temporaryFolder('mended');
  const options = handInOptions(assignment);
  try {
    await lay(folder, temporary.path, grader.reference!, { roots, uses });
    const session = await workspace.session(temporary.path, options);
    const budget = new TimeBudget(assignment.timeBudget, [session]);
    const pass = new Set(built);
    // Why another one fails was said already.
    const judges = { ...judgesOf(grader), mistakes: undefined };
    for (const planned of grader.tests) {
      if (!pass.has(planned.problem)) continue;
      const { result } = await gradeTest(planned, session, judges, budget);
      if (result.verdict !== 'pass') pass.delete(planned.problem);
    }
    await session.close();
    return pass;
  } finally {
    await temporary.remove();
  }
}

/** Lays the hand-in's code, with the key's functions in the place of the roots. */
async function lay(
  folder: string,
  to: string,
  reference: string,
  { roots, uses }: { readonly roots: readonly Problem[]; readonly uses: Uses },
): Promise<void> {
  const isCode = (name: string): boolean => /^\.[cm]?[jt]s$/.test(extname(name));
  await mkdir(join(to, KEY));
  for (const name of (await readdir(reference)).filter(isCode))
    await cp(join(reference, name), join(to, KEY, name));
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name).slice(folder.length + 1);
    if (!entry.isFile() || !isCode(path) || path.split('/').includes('node_modules')) continue;
    await mkdir(dirname(join(to, path)), { recursive: true });
    await cp(join(folder, path), join(to, path));
  }
  for (const file of new Set(roots.map((root) => root.file))) {
    const parsed = await uses.file(file);
    if (!parsed) continue;
    const names = new Set(roots.filter((root) => root.file === file).map((root) => root.export));
    const own = [...declarations(parsed.tree)].filter(({ name }) => names.has(name));
    if (own.length === 0) continue;
    let text = parsed.text;
    for (const statement of [...new Set(own.map((each) => each.statement))].reverse())
      text = text.slice(0, statement.start) + text.slice(statement.end);
    const list = own.map(({ name }) => name).join(', ');
    const module = `./${KEY}/${file.replace(/\.ts$/, '.js')}`;
    await writeFile(join(to, file), `import { ${list} } from '${module}';\nexport { ${list} };\n${text}`);
  }
}
