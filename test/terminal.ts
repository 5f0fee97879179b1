import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { PLAIN, ROOT } from './process.js';

const quote = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

/** Why there is no pseudo-terminal here; undefined where there is one. */
export const noTerminal = (): Promise<string | undefined> =>
  promisify(execFile)('script', ['-qec', 'stty cols 60', '/dev/null']).then(
    () => undefined,
    () => 'no pseudo-terminal: script or stty is missing',
  );

/** Before the tests of a suite: skips them where there is no pseudo-terminal, and says so. */
export async function needsTerminal(this: Mocha.Context): Promise<void> {
  const without = await noTerminal();
  if (without === undefined) return;
  console.log(`      skipped: ${without}`);
  this.skip();
}

/** The built command line on a pseudo-terminal of 50 lines. */
export class OnTerminal {
  readonly child: ChildProcess;
  /** What was written so far, with whatever moves the cursor. */
  text = '';
  /** When something was written last, as `performance.now()` has it. */
  written = performance.now();
  /** The exit code. */
  readonly ended: Promise<number | null>;

  constructor(
    args: readonly string[],
    { cwd = ROOT, columns = 100, env = {} }: { cwd?: string; columns?: number; env?: NodeJS.ProcessEnv } = {},
  ) {
    const program = [process.execPath, join(ROOT, 'bin/gradelens.js'), ...args].map(quote).join(' ');
    this.child = spawn(
      'script',
      ['-qec', `stty cols ${columns} rows 50; exec ${program}`, '/dev/null'],
      // Open until the end: what a closed one would send is a key, too.
      { cwd, env: { ...PLAIN, ...env }, stdio: ['pipe', 'pipe', 'inherit'] },
    );
    this.child.stdout!.on('data', (chunk: Buffer) => {
      this.text += chunk;
      this.written = performance.now();
    });
    this.ended = new Promise((resolve) => this.child.on('close', resolve));
  }

  press(keys: string): void {
    this.child.stdin!.write(keys);
  }

  /** How often a pattern (with the flag g) was written. */
  times(pattern: RegExp): number {
    return this.text.match(pattern)?.length ?? 0;
  }

  /** Until something holds, at most so many seconds. */
  async until(holds: () => boolean, seconds: number): Promise<void> {
    for (let waited = 0; !holds() && waited < seconds * 1000; waited += 50) await wait(50);
  }

  /** Ends it if nothing else has. */
  kill(): void {
    this.child.kill('SIGHUP');
  }
}
