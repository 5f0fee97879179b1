import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { GradelensError } from '../errors.js';
import { unitsOf } from '../folder.js';
import { EXIT } from './exit.js';
import { painter, printable } from './terminal.js';

const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

type Register = (program: Command) => void;

const program = new Command('gradelens')
  .description(
    'Grades deep-learning assignments: runs hand-ins beside an answer key and compares the numbers.',
  )
  .version(version)
  .showSuggestionAfterError()
  .showHelpAfterError('(gradelens --help lists the commands and options)')
  .configureHelp({ showGlobalOptions: false })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? EXIT.done : EXIT.usage));

const commands = new URL('commands/', import.meta.url);
const named = new URL(
  `${/^[a-z]+$/.exec(process.argv[2] ?? '')}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`,
  commands,
);
// Only the command asked for is loaded: the others' libraries would take most of a second.
const registers = existsSync(named)
  ? [((await import(named.href)) as { default: Register }).default]
  : (await unitsOf<Register>(commands)).values();
for (const register of registers) register(program);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // By leaving through `exit`, so that child processes and temporary folders go too. Some commands end in their own way.
  process.on(signal, () => {
    if (process.listenerCount(signal) === 1) process.exit(EXIT.interrupted);
  });
}

try {
  await program.parseAsync();
} catch (error) {
  const paint = painter(process.stderr);
  // An error without a code is a bug of this program: only then its stack helps, and only its developers.
  const known = error instanceof GradelensError;
  const text = known
    ? error.message
    : `A fault in gradelens itself: ${(error as Error).stack ?? String(error)}`;
  process.stderr.write(`${paint('red', 'error')} ${printable(text)}\n`);
  process.exitCode = EXIT.usage;
}
