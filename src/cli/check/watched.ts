import { join, resolve } from 'node:path';
import type { Grader } from '../../grade/grader.js';
import type { SubmissionResult, TestResult } from '../../grade/result.js';
import { count } from '../../rubric/count.js';
import { told } from '../fault.js';
import { openOutside } from '../open-outside.js';
import { painter, printable, say } from '../terminal.js';
import { type Needs, needsOf } from './depends.js';
import type { Checked } from './once.js';
import { type Changes, type Key, watch } from './watch.js';

/** What a watch is asked for. */
interface Wishes {
  readonly out?: string;
}

/** Checks a hand-in, and again what a saved file changes. */
export class WatchedCheck {
  readonly #needs = new Map<string, Needs>();
  /** The last result of each test, by its number. */
  readonly #results = new Map<string, TestResult>();
  readonly #paint = painter(process.stderr);

  constructor(
    private readonly folder: string,
    private readonly grader: Grader,
    private readonly wishes: Wishes,
    private readonly run: (grader: Grader) => Promise<Checked | undefined>,
    private readonly tell: (checked: Checked, wanted: (problem: string) => boolean) => Promise<number>,
  ) {}

  /** Resolves when the signal fires, or `q` is pressed; the exit code is the last check's. */
  async until(signal: AbortSignal): Promise<void> {
    const listener = {
      changed: (changes: Changes) => this.#changed(changes),
      pressed: (key: Key) => this.#pressed(key),
    };
    const { out } = this.wishes;
    const ignored = out === undefined ? [] : [out];
    await watch(this.folder, ignored, listener, signal, () => this.#check(() => true, ''));
  }

  async #changed(changes: Changes): Promise<void> {
    const files = [...changes.keys()];
    const appeared = [...changes.values()].includes('there');
    const touched = (file: string): boolean => {
      const needs = this.#needs.get(file);
      return !needs || files.some((each) => needs.files.has(each)) || (needs.incomplete && appeared);
    };
    const problems = new Set(
      this.grader.tests.filter(({ problem }) => touched(problem.file)).map(({ problem }) => problem.id),
    );
    if (problems.size === 0) return;
    const gone = files.every((file) => changes.get(file) === 'gone');
    await this.#check((problem) => problems.has(problem), `${files.join(', ')} ${gone ? 'gone' : 'changed'}`);
  }

  async #pressed(key: Key): Promise<void> {
    if (key === 'open') return this.#open();
    const failed = new Set(
      [...this.#results.values()].filter(({ verdict }) => verdict !== 'pass').map(({ problem }) => problem),
    );
    if (key === 'failed' && failed.size === 0) process.stderr.write('Nothing has failed.\n');
    else if (key === 'failed') await this.#check((problem) => failed.has(problem), 'what failed, again');
    else await this.#check(() => true, 'all, again');
  }

  async #check(wanted: (problem: string) => boolean, why: string): Promise<void> {
    const tests = this.grader.tests.filter(({ problem }) => wanted(problem.id));
    if (why)
      process.stderr.write(
        this.#paint('bold', `\n${new Date().toTimeString().slice(0, 8)}  ${printable(why)}\n`),
      );
    try {
      for (const file of new Set(tests.map(({ problem }) => problem.file)))
        this.#needs.set(file, await needsOf(this.folder, file));
      const checked = await this.run({ ...this.grader, tests });
      if (!checked) return;
      const turned = this.#turned(checked.result.tests);
      for (const test of checked.result.tests) this.#results.set(test.number, test);
      process.exitCode = await this.tell({ ...checked, result: this.#whole(checked.result) }, wanted);
      if (turned) say(process.stderr, turned);
    } catch (error) {
      say(process.stderr, `${this.#paint('red', 'error')} ${printable(told(error))}`);
    }
    process.stderr.write(
      this.#paint(
        'dim',
        `Watching; ${process.stdin.isTTY ? 'a all, f failed, o open, q quit' : 'Ctrl-C ends'}.\n`,
      ),
    );
  }

  /** The results of all problems that are watched. */
  #whole(result: SubmissionResult): SubmissionResult {
    const tests = this.grader.tests.flatMap(({ number }) => this.#results.get(number) ?? []);
    return { ...result, ...count(tests) };
  }

  /** What turned green or red since the last check. */
  #turned(tests: readonly TestResult[]): string {
    const names = (now: boolean) =>
      tests.flatMap(({ number, name, problem, verdict }) => {
        const before = this.#results.get(number);
        const changed = before && (before.verdict === 'pass') !== now && (verdict === 'pass') === now;
        return changed ? [`${problem}: ${name}`] : [];
      });
    const [green, red] = [names(true), names(false)];
    return [
      ...(green.length > 0 ? [this.#paint('green', `✓ now pass: ${green.join('; ')}`)] : []),
      ...(red.length > 0 ? [this.#paint('red', `✗ now fail: ${red.join('; ')}`)] : []),
    ].join('\n');
  }

  #open(): void {
    const { out } = this.wishes;
    if (out === undefined) {
      process.stderr.write('There is no page to open: start with --out feedback.\n');
      return;
    }
    const page = join(resolve(out), 'feedback.html');
    openOutside(page, (opener) =>
      process.stderr.write(`${opener} is not here: open ${page} in a browser.\n`),
    );
  }
}
