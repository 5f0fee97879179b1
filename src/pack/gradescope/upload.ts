import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseDocument } from 'yaml';
import { hiddenFrom } from '../../grade/hidden.js';
import { openSecret, secretBeside, secretText } from '../../grade/secret-file.js';
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
/** Of the program: Gradescope gets no pictures and no slides, so nothing is written with a font, and types are the student's matter. */
const NOT_NEEDED = /\.d\.ts$|^(templates\/pack|dist\/fonts|dist\/typescript)\//;

/** An upload's files, and the assignment as it will be graded. */
export interface Upload {
  readonly files: Files;
  readonly assignment: Assignment;
  /** A line for the staff on where the assignment's secret lies. */
  readonly note?: string;
}

/**
 * Everything that Gradescope needs to grade an assignment: the program, the rubric, the answer key, the secret that hidden
 * inputs come from, the network's weights and the photographs. Where there is no secret yet, it is made.
 *
 * @throws {GradelensError} `ASSIGNMENT_NOT_FOUND`, `ASSIGNMENT_INVALID`, `PACK_*`, `WEIGHTS_NOT_FOUND`, `PHOTO_NOT_FOUND`,
 *   `SECRET_*`
 */
export async function gradescopeUpload(path: string): Promise<Upload> {
  const assignment = await loadAssignment(path);
  const key = await keyFiles(path, assignment);
  const program = await programFiles((file) => !NOT_NEEDED.test(file));
  const rubric = parseDocument(await readFile(path, 'utf8'));
  rubric.set('reference', LAYOUT.reference);
  const { bytes, ...note } = await openSecret(path);
  const files = new Map([
    ...program,
    ...(await networkFiles(assignment)),
    ...(await partOfProgram('package-lock.json')),
    ['package.json', jsonFile(await manifest())],
    ['setup.sh', await script('setup.sh')],
    ['run_autograder', await script('run_autograder')],
    [LAYOUT.assignment, packed(String(rubric), PRIVATE)],
    [secretBeside(LAYOUT.assignment), packed(secretText(bytes, basename(LAYOUT.assignment)), PRIVATE)],
    [LAYOUT.notGraded, packed(notGradedJson(assignment, hiddenFrom(bytes).source), PRIVATE)],
    ...below(`assignment/${LAYOUT.reference}`, key),
  ]);
  return { files, assignment, ...note };
}

const script = async (name: string) => packed(await readFile(join(PACKAGE, TEMPLATES, name)), EXECUTABLE);
