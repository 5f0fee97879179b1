import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { GradelensError } from '../errors.js';
import { findWeights } from '../model/weights.js';
import { BACKENDS, type Backend } from '../tensor/engines.js';

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

/** `whose`: what runs on it. Hand-ins stay on wasm, whatever the key runs on. */
export const backendOption = (
  whose = "the answer key's engine",
  engines: readonly Backend[] = BACKENDS,
): Option =>
  new Option('--backend <name>', `${whose}; auto: the fastest that is installed and right`)
    .choices([...engines, 'auto'])
    .default('wasm');

export const assignmentOption = (): Option =>
  new Option(
    '--assignment <file>',
    'assignment file (default: rubric/a3.yaml, or rubric/demo.yaml without SqueezeNet)',
  );

/** Node's own port for debuggers where none is named. */
export const inspectOption = (): Option =>
  new Option('--inspect [port]', 'wait for a debugger: your breakpoints, without isolation or time limits')
    .preset('9229')
    .argParser((text) => {
      const value = Number(text);
      if (Number.isInteger(value) && value > 0 && value < 65536) return value;
      throw new InvalidArgumentError('Expected a port, a whole number from 1 to 65535, or nothing for 9229.');
    });

export const seedOption = (what: string): Option => new Option('--seed <n>', what).argParser(integer(0));

/** Examples below the options of `--help`. */
export const examples = (command: Command, lines: readonly (readonly [string, string])[]): Command => {
  const width = Math.max(...lines.map(([line]) => line.length));
  return command.addHelpText(
    'after',
    `\nExamples:\n${lines.map(([line, what]) => `  $ ${line.padEnd(width)}  # ${what}`).join('\n')}`,
  );
};

/** Where a student's kit has its assignment, from the kit's own folder. */
const IN_KIT = 'assignment/assignment.yaml';

/**
 * The assignment file to use: the one asked for; else that of the kit around the hand-in `folder`; else Assignment 3 where
 * SqueezeNet's weights are, else its version for the built-in network, with a note that says so.
 *
 * @throws {GradelensError} `NO_ASSIGNMENT` where none of them is there.
 */
export async function chosenAssignment(
  asked: string | undefined,
  folder?: string,
): Promise<{ path: string; note?: string }> {
  if (asked) return { path: asked };
  const kit = folder === undefined ? undefined : kitAround(resolve(folder));
  if (kit !== undefined) return { path: kit };
  if (!existsSync(packaged('rubric'))) {
    throw new GradelensError(
      'NO_ASSIGNMENT',
      `No ${IN_KIT} in this folder or above it: run this in the hand-in/ of the kit, or give --assignment.`,
    );
  }
  if (await findWeights('squeezenet1_1')) return { path: packaged('rubric/a3.yaml') };
  return {
    path: packaged('rubric/demo.yaml'),
    note: 'No SqueezeNet weights found: using the small built-in network (rubric/demo.yaml). `gradelens doctor` says how to get them.',
  };
}

function kitAround(folder: string): string | undefined {
  const path = join(folder, IN_KIT);
  if (existsSync(path)) return path;
  return dirname(folder) === folder ? undefined : kitAround(dirname(folder));
}
