import { join } from 'node:path';

/** Where things lie in the upload, which Gradescope unpacks to `/autograder/source`. */
export const LAYOUT = {
  /** The rubric. */
  assignment: 'assignment/assignment.yaml',
  /** The answer key, as the rubric names it. */
  reference: 'reference',
  /** results.json for a submission that is not graded yet. */
  notGraded: 'not-graded.json',
} as const;

/** Where things lie while a submission is graded. */
export const placesIn = (root: string) => ({
  source: (path: string) => join(root, 'source', path),
  submission: join(root, 'submission'),
  metadata: join(root, 'submission_metadata.json'),
  results: join(root, 'results', 'results.json'),
});
export type Places = ReturnType<typeof placesIn>;
