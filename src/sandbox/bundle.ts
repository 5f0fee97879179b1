import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Message } from 'esbuild';
import type { Failed } from './call.js';
import { CompilerError, compile } from './compiler.js';
import { importPolicy, nameIn, REFUSED } from './imports.js';
import { LIMITS } from './limits.js';
import { readSource, SourceError } from './source-file.js';
import { cleaned } from './text.js';

/** A file of a hand-in as one JavaScript module, or why there is none. */
export type Bundled = { readonly outcome: 'bundled'; readonly code: string } | Failed;

/**
 * Compiles one file of a hand-in with the files it imports. Each file is compiled by itself, so that a syntax error
 * costs the problems of that file only.
 *
 * - `folder`: the hand-in; `file`: for example `saliency-map.ts`; `runtime`: how the module names the runtime's folder.
 */
export async function bundle(folder: string, file: string, runtime: string): Promise<Bundled> {
  const root = await realpath(folder);
  const path = await realpath(join(root, file)).catch(() => undefined);
  if (path === undefined) return failed('missing', `The hand-in has no file ${file}.`);
  if (!path.startsWith(root + sep))
    return failed('blocked', `${file} is a link out of the hand-in's folder.`);
  let text: string;
  try {
    text = await readSource(path, file);
  } catch (error) {
    if (error instanceof SourceError) return failed('blocked', error.message);
    throw error;
  }
  const dynamic = dynamicImport(text);
  if (dynamic) {
    return failed(
      'blocked',
      `${dynamic.what} is not allowed; use import declarations at the top of the file.`,
      `${file}:${dynamic.line}`,
    );
  }
  try {
    const [output] = await compile({
      entryPoints: [path],
      absWorkingDir: root,
      bundle: true,
      format: 'esm',
      platform: 'neutral',
      target: 'node20',
      sourcemap: 'inline',
      sourcesContent: false,
      outdir: root,
      logLevel: 'silent',
      // Nothing of the hand-in configures the compiler.
      tsconfigRaw: { compilerOptions: { target: 'ES2022', useDefineForClassFields: true } },
      plugins: [importPolicy(root, runtime)],
    });
    const { contents, text: code } = output!;
    if (contents.length <= LIMITS.compiled) return { outcome: 'bundled', code };
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

function explain({ text, location }: Message, root: string): Failed {
  const where = location
    ? `${nameIn(root, join(root, location.file))}:${location.line}:${location.column + 1}`
    : undefined;
  const refusal = text.startsWith(REFUSED);
  const line = location && !refusal ? ` In: ${location.lineText.trim()}` : '';
  return failed(
    refusal ? 'blocked' : 'error',
    refusal ? text : `The file does not compile: ${cleaned(text)}.${cleaned(line) && ` ${cleaned(line)}`}`,
    where,
  );
}

const failed = (outcome: Failed['outcome'], message: string, where?: string): Failed => ({
  outcome,
  message,
  ...(where !== undefined && { where }),
});

/**
 * A first look for imports at run time, which the compiler leaves alone. It reads the text and can be fooled; what really
 * keeps a submission from files and programs is the process it runs in.
 */
function dynamicImport(text: string): { what: string; line: number } | undefined {
  const lines = text.split('\n');
  for (const [i, line] of lines.entries()) {
    const [what] =
      /\bimport\s*\(|\brequire\s*\(|\bimport\.meta\b|\bprocess\.binding\b/.exec(
        line.replace(/\/\/.*$/, ''),
      ) ?? [];
    if (what !== undefined && !/^\s*\*/.test(line))
      return { what: what.replace(/\s*\($/, '()'), line: i + 1 };
  }
  return undefined;
}
