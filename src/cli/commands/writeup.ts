import { readFile, realpath } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { filesOf, findSubmissions, openSubmission } from '../../batch/submissions.js';
import { GradelensError } from '../../errors.js';
import { type Grader, openGrader } from '../../grade/grader.js';
import { handInOptions } from '../../grade/session-options.js';
import type { Submission } from '../../grade/submission.js';
import { templatesOf } from '../../rubric/deck.js';
import { loadAssignment } from '../../rubric/load.js';
import type { Assignment } from '../../rubric/schema.js';
import { coresForOne } from '../../sandbox/lanes.js';
import { TensorCache } from '../../store/tensor-cache.js';
import type { Backend } from '../../tensor/engines.js';
import { type Worker, withWorker } from '../../worker/worker.js';
import { blankDeck, type Deck } from '../../writeup/deck.js';
import { makeDeck } from '../../writeup/make.js';
import { readAnswers } from '../../writeup/read-answers.js';
import { remarksOf } from '../../writeup/remarks.js';
import { reviewConfined } from '../../writeup/review/confined.js';
import { expectedPages } from '../../writeup/review/expected.js';
import { formatOf, writeDeck } from '../../writeup/write.js';
import { EXIT, exitOf } from '../exit.js';
import { FigureProgress } from '../figure-progress.js';
import { untilInterrupted } from '../interrupt.js';
import { assignmentOption, backendOption, chosenAssignment, examples, seedOption } from '../options.js';
import { requireWritable } from '../output-folder.js';
import { notePassedOver } from '../passed-over.js';
import { shown } from '../shown.js';
import { duration, painter, printable } from '../terminal.js';

interface Options {
  assignment?: string;
  backend: Backend | 'auto';
  seed?: number;
  out?: string;
  quick: boolean;
  cache: boolean;
  check?: string;
  template: boolean;
}

/** `gradelens writeup`: the slides of a hand-in, or what is wrong with finished ones. */
export default function register(program: Command): void {
  const command = program
    .command('writeup')
    .description("Make a hand-in's slides: figures from its own code, answers from answers.md.")
    .argument('[folder|zip]', 'the hand-in', '.')
    .option('--out <file>', 'the slides; .pdf or .pptx (default: writeup.pdf, or template.pdf)')
    .option('--quick', 'small, fast figures, marked as drafts', false)
    .option('--no-cache', 'make every figure anew')
    .option('--check <file>', 'instead: list what is wrong with finished slides, of any program')
    .addOption(
      new Option(
        '--template',
        "instead: the assignment's pages with nothing on them, for Gradescope's outline",
      )
        .default(false)
        .conflicts(['check', 'quick']),
    )
    .addOption(assignmentOption())
    .addOption(backendOption())
    .addOption(seedOption("seed of the figures' random starts (default: the assignment's)"))
    .action(writeup);
  examples(command, [
    ['gradelens writeup . --out writeup.pdf', 'the folder you are in; goes on after Ctrl-C'],
    ['gradelens writeup . --out writeup.pptx --quick', 'a draft to edit in a slide program'],
    ['gradelens writeup --check writeup.pdf', 'pages missing, out of order, too long'],
    ['gradelens writeup --template --assignment rubric/a3.yaml', "for the staff: Gradescope's outline"],
  ]);
}

async function writeup(path: string, options: Options): Promise<void> {
  if (options.check !== undefined) return check(options.check, path, options);
  const given = options.out ?? (options.template ? 'template.pdf' : 'writeup.pdf');
  formatOf(given);
  const out = resolve(given);
  await requireWritable(dirname(out));
  if (options.template) return template(out, path, options);
  // The author's own, so a link is followed.
  const [found, ...others] = await findSubmissions([await realpath(path).catch(() => path)], ['answers.md']);
  if (others.length > 0) {
    throw new GradelensError(
      'SEVERAL_SUBMISSIONS',
      `${path} holds ${others.length + 1} hand-ins; the slides of one are made at a time. Give one, for example ${shown(found!.path)}.`,
    );
  }
  // By the place on this disk: an archive brings no assignment of its own.
  const assignment = await chosenAssignment(options.assignment, found!.path);
  if (assignment.note) process.stderr.write(`${assignment.note}\n`);
  const files = filesOf(await loadAssignment(assignment.path));
  const submission = await withWorker((worker) => openSubmission(found!, files, worker));
  try {
    for (const note of submission.notes) process.stderr.write(`${printable(note)}\n`);
    const { backend, seed } = options;
    // No test is run: the tests judge, the slides show.
    const grader = await openGrader(assignment.path, {
      backend,
      ...(seed !== undefined && { seed }),
      select: () => false,
    });
    notePassedOver(grader);
    await untilInterrupted(grader, (signal) =>
      withWorker((worker) => make(submission, grader, worker, { ...options, out }, signal), signal).catch(
        (error: unknown) => {
          if (!signal.aborted) throw error;
          process.stderr.write('Interrupted. The same command goes on where it was.\n');
          process.exitCode = exitOf(signal.reason);
        },
      ),
    );
  } finally {
    await submission.close();
  }
}

