import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Message } from 'esbuild';
import type { Failed } from './call.js';
import { CompilerError, compile } from './compiler.js';
import type { Library } from './importable.js';
import { importPolicy, nameIn, Refusal } from './imports.js';
import { LIMITS } from './limits.js';
import { withLoopsWatched } from './loops.js';
import { askForFile } from './meant-file.js';
import { RUN_TIME_IMPORTS, sayRunTimeImport } from './run-time-imports.js';
import { slipIn } from './slips.js';
import { cleaned, placed } from './text.js';

/** Characters of a line of code that are shown. */
const NEAR = 100;

/** A file of a hand-in as one JavaScript module, or why there is none. */
export type Bundled = { readonly outcome: 'bundled'; readonly code: string } | Failed;

/**
 * Compiles one file of a hand-in with the files it imports. Each file is compiled by itself, so that a syntax error
 * costs the problems of that file only.
 *
 * - `folder`: the hand-in; `file`: for example `saliency-map.ts`; `imports`: the libraries that it may import; `debugged`: for a
 *   debugger, which is to find every line.
 */
export async function bundle(
  folder: string,
  file: string,
  imports: readonly Library[],
  debugged = false,
): Promise<Bundled> {
  const root = await realpath(folder);
  const path = await realpath(join(root, file)).catch(() => undefined);
  if (path === undefined)
    return failed('missing', `The hand-in has no file ${file}.${await askForFile(root, file)}`);
  if (!path.startsWith(root + sep))
    return failed('blocked', `${file} is a link out of the hand-in's folder.`);
  try {
    const [output] = await compile({
      entryPoints: ['entry'],
      absWorkingDir: root,
      bundle: true,
      format: 'esm',
      platform: 'neutral',
      target: 'node20',
      sourcemap: 'inline',
      sourcesContent: false,
      // A debugger looks for the lines in the hand-in itself; errors name them by the compiled file's folder.
      ...(debugged && { sourceRoot: `${pathToFileURL(root).href}/` }),
      outfile: join(root, 'compiled.mjs'),
      logLevel: 'silent',
      // Nothing of the hand-in configures the compiler.
      tsconfigRaw: { compilerOptions: { target: 'ES2022', useDefineForClassFields: true } },
      ...RUN_TIME_IMPORTS,
      plugins: [importPolicy(root, path, imports)],
    });
    const { contents, text: code } = output!;
    if (contents.length <= LIMITS.compiled)
      return { outcome: 'bundled', code: debugged ? code : watched(code) };
    return failed(
      'blocked',
      `${file} compiles to ${contents.length} bytes; at most ${LIMITS.compiled} are run.`,
    );
  } catch (error) {
    if (error instanceof CompilerError) {
      return failed(
        'blocked',
        `${file} cannot be compiled: ${error.message}. Is something in it endless or nested very deep?`,
      );
    }
    const [first] = (error as { errors?: Message[] }).errors ?? [];
    if (!first) throw error;
    return explain(first, root);
  }
}

/** Without the watch where the parser gives up, as over what is nested very deep: it only serves a message. */
function watched(code: string): string {
  try {
    return withLoopsWatched(code);
  } catch {
    return code;
  }
}

function explain(message: Message, root: string): Failed {
  const { text, location, detail } = message;
  const where = location
    ? `${nameIn(root, join(root, location.file))}:${location.line}:${location.column + 1}`
    : undefined;
  if (detail instanceof Refusal) return failed(detail.outcome, cleaned(text), where);
  const runTime = sayRunTimeImport(message);
  if (runTime !== undefined) return failed('blocked', runTime, where);
  const line = location ? around(location) : '';
  const told = `The file does not compile: ${cleaned(text, 180)}.${slipIn(location?.lineText ?? '')}`;
  return failed('error', `${told}${line && ` In: ${line}`}`, where);
}

/** The line of an error; of a long one what is near. */
function around({ lineText, column }: NonNullable<Message['location']>): string {
  const from = lineText.length > NEAR ? Math.max(0, column - NEAR / 2) : 0;
  return cleaned(lineText.slice(from, from + NEAR));
}

const failed = (outcome: Failed['outcome'], message: string, where?: string): Failed => ({
  outcome,
  message,
  ...(where !== undefined && { where: placed(where) }),
});
