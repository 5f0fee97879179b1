import { accessSync, chmodSync, constants, existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BuildOptions, OutputFile } from 'esbuild';
import { GradelensError } from '../errors.js';
import { temporaryFolder } from '../temporary.js';
import { find } from './programs.js';

/** A hand-in needs a fraction of a second. */
export const COMPILE_SECONDS = 20;
/** Bytes of memory that the compiler may take. */
const MEMORY = 2 ** 30;

/** The compiler died or hung over what it was given. */
export class CompilerError extends Error {}

/** It died: of what it was given, or of what the files before have left in its memory. */
class Died extends CompilerError {}

let last: Promise<unknown> = Promise.resolve();
let limited = false;

/**
 * esbuild, one file at a time, with limits on memory and time: who makes it die or hang must be known, and must take nobody
 * along. It is started anew afterwards.
 *
 * Returns the files that came of it, which are not written.
 *
 * @throws {CompilerError} where esbuild did not live to answer; where it did, its own error, which has `errors`
 */
export function compile(options: Omit<BuildOptions, 'write'>): Promise<OutputFile[]> {
  const turn = last.then(async () => {
    try {
      return await compileNow(options);
    } catch (error) {
      if (!(error instanceof Died)) throw error;
      // Nobody is to answer for the file before theirs: who dies in a compiler of its own has killed it.
      return compileNow(options);
    }
  });
  last = turn.catch(() => {});
  return turn;
}

async function compileNow(options: Omit<BuildOptions, 'write'>): Promise<OutputFile[]> {
  limitCompiler();
  // Loaded only now: it looks for its program, which `limit` names, when it is loaded.
  const { build, stop } = await import('esbuild');
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new CompilerError(`it took longer than ${COMPILE_SECONDS} s`)),
      COMPILE_SECONDS * 1000,
    );
  });
  try {
    // Not written by esbuild: its own process would go on writing after Ctrl-C.
    const { outputFiles } = await Promise.race([build({ ...options, write: false }), late]);
    return outputFiles;
  } catch (error) {
    if (Array.isArray((error as { errors?: unknown }).errors)) throw error;
    await stop();
    throw error instanceof CompilerError ? error : new Died('the compiler broke over it');
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Puts a limit of memory around esbuild's own process, where the system has one, and keeps its traces to itself. Also around
 * those of programs that this one starts afterwards.
 */
export function limitCompiler(): void {
  if (limited) return;
  const prlimit = find('prlimit');
  const binary = ownBinary();
  if (prlimit && binary && !process.env.ESBUILD_BINARY_PATH) {
    const script = join(temporaryFolder('compiler').path, 'esbuild');
    writeFileSync(script, `#!/bin/sh\nexec ${prlimit} --data=${MEMORY} '${binary}' "$@" 2>/dev/null\n`);
    chmodSync(script, 0o700);
    requireExecutable(script);
    process.env.ESBUILD_BINARY_PATH = script;
  }
  limited = true;
}

/** A disk for temporary files may be mounted so that nothing on it runs. */
function requireExecutable(script: string): void {
  try {
    accessSync(script, constants.X_OK);
  } catch (cause) {
    throw new GradelensError(
      'TEMPORARY_NOT_EXECUTABLE',
      `No program can be started from ${tmpdir()} (TMPDIR): its disk is mounted with noexec, and the compiler's limits need one. ` +
        'Nothing was graded. Set TMPDIR to a folder on another disk.',
      { cause },
    );
  }
}

/** esbuild's program for this machine, as its package finds it. */
function ownBinary(): string | undefined {
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('esbuild'));
    const folder = dirname(require.resolve(`@esbuild/${process.platform}-${process.arch}/package.json`));
    const path = join(folder, 'bin/esbuild');
    return existsSync(path) && !path.includes("'") ? path : undefined;
  } catch {
    return undefined;
  }
}
