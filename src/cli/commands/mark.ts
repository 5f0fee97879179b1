import { readFile, writeFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { GradelensError } from '../../errors.js';
import type { Progress, ToMark } from '../../marking/open.js';
import type { Database } from '../../store/database.js';
import { EXIT } from '../exit.js';
import { note } from '../note.js';
import { examples } from '../options.js';
import { withResults } from '../results.js';
import { shown } from '../shown.js';
import { printable, table } from '../terminal.js';

interface Options {
  question?: string;
  by?: string;
}

/** `gradelens mark`: people grade the written answers. */
export default function register(program: Command): void {
  const command = program
    .command('mark')
    .description('Grade the written answers by hand: question by question, nobody named.')
    // What stands behind `export` and the others is theirs, though it may be called the same.
    .enablePositionalOptions()
    .argument('<folder>', 'the output folder of gradelens grade')
    .option('--question <id>', 'only this question')
    .option('--by <name>', 'who marks (default: your user name)')
    .action(mark);
  examples(command, [
    ['gradelens mark out', 'every answer that is not marked yet, on the terminal'],
    ['gradelens mark out --question sum-backprop --by Ada', 'those to one question'],
    ['gradelens mark export out --question sum-backprop --out answers.csv', 'to mark in a spreadsheet'],
    ['gradelens mark import out answers.csv --by Ada', 'what was changed there'],
    ['gradelens mark item out --question sum-backprop --item names-sum --points 2', 'scores all anew'],
  ]);
  command
    .command('export')
    .description('Write the answers to a question into a file, to be marked there.')
    .argument('<folder>', 'the output folder of gradelens grade')
    .requiredOption('--question <id>', 'the question')
    .requiredOption('--out <file>', 'a .csv for spreadsheets, or a .md')
    .action(exportSheet);
  command
    .command('import')
    .description('Take the marks of an exported file: what was not changed there stays as it is.')
    .argument('<folder>', 'the output folder of gradelens grade')
    .argument('<file>', 'what gradelens mark export wrote, edited')
    .option('--by <name>', 'who marked (default: your user name)')
    .action(importSheet);
  command
    .command('item')
    .description('Add a rubric item, or change one: all answers that have it are scored anew.')
    .argument('<folder>', 'the output folder of gradelens grade')
    .requiredOption('--question <id>', 'the question')
    .option('--item <id>', 'the item to change (default: a new one)')
    .option('--title <text>', 'what its students read')
    .option('--points <n>', 'below 0: takes points away', number)
    .option('--group <name>', 'of the items of one group an answer has one at most')
    .option('--by <name>', 'who decided it (default: your user name)')
    .action(item);
}

function number(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('Expected a number.');
  return value;
}

const byOf = async (by: string | undefined): Promise<string> =>
  by ?? (await import('../../store/runs.js')).user();

/** Scores lie in the store, from which reports are written. */
const AGAIN = 'gradelens report writes the scores into every report, and all of the class into class.html.\n';

/** The questions, after what is to be said about them. */
async function opened(db: Database): Promise<ToMark> {
  const { toMark } = await import('../../marking/open.js');
  const found = await toMark(db);
  if (found.note !== undefined) note(found.note);
  return found;
}

async function mark(folder: string, options: Options): Promise<void> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    throw new GradelensError(
      'NO_TERMINAL',
      'gradelens mark needs a terminal, for single keys; there is none here. To mark in a file: ' +
        `gradelens mark export ${folder} --question <id> --out answers.csv, then gradelens mark import ${folder} answers.csv.`,
    );
  }
  const by = await byOf(options.by);
  await withResults(folder, async ({ db }, out) => {
    const [{ questions }, { progressOf, questionNamed }, { MarkingSession }] = await Promise.all([
      opened(db),
      import('../../marking/open.js'),
      import('../../marking/session.js'),
    ]);
    const [{ withWorker }, { Keys }, { Marking }] = await Promise.all([
      import('../../worker/worker.js'),
      import('../mark/keys.js'),
      import('../mark/marking.js'),
    ]);
    const asked = options.question === undefined ? questions : [questionNamed(questions, options.question)];
    const keys = new Keys();
    try {
      for (const question of asked) {
        const session = await withWorker((worker) => MarkingSession.open(db, question, by, worker));
        if ((await new Marking(session, db, by, out, keys).run()) === 'quit') break;
      }
    } finally {
      keys.close();
    }
    tell(await progressOf(db, questions));
  });
}

function tell(progress: readonly Progress[]): void {
  const rows = progress.map(({ question, answers, left }) => [
    printable(question.id),
    left === 0 ? `all ${answers} marked` : `${answers - left} of ${answers} marked`,
  ]);
  const left = progress.reduce((sum, each) => sum + each.left, 0);
  process.stdout.write(
    `\n${table(rows).join('\n')}\nAll of it is saved. ` +
      (left > 0 ? `The same command goes on with the ${left} that are left.\n` : AGAIN),
  );
}

async function exportSheet(folder: string, { question, out }: { question: string; out: string }) {
  await withResults(folder, async ({ db }) => {
    const { questions } = await opened(db);
    const { questionNamed } = await import('../../marking/open.js');
    const { sheetOf } = await import('../../marking/sheet.js');
    const { text, answers } = await sheetOf(db, questionNamed(questions, question), out);
    await writeFile(out, text);
    process.stdout.write(
      `${answers} answers to ${question}: ${shown(out)}. Mark them there, then: gradelens mark import ${folder} ${shown(out)}\n`,
    );
  });
}

async function importSheet(folder: string, file: string, options: Options): Promise<void> {
  const by = await byOf(options.by);
  await withResults(folder, async ({ db }) => {
    const { questions } = await opened(db);
    const { importMarks } = await import('../../marking/import.js');
    const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
      throw new GradelensError(
        'SHEET_NOT_FOUND',
        `Cannot read ${file} (${error.code}). Give the path of what gradelens mark export wrote.`,
      );
    });
    const { changed, unchanged, problems } = await importMarks(db, questions, { file, bytes }, by);
    process.stdout.write(`${changed} marks changed, ${unchanged} left as they are.\n`);
    for (const problem of problems) process.stderr.write(`Not taken: ${printable(problem)}\n`);
    if (problems.length > 0) process.exitCode = EXIT.notGraded;
    if (changed > 0) process.stdout.write(AGAIN);
  });
}

async function item(
  folder: string,
  options: { question: string; item?: string; title?: string; points?: number; group?: string; by?: string },
): Promise<void> {
  const by = await byOf(options.by);
  await withResults(folder, async ({ db }) => {
    const { questions } = await opened(db);
    const { questionNamed } = await import('../../marking/open.js');
    const { setItem } = await import('../../marking/items.js');
    const { question: name, item: id, title, points, group } = options;
    const question = questionNamed(questions, name);
    const set = await setItem(
      db,
      question.id,
      {
        ...(id !== undefined && { id }),
        ...(title !== undefined && { title }),
        ...(points !== undefined && { points }),
        ...(group !== undefined && { group }),
      },
      by,
    );
    process.stdout.write(`${question.id} has the item ${set}. ${AGAIN}`);
  });
}
