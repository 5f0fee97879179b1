import { realpath } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import type { OnLoadResult, OnResolveResult, Plugin } from 'esbuild';
import { readSource, SourceError } from './source-file.js';

/** What a submission may import besides its own files, and the module of the runtime that it gets. */
const ALLOWED: Record<string, string> = {
  '@tensorflow/tfjs': 'tf.mjs',
  gradelens: 'types.mjs',
  'gradelens/attr': 'attr.mjs',
};

const EXTENSIONS = ['', '.ts', '.js', '.json', '/index.ts', '/index.js'];

/** Begins the text of a refusal, so that it can be told from a syntax error. */
export const REFUSED = 'Import refused: ';

/**
 * The import policy as an esbuild plugin: TensorFlow.js, the project's types and attribution library, and files of the
 * hand-in; nothing else, and no file that a link or `..` puts outside its folder.
 *
 * - `folder`: the hand-in's real path. `runtime`: how a compiled module names the runtime's folder, ending in `/`.
 */
export const importPolicy = (folder: string, runtime: string): Plugin => ({
  name: 'import policy',
  setup(build) {
    build.onResolve(
      { filter: /.*/ },
      async ({ path, kind, importer, resolveDir }): Promise<OnResolveResult> => {
        if (kind === 'entry-point') return { path };
        const module = Object.hasOwn(ALLOWED, path) ? ALLOWED[path] : undefined;
        if (module !== undefined) return { path: runtime + module, external: true };
        if (!/^\.\.?(\/|$)/.test(path)) {
          return refused(
            `${JSON.stringify(path)} is not among what a hand-in may import: @tensorflow/tfjs, gradelens, gradelens/attr and its own files (./...).`,
          );
        }
        const file = await find(resolve(resolveDir || dirname(importer), path));
        if (file === undefined) return refused(`the hand-in has no file ${JSON.stringify(path)}.`);
        if (!file.startsWith(folder + sep))
          return refused(`${JSON.stringify(path)} lies outside the hand-in's folder.`);
        return { path: file };
      },
    );
    build.onLoad({ filter: /.*/ }, async ({ path }): Promise<OnLoadResult> => {
      try {
        const loader = path.endsWith('.ts') ? 'ts' : path.endsWith('.json') ? 'json' : 'js';
        return { contents: await readSource(path, nameIn(folder, path)), loader };
      } catch (error) {
        if (error instanceof SourceError) return { errors: [{ text: REFUSED + error.message }] };
        throw error;
      }
    });
  },
});

const refused = (text: string): OnResolveResult => ({ errors: [{ text: REFUSED + text }] });

/** The real file that a relative import names; TypeScript writes `.js` for what is `.ts`. */
async function find(path: string): Promise<string | undefined> {
  const asTypeScript = path.replace(/\.js$/, '.ts');
  for (const candidate of [asTypeScript, ...EXTENSIONS.map((extension) => path + extension)]) {
    if (!/\.(ts|js|json)$/.test(candidate)) continue;
    const file = await realpath(candidate).catch(() => undefined);
    if (file !== undefined) return file;
  }
  return undefined;
}

/** A file's name as the student knows it. */
export const nameIn = (folder: string, file: string): string => relative(folder, file).split(sep).join('/');
