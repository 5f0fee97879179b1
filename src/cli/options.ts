import { fileURLToPath } from 'node:url';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { findWeights } from '../model/weights.js';

/** A file or folder of the package itself. */
export const packaged = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** An integer of at least `least`, or a usage error that says so. */
export const integer = (least: number) => (text: string) => {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < least) {
    throw new InvalidArgumentError(`Expected a whole number of at least ${least}.`);
  }
  return value;
};

export const backendOption = (): Option =>
  new Option('--backend <name>', 'TensorFlow.js engine').choices(['wasm', 'cpu']).default('wasm');

export const assignmentOption = (): Option =>
  new Option(
    '--assignment <file>',
    'assignment file (default: rubric/a3.yaml, or rubric/demo.yaml without SqueezeNet)',
  );

export const seedOption = (): Option =>
  new Option('--seed <n>', "seed of the random inputs (default: the assignment's)").argParser(integer(0));

/** Examples below the options of `--help`. */
export const examples = (command: Command, lines: readonly (readonly [string, string])[]): Command => {
  const width = Math.max(...lines.map(([line]) => line.length));
  return command.addHelpText(
    'after',
    `\nExamples:\n${lines.map(([line, what]) => `  $ ${line.padEnd(width)}  # ${what}`).join('\n')}`,
  );
};

/**
 * The assignment file to use: the one asked for; else Assignment 3 where SqueezeNet's weights are, else its version for
 * the built-in network, with a note that says so.
 */
export async function chosenAssignment(asked: string | undefined): Promise<{ path: string; note?: string }> {
  if (asked) return { path: asked };
  if (await findWeights('squeezenet1_1')) return { path: packaged('rubric/a3.yaml') };
  return {
    path: packaged('rubric/demo.yaml'),
    note: 'No SqueezeNet weights found: using the small built-in network (rubric/demo.yaml). `gradelens doctor` says how to get them.',
  };
}
