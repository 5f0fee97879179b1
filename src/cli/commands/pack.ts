import type { Command } from 'commander';
import { gradescopeUpload } from '../../pack/gradescope/upload.js';
import { studentKit } from '../../pack/student/kit.js';
import { writeZip } from '../../pack/write.js';
import type { Assignment } from '../../rubric/schema.js';
import { total } from '../../rubric/score.js';
import { examples, packaged } from '../options.js';
import { StatusLine } from '../terminal.js';

/** `gradelens pack`: an assignment as one zip, for Gradescope or for students. */
export default function register(program: Command): void {
  const pack = program
    .command('pack')
    .description("Pack an assignment as a zip: Gradescope's autograder, or the kit for students.");
  examples(pack, [
    [
      'gradelens pack gradescope --assignment rubric/a3.yaml --out autograder.zip',
      'for staff only: it holds the key',
    ],
    [
      'gradelens pack student --assignment rubric/a3.yaml --out kit.zip',
      'for students: public tests, no key',
    ],
  ]);

  const gradescope = pack
    .command('gradescope')
    .description("Make Gradescope's autograder: program, rubric, answer key, secret, weights, photographs.")
    .requiredOption('--assignment <file>', 'assignment file')
    .option('--out <zip>', 'the zip to write; one that is there is replaced', 'autograder.zip')
    .action(packGradescope);
  examples(gradescope, [
    ['gradelens pack gradescope --assignment rubric/a3.yaml', 'then upload autograder.zip'],
    ['gradelens pack gradescope --assignment rubric/demo.yaml --out demo.zip', 'on the built-in network'],
  ]);

  const student = pack
    .command('student')
    .description(
      'Make the kit for students: starter, public tests with recorded outputs, gradelens to check with.',
    )
    .requiredOption('--assignment <file>', 'assignment file, with its answer key')
    .option('--out <zip>', 'the zip to write; one that is there is replaced', 'kit.zip')
    .option('--starter <folder>', "what students fill in (default: Assignment 3's)")
    .action(packStudent);
  examples(student, [
    ['gradelens pack student --assignment rubric/a3.yaml', 'writes kit.zip'],
    ['gradelens pack student --assignment mine.yaml --starter starter/', 'another assignment'],
  ]);
}

async function packGradescope(options: { assignment: string; out: string }): Promise<void> {
  const { files, assignment, note } = await gradescopeUpload(options.assignment);
  if (note !== undefined) process.stderr.write(`${note}\n`);
  const bytes = await writeZip(options.out, files);
  const points = total(assignment.problems.map((problem) => problem.points));
  process.stdout.write(
    `${written(options.out, bytes, files.size, assignment)}\n` +
      'It holds the answer key, the hidden tests and the secret of their inputs: for staff only.\n' +
      `On Gradescope: a programming assignment with ${points} autograder points, then Configure Autograder, Zip file\n` +
      'upload. docs/gradescope.md has the rest.\n',
  );
}

async function packStudent(options: { assignment: string; out: string; starter?: string }): Promise<void> {
  const status = new StatusLine();
  const { files, assignment } = await studentKit(options.assignment, {
    starter: options.starter ?? packaged('submissions/starter'),
    onTest: (number, of, title) => status.show(`computing the answer key, ${number} of ${of}: ${title}`),
  });
  status.clear();
  const bytes = await writeZip(options.out, files);
  process.stdout.write(
    `${written(options.out, bytes, files.size, assignment)}\n` +
      'It holds neither the answer key nor hidden tests. Students unpack it and run node check.js: nothing is to be installed.\n' +
      'Its README says so.\n',
  );
}

const written = (
  out: string,
  bytes: number,
  files: number,
  { id, problems, network }: Assignment,
): string => {
  const tests = problems.reduce((sum, problem) => sum + problem.tests.length, 0);
  const size = `${(bytes / 2 ** 20).toFixed(1)} MiB, ${files} files`;
  return `Written: ${out} (${size}): ${id}, ${tests} tests on ${network}.`;
};
