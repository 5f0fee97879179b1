import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { PACKAGE } from '../../model/folders.js';
import { loadAssignment } from '../../rubric/load.js';
import type { Assignment } from '../../rubric/schema.js';
import { below, EXECUTABLE, type Files, PRIVATE, packed } from '../files.js';
import { keyFiles } from '../key.js';
import { networkFiles } from '../network.js';
import { jsonFile, manifest, partOfProgram, programFiles } from '../program.js';
import { LAYOUT } from './layout.js';
import { notGradedJson } from './not-graded.js';

const TEMPLATES = 'templates/pack';

/** An upload's files, and the assignment as it will be graded. */
export interface Upload {
  readonly files: Files;
  readonly assignment: Assignment;
}

/**
 * Everything that Gradescope needs to grade an assignment: the program, the rubric, the answer key, the network's weights
 * and the photographs.
 *
 * - `seed`: in place of the assignment's own.
 *
 * @throws {GradelensError} `ASSIGNMENT_NOT_FOUND`, `ASSIGNMENT_INVALID`, `PACK_*`, `WEIGHTS_NOT_FOUND`, `PHOTO_NOT_FOUND`
 */
export async function gradescopeUpload(path: string, seed?: number): Promise<Upload> {
  const loaded = await loadAssignment(path);
  const assignment = { ...loaded, seed: seed ?? loaded.seed };
  const key = await keyFiles(path, assignment);
  const program = await programFiles((file) => !file.endsWith('.d.ts') && !file.startsWith(TEMPLATES));
  const rubric = parseDocument(await readFile(path, 'utf8'));
  rubric.set('reference', LAYOUT.reference);
  rubric.set('seed', assignment.seed);
  const files = new Map([
    ...program,
    ...(await networkFiles(assignment)),
    ...(await partOfProgram('package-lock.json')),
    ['package.json', jsonFile(await manifest())],
    ['setup.sh', await script('setup.sh')],
    ['run_autograder', await script('run_autograder')],
    [LAYOUT.assignment, packed(String(rubric), PRIVATE)],
    [LAYOUT.notGraded, packed(notGradedJson(assignment), PRIVATE)],
    ...below(`assignment/${LAYOUT.reference}`, key),
  ]);
  return { files, assignment };
}

const script = async (name: string) => packed(await readFile(join(PACKAGE, TEMPLATES, name)), EXECUTABLE);
