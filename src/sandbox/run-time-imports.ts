import type { BuildOptions, Message, PartialMessage, PluginBuild } from 'esbuild';
import { importCalls } from './import-calls.js';

/** What decides at run time what is loaded: what the compiler tells of it is a refusal. */
export const RUN_TIME_IMPORTS = {
  logOverride: {
    'unsupported-dynamic-import': 'error',
    'unsupported-require-call': 'error',
    'empty-import-meta': 'error',
  },
  // Told only where it would come to nothing.
  supported: { 'import-meta': false },
} as const satisfies BuildOptions;

/**
 * `import()` and `require()` of a file as the compiler reads it, so that one in a comment or a string is none. For a name
 * made of pieces, as in `import('./' + name)`, the compiler would search the whole folder and take in what it finds, asking
 * nobody: so each call gets a `+` before its argument here, which makes any name unknown and changes no comment.
 *
 * Returns the first refusal, with its place; `name`: of the file, as the student calls it.
 */
export async function runTimeImports(
  { esbuild }: PluginBuild,
  contents: string,
  { loader, name }: { readonly loader: 'ts' | 'js'; readonly name: string },
): Promise<PartialMessage[]> {
  const calls = importCalls(contents);
  if (calls.length === 0) return [];
  const unknown = [0, ...calls].map((from, i) => contents.slice(from, calls[i])).join('+');
  const { errors } = await esbuild
    .build({
      stdin: { contents: unknown, loader, sourcefile: name },
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'neutral',
      logLevel: 'silent',
      tsconfigRaw: {},
      ...RUN_TIME_IMPORTS,
      plugins: [
        {
          name: 'this file alone',
          setup: ({ onResolve }) => onResolve({ filter: /.*/ }, () => ({ external: true })),
        },
      ],
    })
    .catch((error: { errors?: Message[] }) => ({ errors: error.errors ?? [] }));
  const first = errors.find(({ id, location }) => Object.hasOwn(SAID, id) && location);
  if (!first) return [];
  const { id, location } = first;
  return [{ id, location: { ...location, lineText: contents.split('\n')[location!.line - 1] ?? '' } }];
}

const SAID: Readonly<Record<string, string>> = {
  'unsupported-dynamic-import': 'import()',
  'unsupported-require-call': 'require()',
  'empty-import-meta': 'import.meta',
};

/** What a student is told of a refusal, or undefined where a message of the compiler is of something else. */
export function sayRunTimeImport({ id }: Pick<Message, 'id'>): string | undefined {
  if (!Object.hasOwn(SAID, id)) return undefined;
  return `${SAID[id]} is not allowed; use import declarations at the top of the file.`;
}
