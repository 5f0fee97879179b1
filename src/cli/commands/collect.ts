import type { Command } from 'commander';
import { filesOf } from '../../batch/submissions.js';
import { collectInto } from '../../intake/collect.js';
import { loadAssignment } from '../../rubric/load.js';
import { byPolicies, type CollectFlags, collectFlags, collectOptions } from '../collect-options.js';
import { EXIT } from '../exit.js';
import { assignmentOption, chosenAssignment, examples } from '../options.js';
import { StatusLine } from '../terminal.js';
import { toldClass } from '../told-class.js';

interface Options extends CollectFlags {
  roster: string;
  out: string;
  assignment?: string;
}

/** `gradelens collect`: from a course's export to a folder for each hand-in, with every entry accounted for. */
export default function register(program: Command): void {
  const command = program
    .command('collect')
    .description(
      "Make a class folder of a platform's export: whose each hand-in is, which counts, how late, and what is wrong.",
    )
    .argument('<export>', 'the folder or zip that the platform made')
    .option('--out <folder>', 'the class folder', 'class')
    .addOption(assignmentOption())
    .action(collect);
  for (const option of collectOptions())
    command.addOption(option.makeOptionMandatory(option.long === '--roster'));
  examples(command, [
    ['gradelens collect submissions.zip --roster roster.csv --out class', "Canvas' download"],
    ['gradelens collect a3-submissions/ --roster roster.csv --deadline 2026-05-01T23:59:00-07:00', 'clones'],
    ['gradelens collect handins/ --roster roster.csv', 'folders and zips'],
  ]);
}

async function collect(given: string, options: Options): Promise<void> {
  const { path, note } = await chosenAssignment(options.assignment);
  if (note) process.stderr.write(`${note}\n`);
  const asked = await loadAssignment(path);
  const line = new StatusLine();
  const collected = await collectInto(given, {
    ...(await byPolicies(collectFlags(options), asked.policies, path)),
    out: options.out,
    files: filesOf(asked),
    onProgress: (done, all) => line.show(`opening hand-ins, ${done} of ${all}`),
  }).finally(() => line.clear());
  process.stdout.write(toldClass(collected, options.out));
  if (collected.accounting.some(({ settled }) => !settled)) process.exitCode = EXIT.notGraded;
}
