import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleProgram } from './bundle-program.js';
import { isNarrow, NARROW, WHOLE } from './importable.js';

/** This file's own kind: TypeScript in a checkout, JavaScript in the package. */
const EXTENSION = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
const source = (path: string): string => fileURLToPath(new URL(`../${path}${EXTENSION}`, import.meta.url));

/** The runtime that `npm run build` has made; what runs from TypeScript bundles its own, which is never out of date. */
const BUILT = fileURLToPath(new URL('../runtime/', import.meta.url));

/** Our own kernels, which `npm run build` compiles. */
const NATIVE = fileURLToPath(
  new URL(EXTENSION === '.ts' ? '../../dist/native/' : '../native/', import.meta.url),
);

/** What CommonJS code inside an ES module bundle expects to find. */
const BANNER = [
  "import { createRequire as __createRequire } from 'node:module';",
  "import { fileURLToPath as __toPath } from 'node:url';",
  'const require = __createRequire(import.meta.url);',
  "import { dirname as __dirnameOf } from 'node:path';",
  'const __filename = __toPath(import.meta.url);',
  'const __dirname = __dirnameOf(__filename);',
].join('\n');

/**
 * Makes two folders in `root` of what children load: their program, TensorFlow.js, the `.wasm` files, and in the whole one also
 * the libraries that not every file may import. Bundled, so that a process starts in a fraction of a second and needs to read
 * nothing else.
 *
 * Returns a hash of it all.
 */
export async function prepareRuntimes(root: string): Promise<string> {
  const [whole, narrow] = [join(root, WHOLE), join(root, NARROW)];
  await mkdir(whole);
  await mkdir(narrow);
  if (EXTENSION === '.js' && existsSync(BUILT)) await copyFiles(BUILT, whole, () => true);
  else await bundleRuntime(whole);
  await copyFiles(whole, narrow, isNarrow);
  await readableByAll(narrow);
  return readableByAll(whole);
}

/** Whatever the umask: another user is to read it. Returns a hash of the files. */
async function readableByAll(folder: string): Promise<string> {
  await chmod(folder, 0o755);
  const hash = createHash('sha256');
  for (const file of (await readdir(folder)).sort()) {
    const path = join(folder, file);
    await chmod(path, 0o644);
    hash.update(file).update(await readFile(path));
  }
  return hash.digest('hex');
}

/** Bundles the runtime into a folder that exists. */
export async function bundleRuntime(folder: string): Promise<void> {
  const outputFiles = await bundleProgram({
    entryPoints: {
      child: source('sandbox/child/start'),
      tf: source('sandbox/child/tf'),
      attr: source('attr/index'),
      types: source('index'),
    },
    outdir: folder,
    banner: { js: BANNER },
    // Left out of what each process parses: what Node before 18 needed to fetch, and an engine that runs in browsers alone. Of
    // that the flags remain, which a hand-in may set.
    external: ['node-fetch'],
    alias: { '@tensorflow/tfjs-backend-webgl': '@tensorflow/tfjs-backend-webgl/dist/flags_webgl.js' },
  });
  for (const { path, contents } of outputFiles) await writeFile(path, contents);
  const wasm = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json'));
  await copyFiles(join(wasm, 'dist'), folder, (file) => /^tfjs-backend-wasm(-simd)?\.wasm$/.test(file));
  await copyFiles(NATIVE, folder, () => true);
}

async function copyFiles(from: string, to: string, wanted: (file: string) => boolean): Promise<void> {
  for (const file of (await readdir(from)).filter(wanted)) await copyFile(join(from, file), join(to, file));
}