async function make(
  submission: Submission,
  grader: Grader,
  worker: Worker,
  { out, quick, cache }: Options & { readonly out: string },
  signal: AbortSignal,
): Promise<void> {
  const { assignment } = grader;
  const started = performance.now();
  const answers = await readAnswers(submission.folder, assignment.questions, worker);
  const sessions = await Promise.all(
    Array.from({ length: coresForOne() }, () =>
      grader.workspace.session(submission.folder, handInOptions(assignment)),
    ),
  );
  const progress = new FigureProgress(assignment);
  let deck: Deck | undefined;
  try {
    deck = await makeDeck(submission, answers, sessions, grader, {
      worker,
      quick,
      signal,
      ...(cache && { cache: await TensorCache.open() }),
      onProgress: (figure, done, total) => progress.show(figure, done, total),
      onFigure: (figure, made) => progress.done(figure, made),
    });
  } finally {
    progress.clear();
    await Promise.all(sessions.map((session) => session.close()));
  }
  if (!deck) throw noDeck(assignment);
  const slides = await writeDeck(out, deck, worker, grader.templates);
  const paint = painter(process.stdout);
  for (const remark of remarksOf(deck, answers, slides)) {
    process.stdout.write(`${paint('yellow', '!')} ${printable(remark)}\n`);
  }
  const took = duration((performance.now() - started) / 1000);
  written(
    out,
    `${slides.pages} pages in ${took} (${assignment.network} on ${grader.backend}${quick ? ', a draft' : ''})`,
  );
}

/** Says what was written where. */
function written(out: string, what: string): void {
  process.stdout.write(
    `${shown(out)}: ${what}.\n${shown(join(dirname(out), 'pages.json'))}: which page to tag for which question.\n`,
  );
}

/** Writes the pages of an assignment before anybody fills them in. No code runs, so no network and no engine is needed. */
async function template(out: string, folder: string, options: Options): Promise<void> {
  const chosen = await chosenAssignment(options.assignment, folder);
  if (chosen.note) process.stderr.write(`${chosen.note}\n`);
  const assignment = await loadAssignment(chosen.path);
  if (!assignment.deck) throw noDeck(assignment);
  const deck = blankDeck(assignment, assignment.deck);
  const { templates } = templatesOf(chosen.path, assignment.deck);
  const { pages } = await withWorker((worker) => writeDeck(out, deck, worker, templates));
  written(out, `${pages} pages of ${assignment.title}, as every hand-in's deck has them`);
}

const noDeck = ({ id }: Assignment): GradelensError =>
  new GradelensError(
    'NO_DECK',
    `${id} has no deck: its assignment file lists no pages of a writeup under \`deck\`.`,
  );

async function check(file: string, folder: string, options: Options): Promise<void> {
  const chosen = await chosenAssignment(options.assignment, folder);
  if (chosen.note) process.stderr.write(`${chosen.note}\n`);
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new GradelensError(
      'DECK_NOT_FOUND',
      `${file} cannot be read (${error.code}). Give a PDF or a PPTX file.`,
    );
  });
  const assignment = await loadAssignment(chosen.path);
  if (!assignment.deck) throw noDeck(assignment);
  const expected = expectedPages(assignment);
  const ending = extname(file).toLowerCase();
  const { pages, findings } = await withWorker((worker) => reviewConfined(bytes, expected, ending, worker));
  const paint = painter(process.stdout);
  for (const { message } of findings) {
    process.stdout.write(`${paint('yellow', '!')} ${printable(message)}\n`);
  }
  const verdict =
    findings.length === 0 ? paint('green', 'nothing is amiss') : `${findings.length} to look at`;
  process.stdout.write(`${file}: ${pages} pages, ${expected.length} expected; ${verdict}.\n`);
  if (findings.length > 0) process.exitCode = EXIT.failures;
}
