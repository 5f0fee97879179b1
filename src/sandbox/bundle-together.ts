import { realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { compile } from './compiler.js';
import { isLibrary, LIBRARIES, moduleOf, runtimeFor } from './importable.js';

/** Modules by the name of the file that each came of. */
export type Together = Readonly<Record<string, string>>;

/**
 * Compiles files of code that is trusted in one run of the compiler, each with what it imports into a module of its own: that costs
 * little more than one of them. Undefined where one does not compile: which, only compiling each by itself tells.
 *
 * - `files`: names in `folder`.
 */
export async function bundleTogether(
  folder: string,
  files: readonly string[],
): Promise<Together | undefined> {
  const root = await realpath(folder);
  const names = new Map(files.map((file, i) => [`${i}.mjs`, file]));
  const outputs = await compile({
    entryPoints: files.map((file, i) => ({ in: join(root, file), out: String(i) })),
    absWorkingDir: root,
    outdir: join(root, 'compiled'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'node20',
    logLevel: 'silent',
    tsconfigRaw: { compilerOptions: { target: 'ES2022', useDefineForClassFields: true } },
    plugins: [libraries],
  }).catch(() => undefined);
  return outputs && Object.fromEntries(outputs.map(({ path, text }) => [names.get(basename(path))!, text]));
}

/** Nothing else is looked up by asking: each question to this process costs as much as compiling a small file. */
const libraries: Plugin = {
  name: 'libraries',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind !== 'entry-point' && isLibrary(path)
        ? { path: `../${runtimeFor(LIBRARIES)}/${moduleOf(path)}`, external: true }
        : undefined,
    ),
};
