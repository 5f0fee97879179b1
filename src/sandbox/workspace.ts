import { rmSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NetworkId } from '../model/network.js';
import type { Backend } from '../tensor/backend.js';
import type { FlatTensor } from '../tensor/flat.js';
import { compile } from './compiler.js';
import { barrier, type Mechanism } from './mechanism.js';
import { Session } from './session.js';

/** What every session of a run shares. */
export interface WorkspaceOptions {
  readonly backend: Backend;
  readonly network: { readonly id: NetworkId; readonly weights: ReadonlyMap<string, FlatTensor> };
  /** Default: every mechanism that works here. */
  readonly used?: readonly Mechanism[];
}

/** A private temporary folder with the runtime that children load, and the sessions over it. */
export interface Workspace {
  /** The code of one hand-in. `memoryLimit` in MiB. */
  session(folder: string, options: { readonly memoryLimit: number }): Promise<Session>;
  /** Ends every process and removes the folder. */
  close(): Promise<void>;
}

/** This file's own kind: TypeScript in a checkout, JavaScript in the package. */
const EXTENSION = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
const source = (path: string): string => fileURLToPath(new URL(`../${path}${EXTENSION}`, import.meta.url));

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
 * Prepares to run hand-ins: bundles the child's program, TensorFlow.js and the attribution library once, so that a
 * process starts in a fraction of a second and needs to read nothing else.
 */
export async function openWorkspace({ backend, network, ...options }: WorkspaceOptions): Promise<Workspace> {
  // Real, because the permission model compares real paths and a temporary folder may lie behind a link.
  const root = await realpath(await mkdtemp(join(tmpdir(), 'gradelens-')));
  const remove = (): void => rmSync(root, { recursive: true, force: true });
  process.once('exit', remove);
  const used = options.used ?? (await barrier()).used;
  // Children may run as another user: who knows a folder's random name may enter it, nobody may list them.
  await chmod(root, 0o711);
  const runtime = join(root, 'runtime');
  await bundleRuntime(runtime);
  const weights = Object.fromEntries(network.weights);
  const sessions: Session[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(sessions.map((session) => session.close()));
    // A session that was being opened meanwhile may still make its folder.
    await rm(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
    process.off('exit', remove);
  };
  let closing: Promise<void> | undefined;
  return {
    session: async (folder, { memoryLimit }) => {
      const compiled = await mkdtemp(join(root, 's'));
      await chmod(compiled, 0o755);
      const session = new Session({
        folder,
        compiled,
        child: {
          program: join(runtime, 'child.mjs'),
          cwd: runtime,
          readable: [`${runtime}/*`, `${compiled}/*`],
          memoryLimit,
          used,
        },
        start: { type: 'start', backend, network: network.id },
        weights,
      });
      sessions.push(session);
      return session;
    },
    close: () => (closing ??= close()),
  };
}

async function bundleRuntime(folder: string): Promise<void> {
  await mkdir(folder);
  const outputFiles = await compile({
    entryPoints: {
      child: source('sandbox/child/main'),
      tf: '@tensorflow/tfjs',
      attr: source('attr/index'),
      types: source('index'),
    },
    absWorkingDir: fileURLToPath(new URL('../../', import.meta.url)),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    // ES modules, so that `tf.mjs` exports every name of TensorFlow.js.
    mainFields: ['module', 'main'],
    target: 'node20',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    banner: { js: BANNER },
    legalComments: 'none',
    logLevel: 'error',
  });
  for (const { path, contents } of outputFiles) await writeFile(path, contents);
  const wasm = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json'));
  for (const file of [
    'tfjs-backend-wasm.wasm',
    'tfjs-backend-wasm-simd.wasm',
    'tfjs-backend-wasm-threaded-simd.wasm',
  ]) {
    await copyFile(join(wasm, 'dist', file), join(folder, file));
  }
  // Whatever the umask: another user is to read it.
  await chmod(folder, 0o755);
  for (const file of await readdir(folder)) await chmod(join(folder, file), 0o644);
}
