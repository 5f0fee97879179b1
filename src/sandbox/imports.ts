import { dirname, join, relative, resolve, sep } from 'node:path';
import type { OnLoadResult, OnResolveResult, PartialMessage, Plugin } from 'esbuild';
import { isLibrary, type Library, moduleOf, runtimeFor } from './importable.js';
import { find, loaderOf, meantBy } from './resolve.js';
import { runTimeImports } from './run-time-imports.js';
import { readSource, SourceError } from './source-file.js';

/** Why an import is refused: it is not allowed, or it is a mistake. The `detail` of an error of the compiler. */
export class Refusal {
  constructor(readonly outcome: 'blocked' | 'error') {}
}

/**
 * The import policy as an esbuild plugin: the libraries that the file may import, and files of the hand-in; nothing else, and
 * no file that a link or `..` puts outside its folder. What it takes in by another file is its own import. What is imported as
 * a type only never gets here. Its errors have a `Refusal` as `detail`.
 *
 * - `folder`: the hand-in's real path. `entry`: the real path of its file that is compiled. `imports`: what that may import.
 */
export const importPolicy = (folder: string, entry: string, imports: readonly Library[]): Plugin => ({
  name: 'import policy',
  setup(build) {
    build.onResolve(
      { filter: /.*/ },
      async ({ path, kind, importer, resolveDir }): Promise<OnResolveResult> => {
        // By its path the compiler would search for what fits, where there is a star in it.
        if (kind === 'entry-point') return { path: entry };
        const name = quoted(path);
        if (kind !== 'import-statement') {
          const what = kind === 'dynamic-import' ? `import(${name})` : `require(${name})`;
          return refused(
            'blocked',
            `${what} is not allowed; write import ... from ${name} at the top of the file.`,
          );
        }
        if (isLibrary(path)) {
          if (imports.includes(path))
            return { path: `../${runtimeFor(imports)}/${moduleOf(path)}`, external: true };
          return refused('blocked', notHere(path, nameIn(folder, entry), nameIn(folder, importer), imports));
        }
        if (!/^\.\.?(\/|$)/.test(path)) {
          return refused(
            'blocked',
            `Import refused: ${name} is not among what ${nameIn(folder, entry)} may import: ${listed(imports)} (./...).`,
          );
        }
        const wanted = resolve(resolveDir || dirname(importer), path);
        const outside = refused('blocked', `Import refused: ${name} lies outside the hand-in's folder.`);
        if (!`${wanted}${sep}`.startsWith(folder + sep)) return outside;
        const file = await find(wanted);
        if (file === undefined) {
          const near = await meantBy(wanted, folder);
          const meant = near ? ` Is it ${nameIn(folder, join(dirname(wanted), near))}?` : '';
          return refused('error', `The hand-in has no file ${name}.${meant}`);
        }
        return file.startsWith(folder + sep) ? { path: file } : outside;
      },
    );
    build.onLoad({ filter: /.*/ }, async ({ path }): Promise<OnLoadResult> => {
      const name = nameIn(folder, path);
      // What a name made of pieces may mean is found by the compiler itself, which asks nobody.
      if (!path.startsWith(folder + sep))
        return refused('blocked', 'A file outside the hand-in is not read.');
      try {
        const loader = loaderOf(path);
        const contents = await readSource(path, name);
        const errors = loader === 'json' ? [] : await runTimeImports(build, contents, { loader, name });
        return errors.length > 0 ? { errors } : { contents, loader };
      } catch (error) {
        if (error instanceof SourceError) return refused('blocked', error.message);
        throw error;
      }
    });
  },
});

/** Why a library is refused, which others may import: `file` is where, `entry` whose import it is. */
function notHere(library: Library, entry: string, file: string, imports: readonly Library[]): string {
  const through = file === entry ? '' : `, and takes in ${file}, which imports it`;
  const remedy =
    file === entry
      ? `What ${library} computes is what you are to write here; its types are free (import type).`
      : `Move what it needs of ${file} into a file without this import.`;
  return `${entry} may not import ${library}${through}. It may import ${listed(imports)}. ${remedy}`;
}

const listed = (imports: readonly Library[]): string =>
  [imports.join(', '), "the hand-in's own files"].filter(Boolean).join(' and ');

const refused = (outcome: Refusal['outcome'], text: string): { errors: PartialMessage[] } => ({
  errors: [{ text, detail: new Refusal(outcome) }],
});

/** What an import names, of a long one the beginning. */
const quoted = (path: string): string => JSON.stringify(path.length > 60 ? `${path.slice(0, 60)}…` : path);

/** A file's name as the student knows it. */
export const nameIn = (folder: string, file: string): string => relative(folder, file).split(sep).join('/');
