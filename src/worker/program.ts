import { existsSync, realpathSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installedFonts } from '../font-files.js';
import { PACKAGE } from '../model/folders.js';
import { bundleProgram } from '../sandbox/bundle-program.js';
import { temporaryFolder } from '../temporary.js';

/** A program to start, and what it may read. */
export interface WorkerProgram {
  readonly program: string;
  readonly cwd: string;
  readonly readable: readonly string[];
}

/** This file's own kind: TypeScript in a checkout, JavaScript in the package. */
const EXTENSION = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What `npm run build` has made; what runs from TypeScript bundles its own, which is never out of date. */
const BUILT = join(PACKAGE, 'dist/worker-runtime');
/** What `npm run build` has gathered of fonts. */
const FONTS = join(PACKAGE, 'dist/fonts');
/** What pdf.js loads by a path beside itself. */
const PDF_WORKER = 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';

/** Not bundled: libraries in machine code, or that look for files beside themselves. */
const INSTALLED = ['sharp', 'pdfkit', 'fontkit'];

/** What CommonJS code inside an ES module bundle expects to find. */
const BANNER = [
  "import { createRequire as __createRequire } from 'node:module';",
  'const require = __createRequire(import.meta.url);',
].join('\n');

/**
 * Whether another user may read a program: where root has installed gradelens in a private folder, none may.
 *
 * Of the packages only the folders are looked at: they are installed with the same permissions.
 */
export async function othersMayRead({ program, readable }: WorkerProgram): Promise<boolean> {
  const paths = [program, ...readable.map((path) => path.replace(/\/\*$/, ''))];
  const folders = new Set<string>();
  for (const path of paths) {
    for (let at = dirname(path); !folders.has(at); at = dirname(at)) folders.add(at);
  }
  // What is not there is no question of users.
  const may = (path: string, mode: number): Promise<boolean> =>
    stat(path).then(
      (info) => (info.mode & mode) === mode,
      () => true,
    );
  const answers = [...paths.map((path) => may(path, 0o4)), ...[...folders].map((path) => may(path, 0o1))];
  return (await Promise.all(answers)).every(Boolean);
}

let known: Promise<WorkerProgram> | undefined;

/** The worker's program, made ready once in a process's life: only when a worker is needed. */
export const workerProgram = (): Promise<WorkerProgram> => (known ??= prepare());

async function prepare(): Promise<WorkerProgram> {
  const modules = moduleFolders();
  const folder = EXTENSION === '.js' && existsSync(BUILT) ? BUILT : await bundledHere(modules[0]!);
  const fonts = existsSync(FONTS) ? [FONTS] : [];
  const packages = [...modules, ...(await readableFonts()).map(({ path }) => path)];
  const readable = [folder, ...fonts, ...new Set(packages.flatMap((path) => [path, realpathSync(path)]))];
  return { program: join(folder, 'main.mjs'), cwd: folder, readable: readable.map((path) => `${path}/*`) };
}

/** Optional fonts that are installed in the working folder, or above: those that a worker may read, of another user where root runs this. */
export async function readableFonts(): Promise<ReturnType<typeof installedFonts>> {
  const found = installedFonts(process.cwd());
  if (process.getuid?.() !== 0) return found;
  const may = await Promise.all(
    found.map(({ path }) => othersMayRead({ program: join(path, 'package.json'), cwd: path, readable: [] })),
  );
  return found.filter((_, i) => may[i]);
}

/** A private folder with the program, which finds the packages that this one is installed with. */
async function bundledHere(modules: string): Promise<string> {
  const { path } = temporaryFolder('worker');
  await bundleWorker(path);
  await symlink(modules, join(path, 'node_modules'));
  // Whatever the umask: another user is to read it.
  for (const folder of [path, join(path, 'tasks')]) await chmod(folder, 0o755);
  return path;
}

/** Bundles the worker's program into a folder that exists: it starts in half the time of its many files. */
export async function bundleWorker(folder: string): Promise<void> {
  const tasks = (await readdir(here('./tasks/'))).filter((file) => /(?<!\.d)\.[jt]s$/.test(file));
  const outputFiles = await bundleProgram({
    entryPoints: {
      main: here(`./main${EXTENSION}`),
      ...Object.fromEntries(
        tasks.map((file) => [`tasks/${basename(file, EXTENSION)}`, here(`./tasks/${file}`)]),
      ),
    },
    external: INSTALLED,
    outdir: folder,
    banner: { js: BANNER },
  });
  await mkdir(join(folder, 'tasks'), { recursive: true });
  await copyFile(createRequire(import.meta.url).resolve(PDF_WORKER), join(folder, 'pdf.worker.mjs'));
  for (const { path, contents } of outputFiles) {
    await writeFile(path, contents);
    await chmod(path, 0o644);
  }
}

/** Where Node looks for this package's dependencies, as far as it is there: the nearest first. */
function moduleFolders(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return (resolve.paths('sharp') ?? []).filter((path) => existsSync(path));
}
