import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { build, type Message } from 'esbuild';
import type { Failed } from './call.js';
import { importPolicy, nameIn, REFUSED } from './imports.js';
import { LIMITS } from './limits.js';
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
  const { size } = await stat(path);
  if (size > LIMITS.source) {
    return failed('blocked', `${file} has ${size} bytes; at most ${LIMITS.source} are read.`);
  }
  const dynamic = await dynamicImport(path);
  if (dynamic) {
    return failed(
      'blocked',
      `${dynamic.what} is not allowed; use import declarations at the top of the file.`,
      `${file}:${dynamic.line}`,
    );
  }
  try {
    const { outputFiles } = await build({
      entryPoints: [path],
      absWorkingDir: root,
      bundle: true,
      write: false,
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
    return { outcome: 'bundled', code: outputFiles[0]!.text };
  } catch (error) {
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
async function dynamicImport(path: string): Promise<{ what: string; line: number } | undefined> {
  const lines = (await readFile(path, 'utf8')).split('\n');
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
