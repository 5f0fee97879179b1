import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Answer, Question, Seen, Titles } from './runner.js';

/** A process in the copy that loads tests once and tries changes; another one takes its place where it hangs or dies. */
export class Tester {
  #child: ChildProcess | undefined;

  constructor(
    readonly folder: string,
    readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** Runs a test file without any change: which changes each test comes by. Alone, or an earlier file has loaded what it loads. */
  async look(file: string): Promise<Seen> {
    this.close();
    const answer = (await this.#ask({ file }, 600_000)) as Seen | string;
    this.close();
    if (typeof answer === 'string') throw new Error(`Without any change, ${file} does not run: ${answer}`);
    return answer;
  }

  /** What notices a change: a test's title, or what became of the process; nothing for a change that survives. */
  async attempt(
    mutant: number,
    tests: Titles,
    patience: number,
    alone: boolean,
  ): Promise<string | undefined> {
    if (alone) this.close();
    const answer = (await this.#ask({ mutant, tests }, patience)) as Answer | string;
    if (alone || typeof answer === 'string' || answer.dirty) this.close();
    if (typeof answer === 'string') return answer;
    return answer.dirty && !alone ? this.attempt(mutant, tests, patience, true) : answer.caughtBy;
  }

  close(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }

  async #ask(question: Question, patience: number): Promise<unknown> {
    this.#child ??= this.#start();
    const child = this.#child;
    const ended = new AbortController();
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    child.send(question);
    const answer = await Promise.race([
      once(child, 'message', ended).then(([message]) => message),
      once(child, 'exit', ended).then(([code]) =>
        code === null ? 'it never ends' : `the process ends with ${code}`,
      ),
    ]);
    clearTimeout(timer);
    ended.abort();
    return answer;
  }

  #start(): ChildProcess {
    const { folder: cwd, environment } = this;
    const execArgv = ['--import=tsx', '--conditions=gradelens-source'];
    return fork(join(cwd, 'scripts/mutants/runner.ts'), {
      cwd,
      execArgv,
      env: environment,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
  }
}
