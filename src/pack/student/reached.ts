import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { PACKAGE } from '../../model/folders.js';
import type { Files } from '../files.js';
import type { Manifest } from '../program.js';
import { named } from './named.js';
import { loadsOf } from './package-folders.js';

/** A folder whose modules are found by looking into it, or a program that is started: no import names them. */
const LOOKED_FOR = /new URL\(['`]([\w./-]*?)(\/'|\$\{)/g;
/** Programs that were bundled, but for some libraries. */
const BUNDLED = /^dist\/worker-runtime\/.*\.mjs$/;

/** WebAssembly in place of machine code for one kind of machine: it runs on every kind, without being installed. */
const ANYWHERE = {
  load: "require('@img/sharp-wasm32/sharp.node');",
  instead: { esbuild: 'esbuild-wasm' },
} as const;

/**
 * What modules of the built program load, be it late, as absolute paths.
 *
 * - `program`: its files by path; others are not looked at. `first`: the modules to begin with.
 */
export async function reachedFrom(
  program: Files,
  first: readonly string[],
  { dependencies, devDependencies }: Manifest,
): Promise<string[]> {
  const text = (path: string): string => Buffer.from(program.get(path)?.bytes ?? []).toString('utf8');
  const bundled = [...program.keys()].filter((path) => BUNDLED.test(path)).map(text);
  const modules = new Set(first);
  for (;;) {
    const texts = [...bundled, ...[...modules].map(text)];
    const { loads, folders } = named(texts, Object.keys(dependencies));
    const ofFolders = await Promise.all(folders.map(loadsOf));
    const statements = [
      ...loads,
      ...ofFolders.flat(),
      ...[...modules].map((path) => `import ${JSON.stringify(`./${path}`)};`),
    ];
    const files = await loadedBy(statements, Object.keys(devDependencies ?? {}));
    const before = modules.size;
    for (const path of files) {
      const module = relative(PACKAGE, path).split(sep).join('/');
      if (program.has(module)) modules.add(module);
      for (const found of lookedFor(module, text(module), program)) modules.add(found);
    }
    if (modules.size === before) return files;
  }
}

/** Modules of the program that a module of it finds in a folder, or starts. */
function lookedFor(module: string, text: string, program: Files): string[] {
  return [...text.matchAll(LOOKED_FOR)].flatMap(([, name, end]) => {
    const place = posix.join(posix.dirname(module), name!);
    if (end !== "/'") return program.has(`${place}.js`) ? [`${place}.js`] : [];
    return [...program.keys()].filter((path) => posix.dirname(path) === place && path.endsWith('.js'));
  });
}

/**
 * Every file that statements load, as Node finds what is imported: by its conditions, without those that bundlers add.
 * `without`: packages that nothing needs any more, since they were bundled.
 */
async function loadedBy(statements: readonly string[], without: readonly string[]): Promise<string[]> {
  const { build } = await import('esbuild');
  const { metafile } = await build({
    absWorkingDir: PACKAGE,
    stdin: { contents: [...statements, ANYWHERE.load].join('\n'), resolveDir: PACKAGE, sourcefile: 'kit.js' },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    outdir: join(dirname(PACKAGE), 'kit'),
    mainFields: ['main'],
    conditions: [],
    alias: ANYWHERE.instead,
    external: [...without],
    loader: { '.node': 'empty', '.wasm': 'empty' },
    logLevel: 'silent',
  });
  // Machine code is what others take the place of.
  return Object.keys(metafile.inputs)
    .filter((path) => path !== 'kit.js' && !path.endsWith('.node'))
    .map((path) => resolve(PACKAGE, path));
}
