import { basename, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { GradelensError } from '../../errors.js';
import { unitsOf } from '../../folder.js';
import { type Filled, fill } from '../../report/gradebook/fill.js';
import type { Platform } from '../../report/gradebook/platform.js';
import { writeAtomically } from '../../store/atomic.js';
import { readHandedIn } from '../../worker/handed-in.js';
import { EXIT } from '../exit.js';
import { note } from '../note.js';
import { examples } from '../options.js';
import { withResults } from '../results.js';
import { shown } from '../shown.js';
import { printable } from '../terminal.js';

const PLATFORMS = new URL('../../report/gradebook/platforms/', import.meta.url);
/** Bytes: a class of thousands, with many assignments. */
const MOST = 2 ** 23;

interface Options {
  canvas?: string;
  moodle?: string;
  brightspace?: string;
  column?: string;
  out: string;
}

/** `gradelens gradebook`: final scores into a platform's own gradebook. */
export default function register(program: Command): void {
  const command = program
    .command('gradebook')
    .description("Write final scores into a platform's own export of its gradebook, ready to be imported.")
    .argument('<folder>', 'the output folder of gradelens grade')
    .addOption(
      new Option('--canvas <file>', "Canvas' gradebook, as exported").conflicts(['moodle', 'brightspace']),
    )
    .addOption(
      new Option('--moodle <file>', "the assignment's grading worksheet of Moodle").conflicts([
        'brightspace',
      ]),
    )
    .option('--brightspace <file>', "Brightspace's grades, as exported")
    .option('--column <name>', "the assignment's column, where its title does not tell")
    .requiredOption('--out <file>', 'the file to import')
    .action(gradebook);
  examples(command, [
    ['gradelens gradebook out --canvas export.csv --out import.csv', 'for Canvas'],
    [
      'gradelens gradebook out --canvas export.csv --column "Assignment 3 (55011)" --out import.csv',
      'into that column',
    ],
    ['gradelens gradebook out --moodle worksheet.csv --out import.csv', 'for Moodle'],
  ]);
}

async function gradebook(folder: string, { column, out, ...given }: Options): Promise<void> {
  const [name, path] = Object.entries(given)[0] ?? [];
  if (name === undefined || path === undefined)
    throw new GradelensError(
      'NO_GRADEBOOK',
      "Expected a platform's own export: --canvas, --moodle or --brightspace, with its file.",
    );
  if (resolve(path) === resolve(out))
    throw new GradelensError(
      'SAME_FILE',
      `--out is the export itself, ${shown(path)}. Give another file, so that the export stays.`,
    );
  const platform = (await unitsOf<Platform>(PLATFORMS)).get(name)!;
  const read = await readHandedIn(resolve(path), MOST);
  if (read.kind !== 'read') {
    const why = {
      absent: 'it is not there',
      large: `it has more than ${MOST} bytes`,
      refused: 'it is a link, or may not be read',
      'no-file': 'it is no file',
    }[read.kind];
    throw new GradelensError(
      'TABLE_NOT_FOUND',
      `Cannot read ${shown(path)}: ${why}. Expected ${platform.title} (${platform.where}).`,
    );
  }
  const { results, finals } = await withResults(folder, async ({ db }) =>
    (await import('../../batch/finals.js')).finalClassIn(db),
  );
  for (const line of [...finals.notes, ...finals.open]) note(line);
  const filled = fill(
    { file: basename(path), bytes: read.bytes, platform, title: finals.assignment.title, column },
    results,
  );
  await writeAtomically(resolve(out), filled.bytes);
  tell(filled, out, results.length);
  if (filled.unclear.length + filled.without.length + filled.unfinished.length + finals.open.length > 0)
    process.exitCode = EXIT.notGraded;
}

function tell(filled: Filled, out: string, handIns: number): void {
  const { column, scores, unclear, without, unfinished, absent, notes } = filled;
  const say = (text: string): void => void process.stdout.write(`${printable(text)}\n`);
  for (const line of notes) note(line);
  say(
    `${scores} final scores of ${handIns} hand-ins in "${column}" of ${shown(out)}. Every other cell is as it was exported.`,
  );
  if (absent > 0)
    say(
      `${absent === 1 ? '1 row is of a student' : `${absent} rows are of students`} who handed in nothing: left as exported.`,
    );
  const list = (what: string, lines: readonly string[]): void => {
    if (lines.length > 0) say(`\n${what}:\n${lines.map((line) => `  ${line}`).join('\n')}`);
  };
  list('No final score yet, so nothing was written', unfinished);
  list('Not certain who is meant, so nothing was written', unclear);
  list('Handed in, but in no row of the gradebook', without);
}
