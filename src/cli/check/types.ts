import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { realpath, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { PACKAGE } from '../../model/folders.js';
import { temporaryFolder } from '../../temporary.js';

/** Mistakes that are shown; further ones often come of the first. */
const MOST = 10;
/** What `npm run build` made: the compiler, the same one everywhere, and the types that hand-ins import. */
const DIST = join(PACKAGE, 'dist');
const COMPILER = join(DIST, 'typescript/tsc.cjs');
/** Seconds that types may take: a hand-in's need two or three, and some types can be computed for hours. */
const SECONDS = 60;
/** MiB of the compiler's heap. */
const HEAP = 1024;

/**
 * Mistakes that TypeScript finds in files of a hand-in, and in what they import of it: a line each, with its place. Where it takes too
 * long, or too much memory, one line says so.
 */
export async function typeMistakes(
  folder: string,
  files: readonly string[],
  { signal, seconds = SECONDS }: { readonly signal?: AbortSignal; readonly seconds?: number } = {},
): Promise<string[]> {
  const root = await realpath(folder);
  const temporary = temporaryFolder('types');
  try {
    const project = join(temporary.path, 'tsconfig.json');
    await writeFile(project, JSON.stringify(projectOf(root, files)));
    const how = [`--max-old-space-size=${HEAP}`, COMPILER, '--pretty', 'false', '--project', project];
    const child = spawn(process.execPath, how, {
      ...{ cwd: root, stdio: ['ignore', 'pipe', 'ignore'] },
      ...{ signal, timeout: seconds * 1000, killSignal: 'SIGKILL' },
    });
    // An abort is an error, too.
    const ended = once(child, 'close').catch(() => [null, 'SIGKILL']);
    const [output, [, killed]] = await Promise.all([text(child.stdout), ended]);
    return killed === null ? linesOf(output, root) : [UNFINISHED];
  } finally {
    await temporary.remove();
  }
}

const UNFINISHED =
  'TypeScript was ended over these files, since it took too long or too much memory: mistakes of types are not told';

/** As `tsconfig.json` has it: what these files of a hand-in are checked by. */
export function projectOf(root: string, files: readonly string[]): object {
  return {
    compilerOptions: {
      ...{ target: 'es2022', module: 'esnext', moduleResolution: 'bundler', strict: true },
      ...{ noEmit: true, skipLibCheck: true, allowImportingTsExtensions: true, types: [] },
      paths: {
        '@tensorflow/tfjs': [join(DIST, 'tfjs/package')],
        gradelens: [join(DIST, 'index')],
        'gradelens/attr': [join(DIST, 'attr/index')],
      },
    },
    files: files.map((file) => join(root, file)),
  };
}

/** `saliency-map.ts:9:22: Argument of type 'string' is not assignable … (TS2345)`, of the hand-in's own files. */
function linesOf(output: string, root: string): string[] {
  const found = [...output.matchAll(/^(.+?)\((\d+),(\d+)\): error (TS\d+): (.+)$/gm)].flatMap(
    ([, path, line, column, code, message]) => {
      const file = relative(root, join(root, path!.startsWith('/') ? relative(root, path!) : path!));
      return file.startsWith('..') ? [] : [`${file}:${line}:${column}: ${inWords(message!)} (${code})`];
    },
  );
  const more = found.length - MOST;
  return more > 0 ? [...found.slice(0, MOST), `… and ${more} more mistakes of types`] : found;
}

/**
 * A text is called by itself, `"3"`: that it is one is what is wrong. TensorFlow.js's types in one file have some names twice,
 * `Tensor3D$1`.
 */
const inWords = (message: string): string =>
  message.replace(/type '("[^"]*")'/g, "type '$1', a string,").replace(/(?<=\w)\$\d+\b/g, '');
