import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bundled } from './bundle.js';
import type { Together } from './bundle-together.js';
import { COMPILE_SECONDS, limitCompiler } from './compiler.js';
import type { Library } from './importable.js';

/** One file of a hand-in; see `bundle`. */
export interface ToCompile {
  readonly folder: string;
  readonly file: string;
  readonly imports: readonly Library[];
  readonly debugged: boolean;
}

/** Files of code that is trusted; see `bundleTogether`. */
export interface ToCompileTogether {
  readonly folder: string;
  readonly together: readonly string[];
}

/** What came of it, or what the machine refused. */
export type Compiled<T = unknown> =
  | { readonly made: T }
  | { readonly error: { readonly message: string; readonly code?: string } };

/** MiB of JavaScript's heap: a compiled file and what is said of it need a fraction. */
const HEAP = 512;
/** Seconds for a process to start, and to read what the compiler says, beyond the compiler's own. */
const PATIENCE = 20;
/** As this file: TypeScript where it runs from its source. */
const PROGRAM = fileURLToPath(new URL(`./bundler-program${extname(import.meta.url)}`, import.meta.url));

let running: ChildProcess | undefined;
let last: Promise<unknown> = Promise.resolve();
process.on('exit', () => end(running));

/** `bundle` in a process of its own, which is started once and replaced when a file kills it. One file at a time. */
export const bundleApart = (task: ToCompile): Promise<Bundled> => inTurn(() => compiled(task));

/** `bundleTogether` in that process. */
export const bundleTogetherApart = (task: ToCompileTogether): Promise<Together | undefined> =>
  inTurn(async () => {
    const answer = await asked<Together | undefined>(task);
    return typeof answer === 'object' && 'made' in answer ? answer.made : undefined;
  });

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work);
  last = turn.catch(() => {});
  return turn;
}

/** Starts the process now, so that the first file need not wait for it. */
export function startBundler(): ChildProcess {
  if (running?.connected && running.exitCode === null && running.signalCode === null) return running;
  limitCompiler();
  const started = fork(PROGRAM, {
    // A group of its own: Ctrl-C is the grader's to hear, and the compiler is ended with it.
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [...process.execArgv, `--max-old-space-size=${HEAP}`],
    // Options that are meant for the grader.
    env: { ...process.env, NODE_OPTIONS: undefined },
  });
  started.on('error', () => {});
  rest(started);
  running = started;
  return started;
}

async function compiled(task: ToCompile): Promise<Bundled> {
  // Nobody is to answer for what the files before have left: who kills a process of its own has killed it.
  let answer = await asked<Bundled>(task);
  if (answer === 'gone') answer = await asked<Bundled>(task);
  if (typeof answer === 'string') {
    const why = answer === 'late' ? `it took longer than ${COMPILE_SECONDS} s` : 'the compiler broke over it';
    const message = `${task.file} cannot be compiled: ${why}. Is something in it endless or nested very deep?`;
    return { outcome: 'blocked', message };
  }
  if ('made' in answer) return answer.made;
  throw Object.assign(new Error(answer.error.message), answer.error);
}

/** What the process answers; `gone` where it has ended over it, `late` where it was ended. */
function asked<T>(task: ToCompile | ToCompileTogether): Promise<Compiled<T> | 'gone' | 'late'> {
  const child = startBundler();
  // Waited for: the grader does not end meanwhile.
  child.ref();
  child.channel?.ref();
  return new Promise((resolve) => {
    const settle = (answer: Compiled<T> | 'gone' | 'late'): void => {
      clearTimeout(timer);
      child.off('message', settle).off('exit', gone).off('error', refused);
      rest(child);
      if (typeof answer === 'string' || !child.connected) {
        end(child);
        running = undefined;
      }
      resolve(answer);
    };
    const gone = (): void => settle('gone');
    const refused = (error: Error): void => settle({ error });
    const timer = setTimeout(settle, (COMPILE_SECONDS + PATIENCE) * 1000, 'late');
    child.once('message', settle).once('exit', gone).once('error', refused);
    child.send(task, (error) => error && gone());
  });
}

/** The grader does not wait for one that has nothing to do. */
function rest(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

/** Ends it with the compiler that it has started. */
function end(child: ChildProcess | undefined): void {
  if (child?.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}
