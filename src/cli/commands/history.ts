import type { Command } from 'commander';
import { examples } from '../options.js';
import { withResults } from '../results.js';
import { columnsOf, printable, wrapped } from '../terminal.js';

/** `gradelens history`: what became of a hand-in. */
export default function register(program: Command): void {
  const command = program
    .command('history')
    .description("Tell a student's whole story, fit to be sent to them: nothing of hidden tests but points.")
    .argument('<student>', "name, id, e-mail address, or the hand-in's name")
    .option('--out <folder>', 'the output folder of gradelens grade', 'out')
    .action(history);
  examples(command, [['gradelens history ada@example.edu --out out', 'what became of her hand-in, and why']]);
}

async function history(student: string, options: { out: string }): Promise<void> {
  await withResults(options.out, async ({ db }) => {
    const [{ handInOf }, { storyOf }, { resultIn }, { finalsIn }] = await Promise.all([
      import('../../marking/student.js'),
      import('../../marking/history.js'),
      import('../../store/view.js'),
      import('../../batch/finals.js'),
    ]);
    const result = await resultIn(db, await handInOf(db, student));
    const finals = await finalsIn(db);
    const lines = await storyOf(db, finals.of(result));
    process.stdout.write(`${wrapped(printable(lines.join('\n')), columnsOf(process.stdout))}\n`);
  });
}
