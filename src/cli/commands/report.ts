import { join } from 'node:path';
import type { Command } from 'commander';
import { examples } from '../options.js';
import { reportsFor } from '../report-again.js';
import { shown } from '../shown.js';

/** `gradelens report`: the class at a glance, and every report as the scores are now. */
export default function register(program: Command): void {
  const command = program
    .command('report')
    .description(
      'Write the report on a graded class, and every page anew: after marking, or a change of policy.',
    )
    .argument('<folder>', 'the output folder of gradelens grade')
    .action(report);
  examples(command, [
    ['gradelens report out', 'out/class.html, class.pdf to print, and a page for the staff of each hand-in'],
  ]);
}

async function report(folder: string): Promise<void> {
  const results = await reportsFor(folder, 'report');
  process.stdout.write(
    `${results.length} hand-ins. The class: ${shown(join(folder, 'class.html'))}, to print: ${shown(join(folder, 'class.pdf'))}   ` +
      `Each for the staff: ${shown(join(folder, '<submission>', 'staff.html'))}\n`,
  );
}
