import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { unitsOf } from '../folder.js';
import { requireTemporary } from '../temporary.js';
import { version } from '../version.js';
import { EXIT, exitOf, SIGNALS } from './exit.js';
import { told } from './fault.js';
import { requireOpenFiles } from './open-files.js';
import { outliveOutput } from './streams.js';
import { painter, printable, say } from './terminal.js';

for (const signal of SIGNALS) {
  // By leaving through `exit`, so that child processes and temporary folders go too. Some commands end in their own way.
  process.on(signal, () => {
    if (process.listenerCount(signal) === 1) process.exit(exitOf(signal));
  });
}
outliveOutput();

type Register = (program: Command) => void;

const program = new Command('gradelens')
  .description(
    'Grades deep-learning assignments: runs hand-ins beside an answer key and compares the numbers.',
  )
  .version(version)
  // Without it a command with commands of its own gets its options apart from them, and takes theirs.
  .enablePositionalOptions()
  .showSuggestionAfterError()
  .showHelpAfterError('(gradelens --help lists the commands and options)')
  .configureHelp({ showGlobalOptions: false })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? EXIT.done : EXIT.usage));

program.hook('preAction', requireTemporary);

const fail = (error: unknown): void => {
  say(process.stderr, `${painter(process.stderr)('red', 'error')} ${printable(told(error))}`);
  process.exitCode = EXIT.usage;
};
// What nobody waits for may fail too.
process.on('uncaughtException', (error) => {
  fail(error);
  process.exit();
});

try {
  requireOpenFiles();
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
  await program.parseAsync();
} catch (error) {
  fail(error);
}
