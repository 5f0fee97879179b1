import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { NetworkId } from '../model/network.js';
import type { SelfTest } from '../model/self-test-values.js';
import { temporaryFolder } from '../temporary.js';
import { type Backend, ENGINES, modulesOf } from '../tensor/engines.js';
import type { FlatTensor } from '../tensor/flat.js';
import { startBundler } from './bundler.js';
import { LIBRARIES, type Library, USUAL } from './importable.js';
import { barrier, type Mechanism } from './mechanism.js';
import { Probe } from './probe.js';
import { prepareRuntimes } from './runtime.js';
import { Session } from './session.js';

/** What every session of a run shares. */
export interface WorkspaceOptions {
  /** Engine of hand-ins: one that runs behind the barrier. */
  readonly backend: Backend;
  readonly network: { readonly id: NetworkId; readonly weights: ReadonlyMap<string, FlatTensor> };
  /** Default: every mechanism that works here. */
  readonly used?: readonly Mechanism[];
  /** Port of this machine at which hand-ins' processes wait for a debugger: one at a time, without mechanisms, in no hurry. */
  readonly inspect?: number;
}

/** How a session over a hand-in is opened. */
export interface HandInOptions {
  /** MiB. */
  readonly memoryLimit: number;
  /** Libraries that a file may import, where they are not the usual ones. */
  readonly imports?: ReadonlyMap<string, readonly Library[]>;
}

/** How a session over code that is trusted is opened. */
export interface TrustedOptions {
  readonly memoryLimit: number;
  readonly backend: Backend;
  readonly selfTest: SelfTest;
}

/** A private temporary folder with the runtime that children load, and the sessions over it. */
export interface Workspace {
  /** The code of one hand-in. */
  session(folder: string, options: HandInOptions): Promise<Session>;
  /**
   * The answer key, on an engine that has shown that its numbers are right; without the barrier where that engine needs
   * the machine's libraries.
   *
   * @throws {GradelensError} `BACKEND_ABSENT`
   */
  trusted(folder: string, options: TrustedOptions): Promise<Session>;
  /** Ends every process and removes the folder. */
  close(): Promise<void>;
}

/** MiB for the answer key on an engine of the machine: its library alone takes hundreds. */
const ROOMY = 2 ** 14;

/** Prepares to run hand-ins: everything that a process needs to read, in one folder. */
export async function openWorkspace({ backend, network, ...options }: WorkspaceOptions): Promise<Workspace> {
  const temporary = temporaryFolder('run');
  const root = temporary.path;
  const used = options.used ?? (await barrier()).used;
  // Children may run as another user: who knows a folder's random name may enter it, nobody may list them.
  await chmod(root, 0o711);
  startBundler();
  const runtimeHash = await prepareRuntimes(root);
  const weights = Object.fromEntries(network.weights);
  // Those that are open: a run over a large class opens many.
  const sessions = new Set<Session>();
  const probe = new Probe();
  const close = async (): Promise<void> => {
    await Promise.all([...sessions].map((session) => session.close()));
    await temporary.remove();
  };
  const open = async (
    folder: string,
    engine: Backend,
    how: {
      readonly memoryLimit: number;
      importsOf(file?: string): readonly Library[];
      readonly selfTest?: SelfTest;
    },
  ): Promise<Session> => {
    const modules = modulesOf(engine);
    const { confined } = ENGINES[engine];
    const debugged = options.inspect !== undefined && !how.selfTest;
    const compiled = await mkdtemp(join(root, 's'));
    await chmod(compiled, 0o755);
    const session = new Session({
      folder,
      compiled,
      importsOf: how.importsOf,
      child: (name) => {
        const runtime = join(root, name);
        const place = { program: join(runtime, 'child.mjs'), cwd: runtime };
        if (debugged) {
          const env = { NODE_OPTIONS: `--inspect-wait=127.0.0.1:${options.inspect}` };
          return { ...place, env, readable: [], memoryLimit: ROOMY, used: [], unhurried: true };
        }
        return {
          ...place,
          readable: [`${runtime}/*`, `${compiled}/*`],
          memoryLimit: confined ? how.memoryLimit : ROOMY,
          used: confined ? used : [],
          // Drivers and libraries are found by variables; hand-ins get none.
          env: confined ? {} : process.env,
        };
      },
      start: { type: 'start', backend: engine, modules, network: network.id },
      runtimeHash,
      weights,
      debugged,
      closed: async () => {
        sessions.delete(session);
        await rm(compiled, { recursive: true, force: true });
      },
      ...(how.selfTest ? { selfTest: how.selfTest } : { probe }),
    });
    sessions.add(session);
    return session;
  };
  let closing: Promise<void> | undefined;
  return {
    session: (folder, { memoryLimit, imports }) =>
      open(folder, backend, {
        memoryLimit,
        importsOf: (file) => (file !== undefined && imports?.get(file)) || USUAL,
      }),
    trusted: (folder, { backend: engine, ...how }) =>
      open(folder, engine, { ...how, importsOf: () => LIBRARIES }),
    close: () => (closing ??= close()),
  };
}
