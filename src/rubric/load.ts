import { readFile } from 'node:fs/promises';
import { GradelensError } from '../errors.js';
import { readYaml } from './document.js';
import { phrase } from './phrase.js';
import { type Assignment, assignment } from './schema.js';

/**
 * Reads and checks an assignment file.
 *
 * @throws {GradelensError} `ASSIGNMENT_NOT_FOUND`; `ASSIGNMENT_INVALID` with every fault, one a line, as
 *   `rubric/a3.yaml:4:13 problems.0.points: expected number, received "ten"`. Faults between fields show once the
 *   fields around them are well formed.
 */
export async function loadAssignment(path: string): Promise<Assignment> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new GradelensError(
      'ASSIGNMENT_NOT_FOUND',
      `Cannot read the assignment file ${path} (${error.code}). Give the path of a YAML file, for example rubric/a3.yaml.`,
    );
  });
  return parseAssignment(text, path);
}

/** What was parsed last, and of which text: a command reads its assignment, and so does the grader that it opens. */
let last: { readonly text: string; readonly parsed: Assignment } | undefined;

/** `loadAssignment` on text that is already here; `path` names it in errors. */
export function parseAssignment(text: string, path: string): Assignment {
  if (last?.text !== text) last = { text, parsed: parse(text, path) };
  // Whoever changes theirs changes nobody else's.
  return structuredClone(last.parsed);
}

function parse(text: string, path: string): Assignment {
  const { value, faults, placeOf } = readYaml(text);
  if (faults.length > 0) {
    throw invalid(
      path,
      faults.map(({ line, column, message }) => `${path}:${line}:${column} ${message}`),
    );
  }
  const parsed = assignment.safeParse(value);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues
    .flatMap((issue) => phrase(issue, value))
    .map(({ path: keys, message }) => {
      const { line, column } = placeOf(keys);
      return {
        line,
        column,
        text: `${path}:${line}:${column} ${keys.join('.') || 'assignment'}: ${message}`,
      };
    });
  lines.sort((a, b) => a.line - b.line || a.column - b.column);
  throw invalid(
    path,
    lines.map(({ text }) => text),
  );
}

const invalid = (path: string, faults: readonly string[]): GradelensError =>
  new GradelensError(
    'ASSIGNMENT_INVALID',
    `${path} has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.join('\n')}`,
  );
