import { resolve } from 'node:path';
import type { Command } from 'commander';
import { gradeForGradescope } from '../../pack/gradescope/grade.js';
import { barrier } from '../../sandbox/mechanism.js';
import { protectionOf, protectionText } from '../../sandbox/protection.js';
import { EXIT } from '../exit.js';
import { examples } from '../options.js';
import { lostOn } from '../progress.js';
import { duration, painter } from '../terminal.js';

/** `gradelens gradescope`: what the upload's `run_autograder` calls. Its output is for the staff. */
export default function register(program: Command): void {
  const command = program
    .command('gradescope', { hidden: true })
    .description('Grade the one submission below /autograder, as run_autograder of a packed assignment does.')
    .option('--root <folder>', 'in place of /autograder', '/autograder')
    .action(gradescope);
  examples(command, [['gradelens gradescope --root trial', 'trial/source, trial/submission, trial/results']]);
}

async function gradescope({ root }: { root: string }): Promise<void> {
  const { result, warnings } = await gradeForGradescope(resolve(root));
  const { submission, score, maxScore, seconds, tests } = result;
  const protection = protectionOf(await barrier());
  const paint = painter(process.stdout);
  process.stdout.write(
    `Submission ${submission}: ${score} of ${maxScore} points in ${duration(seconds)}.\n` +
      `Lost on: ${lostOn(result, paint) || 'nothing'}.\n` +
      `Between it and this machine: ${protection.mechanisms.join(', ')}. ${protectionText(protection)}\n`,
  );
  if (!protection.isolated) {
    process.stderr.write('Warning: nothing isolates submissions here as a whole; see docs/gradescope.md.\n');
  }
  for (const warning of warnings) process.stderr.write(`Warning: ${warning}\n`);
  if (tests.some(({ verdict }) => verdict === 'not-graded')) {
    process.stderr.write(
      'Some tests could not be graded and give no points; results.json says which and why.\n',
    );
    process.exitCode = EXIT.notGraded;
  }
}
