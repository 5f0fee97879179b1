import { stringify } from 'yaml';
import { GradelensError } from '../../errors.js';
import { isPublic } from '../../grade/result.js';
import type { Deck, PageSpec } from '../../rubric/deck.js';
import { problemsOf } from '../../rubric/figures.js';
import { parseAssignment } from '../../rubric/load.js';
import type { Assignment } from '../../rubric/schema.js';

/** The kit's assignment file and, beside it, the outputs and the deck's templates that it names. */
export const KIT = {
  assignment: 'assignment/assignment.yaml',
  expected: 'expected.gz',
  templates: 'templates',
} as const;

/**
 * What students may know of an assignment: the public tests alone, with recorded outputs in place of the answer key. Their
 * inputs are those of the grading run, since the seed is no secret. Problems without a public test, and their figures, are left out.
 *
 * @throws {GradelensError} `PACK_NOTHING_PUBLIC`
 */
export function publicAssignment(assignment: Assignment): Assignment {
  // What a known mistake still earns would name it, and a kit has no catalogue.
  const problems = assignment.problems.flatMap(({ credit, ...problem }) => {
    const tests = problem.tests.filter(isPublic);
    const points = tests.reduce((sum, test) => sum + test.points, 0);
    return tests.length > 0 ? [{ ...problem, tests, points }] : [];
  });
  if (problems.length === 0) {
    throw new GradelensError(
      'PACK_NOTHING_PUBLIC',
      `${assignment.id} has no test with \`visibility: visible\`, so a kit could check nothing. Make some visible.`,
    );
  }
  // What is right is no question's to tell.
  const questions = assignment.questions.map(({ answer, scoring, items, ...question }) => question);
  // Final scores are made of a whole class: policies name files of the staff, and problems that are left out here.
  const { reference, deck, policies, ...rest } = assignment;
  const shown = deck && { deck: publicDeck(deck, problems) };
  return { ...rest, problems, questions, ...shown, expected: KIT.expected };
}

/** The deck without figures of problems that are not public: a page with the title stays, so that no number changes. */
function publicDeck(deck: Deck, problems: Assignment['problems']): Deck {
  const ids = problems.map(({ id }) => id);
  const pages = deck.pages.map((page): PageSpec => {
    if (!('figure' in page) || problemsOf(page.figure).every((id) => ids.includes(id))) return page;
    return { kind: 'divider', title: page.title };
  });
  return { pages, ...(deck.templates !== undefined && { templates: KIT.templates }) };
}

/** An assignment as a file that `loadAssignment` reads; written from data, so no comment or anchor of the original is in it. */
export function assignmentYaml(assignment: Assignment): string {
  const text = `# The public tests. Hidden tests use other inputs.\n\n${stringify(assignment, { aliasDuplicateObjects: false, lineWidth: 110 })}`;
  parseAssignment(text, KIT.assignment);
  return text;
}
