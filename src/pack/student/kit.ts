import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import Handlebars from 'handlebars';
import { GradelensError } from '../../errors.js';
import { writeRecorded } from '../../grade/recorded.js';
import { PACKAGE } from '../../model/folders.js';
import { loadAssignment } from '../../rubric/load.js';
import type { Assignment } from '../../rubric/schema.js';
import { below, type Files, filesBelow, packed } from '../files.js';
import { keyFiles } from '../key.js';
import { networkFiles } from '../network.js';
import { jsonFile, type Manifest, manifest, programFiles } from '../program.js';
import { libraryFiles } from './libraries.js';
import { HAND_IN, projectFiles, typesIn } from './project.js';
import { assignmentYaml, KIT, publicAssignment } from './public-assignment.js';
import { reachedFrom } from './reached.js';
import { recordExpected } from './record.js';
import { TFJS } from './tfjs.js';

/** Commands that need what a kit does not have. */
const TEMPLATES = 'templates/pack';
const FONT = /^dist\/fonts\//;
const COMMAND = /^dist\/cli\/commands\/\w+\.js$/;
const STAFF_ONLY =
  /^(dist\/(pack\/|cli\/commands\/(audit|calibrate|collect|demo|grade|gradebook|gradescope|history|init|mark|override|pack|regrade|report|return|similar|status)\.)|templates\/pack\/)/;
/** Bytes of a font: those of Chinese, Japanese and Korean have more. A kit writes them in another one's coarser letters. */
const LARGEST_FONT = 2 ** 22;

/** How a kit is made. */
export interface KitOptions {
  /** Folder of the starter. */
  readonly starter: string;
  /** Called before the answer key's outputs for a test are computed. */
  onTest(number: number, of: number, title: string): void;
}

/** A kit's files, and the assignment as the kit has it. */
export interface Kit {
  readonly files: Files;
  readonly assignment: Assignment;
}

/**
 * Everything that students get: the starter, the public tests with recorded outputs, and gradelens to check with.
 *
 * Neither the answer key nor anything of hidden tests is in it.
 *
 * @throws {GradelensError} `ASSIGNMENT_NOT_FOUND`, `ASSIGNMENT_INVALID`, `PACK_*`, `WEIGHTS_NOT_FOUND`, `PHOTO_NOT_FOUND`,
 *   `ANSWER_KEY_FAILED`
 */
export async function studentKit(path: string, { starter, onTest }: KitOptions): Promise<Kit> {
  const whole = await loadAssignment(path);
  await keyFiles(path, whole);
  const assignment = publicAssignment(whole);
  const handIn = await starterFiles(starter, assignment);
  // What may be missing comes first: the program takes seconds.
  const network = await networkFiles(assignment);
  const templates = await templateFiles(path, whole);
  const program = await programOf(network);
  const recorded = await recordExpected(path, onTest);
  const project = {
    name: `${assignment.id}-kit`,
    dependencies: { gradelens: `file:${PROGRAM}`, '@tensorflow/tfjs': `file:${PROGRAM}/${TFJS}` },
    paths: typesIn(PROGRAM, program.manifest),
    check: 'node check.js',
  };
  const files = new Map([
    ['README.md', packed(await readme(assignment))],
    ['check.js', packed(await readFile(join(PACKAGE, TEMPLATES, 'check.js')))],
    ...projectFiles(project),
    ...below(PROGRAM, program.files),
    [KIT.assignment, packed(assignmentYaml(assignment))],
    [`assignment/${KIT.expected}`, packed(writeRecorded(recorded))],
    ...templates,
    ...below(HAND_IN, handIn),
  ]);
  return { files, assignment };
}

/** The course's own templates of the deck, if it has some. */
async function templateFiles(path: string, { deck }: Assignment): Promise<Files> {
  if (deck?.templates === undefined) return new Map();
  const folder = resolve(dirname(path), deck.templates);
  const files = await filesBelow(folder, '.').catch((error: NodeJS.ErrnoException) => {
    throw new GradelensError(
      'DECK_TEMPLATES_NOT_FOUND',
      `The deck's templates cannot be read (${error.code}): ${folder}. The assignment file names them under deck.templates.`,
    );
  });
  return new Map(below(`assignment/${KIT.templates}`, files));
}

async function starterFiles(folder: string, { problems }: Assignment): Promise<Files> {
  const files = await filesBelow(resolve(folder), '.').catch((error: NodeJS.ErrnoException) => {
    throw new GradelensError('PACK_NO_STARTER', `Cannot read the starter ${folder} (${error.code}).`);
  });
  const missing = [...new Set(problems.map(({ file }) => file))].filter((file) => !files.has(file));
  if (missing.length === 0) return files;
  throw new GradelensError(
    'PACK_STARTER_INCOMPLETE',
    `The starter ${folder} has no ${missing.join(', ')}, which the assignment grades. Give its folder with --starter.`,
  );
}

/** Where a kit's program lies, unpacked: it runs from there with nothing installed. */
const PROGRAM = 'gradelens';
/** Of package.json what Node, npm and editors need: a kit brings its libraries. */
const NEEDED = /^(name|version|description|license|type|engines|bin|imports|exports)$/;

/** gradelens, with the libraries that a kit's commands load, and the network's weights and photographs inside. */
async function programOf(network: Files): Promise<{ files: Files; manifest: Manifest }> {
  const whole = await manifest();
  const built = await programFiles((file) => !STAFF_ONLY.test(file));
  const program = new Map(
    [...built].filter(([path, { bytes }]) => !(FONT.test(path) && bytes.length > LARGEST_FONT)),
  );
  const commands = [...program.keys()].filter((path) => COMMAND.test(path));
  const reached = await reachedFrom(program, ['bin/gradelens.js', ...commands], whole);
  const needed = Object.fromEntries(Object.entries(whole).filter(([field]) => NEEDED.test(field)));
  const files = new Map([
    ...program,
    ...(await libraryFiles(reached)),
    ...network,
    ['package.json', jsonFile(needed)],
  ]);
  return { files, manifest: whole };
}

async function readme({ title, problems }: Assignment): Promise<string> {
  const template = await readFile(join(PACKAGE, TEMPLATES, 'kit.md'), 'utf8');
  const tests = problems.reduce((sum, problem) => sum + problem.tests.length, 0);
  return Handlebars.compile(template, { strict: true, noEscape: true })({
    title,
    tests,
    problem: problems[0]!.id,
  });
}
