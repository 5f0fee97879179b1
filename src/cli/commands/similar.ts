import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { GradelensError } from '../../errors.js';
import { type Comparison, percent, SIMILAR_FILES } from '../../report/similar/pair.js';
import { databaseIn } from '../../store/places.js';
import { EXIT } from '../exit.js';
import { examples, packaged } from '../options.js';
import { shown } from '../shown.js';
import { printable, StatusLine } from '../terminal.js';

/** Pairs that are told on the screen. */
const FIRST = 10;

interface Options {
  against?: string;
  starter?: string;
}

/** `gradelens similar`: code that two hand-ins share and few others have. */
export default function register(program: Command): void {
  const command = program
    .command('similar')
    .description(
      'Find hand-ins whose code is alike, whatever was renamed, moved or typed anew, and write them side by side, for the staff.',
    )
    .argument('<folder>', 'the output folder of gradelens grade')
    .option(
      '--against <folder>',
      "another year's output folder, or its hand-ins: each of ours with each of theirs, too",
    )
    .option('--starter <folder>', "what everybody was given (default: Assignment 3's)")
    .action(similar);
  examples(command, [
    ['gradelens similar out', 'out/similar.html and out/similar.csv'],
    ['gradelens similar out --against ../2025/out', "this year's, and this year's with last year's"],
    ['gradelens similar out --starter starter/', 'another assignment'],
  ]);
}

async function similar(folder: string, { against, starter }: Options): Promise<void> {
  const out = resolve(folder);
  if (!existsSync(databaseIn(out))) {
    throw new GradelensError(
      'NO_RESULTS',
      `${shown(out)} holds no results: expected the --out of gradelens grade, with .gradelens/ in it.`,
    );
  }
  const given = starter ?? packaged('submissions/starter');
  if (!existsSync(given))
    throw new GradelensError(
      'NO_STARTER',
      `There is no ${starter === undefined ? 'starter in this installation' : shown(given)}: expected the folder that everybody was given (--starter).`,
    );
  // The store's libraries take time to load, which no other command is to wait for.
  const [{ similarIn }, { writeSimilar }] = await Promise.all([
    import('../../batch/similar.js'),
    import('../../batch/similar-reports.js'),
  ]);
  const line = new StatusLine();
  const onHandIn = (done: number, all: number): void => line.show(`reading code, ${done + 1} of ${all}`);
  const found = await similarIn(out, { against, starter: resolve(given), onHandIn }).finally(() =>
    line.clear(),
  );
  const comparison = await writeSimilar(out, found);
  process.stdout.write(`${told(comparison, out).map(printable).join('\n')}\n`);
  if (comparison.left.length > 0) process.exitCode = EXIT.notGraded;
}

function told({ compared, before, pairs, left }: Comparison, out: string): string[] {
  const others = before > 0 ? `, ${before} of them of another year` : '';
  const more = pairs.length - FIRST;
  return [
    ...(left.length === 0 ? [] : ['Not compared:', ...left.map(({ who, why }) => `  ${who}: ${why}`), '']),
    `${compared} hand-ins compared${others}. ${
      pairs.length === 0
        ? 'No two share code that few others have.'
        : `${pairs.length === 1 ? '1 pair shares' : `${pairs.length} pairs share`} code that few others have:`
    }`,
    ...pairs.slice(0, FIRST).map(({ parties: [one, other] }, i) => {
      const year = one.before || other.before ? ' (another year)' : '';
      return `  ${String(i + 1).padStart(2)}  ${one.who} and ${other.who}${year}: ${one.lines} lines of the one, ${other.lines} of the other; ${percent(one.share)} and ${percent(other.share)} of what is their own`;
    }),
    ...(more > 0 ? [`  and ${more} more`] : []),
    `Side by side: ${shown(join(out, SIMILAR_FILES.html))}   For a spreadsheet: ${shown(join(out, SIMILAR_FILES.csv))}   Both are for the staff.`,
    ...(pairs.length === 0 ? [] : ['Alike is no proof: look at both before you speak to anybody.']),
  ];
}
