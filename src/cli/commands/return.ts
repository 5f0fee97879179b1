import { join } from 'node:path';
import type { Command } from 'commander';
import { RETURN_FOLDER } from '../../report/return-folder.js';
import { examples } from '../options.js';
import { reportsFor } from '../report-again.js';
import { shown } from '../shown.js';

/** `gradelens return`: what students get, and a list to send it by. */
export default function register(program: Command): void {
  const command = program
    .command('return')
    .description('Make the folders that students get, as the scores are now, and a list to send them by.')
    .argument('<folder>', 'the output folder of gradelens grade')
    .action(giveBack);
  examples(command, [
    ['gradelens return out', 'out/return/<hand-in>/, and out/mail-merge.csv for the staff'],
  ]);
}

async function giveBack(folder: string): Promise<void> {
  const results = await reportsFor(folder, 'return');
  const waiting = results.filter(({ final }) => final?.final === null).length;
  process.stdout.write(
    `For students: ${shown(join(folder, RETURN_FOLDER, '<submission>'))} holds all that one may see, and nothing else.\n` +
      `To send them by: ${shown(join(folder, 'mail-merge.csv'))}, a row for each student; it is for the staff.\n` +
      (waiting === 0
        ? ''
        : `${waiting} of ${results.length} hand-ins have no final score yet: their pages say what is missing.\n`),
  );
}
