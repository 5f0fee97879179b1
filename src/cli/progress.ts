import type { SubmissionResult, Verdict } from '../grade/result.js';
import { duration, painter, StatusLine, table, timeLeft } from './terminal.js';

/** How verdicts are painted, everywhere. */
export const VERDICT_COLOURS: Record<Verdict, 'green' | 'yellow' | 'red' | 'magenta'> = {
  pass: 'green',
  'near-miss': 'yellow',
  wrong: 'red',
  error: 'red',
  timeout: 'red',
  'out-of-memory': 'red',
  blocked: 'red',
  missing: 'yellow',
  'not-graded': 'magenta',
};

/** More problems of one verdict are counted: a hand-in with one file of sixteen is one line of a terminal. */
const NAMED = 3;

/** What a submission lost points on: `grad-cam wrong, 5 problems missing`; the same problem and verdict named once. */
export function lostOn({ tests }: SubmissionResult, paint: ReturnType<typeof painter>): string {
  const problems = new Map<Verdict, Set<string>>();
  for (const { problem, verdict } of tests) {
    if (verdict !== 'pass') problems.set(verdict, (problems.get(verdict) ?? new Set()).add(problem));
  }
  const all = new Set(tests.map(({ problem }) => problem)).size;
  const lost = [...problems].flatMap(([verdict, names]) => {
    const painted = paint(VERDICT_COLOURS[verdict], verdict);
    if (names.size <= NAMED) return [...names].map((name) => `${name} ${painted}`);
    const everything = names.size === all && tests.every((test) => test.verdict === verdict);
    return everything ? `everything ${painted}` : `${names.size} problems ${painted}`;
  });
  return lost.join(', ');
}

/** Progress of a batch on standard error: a line for each submission done, and on a terminal what is under way. */
export class BatchProgress {
  readonly #started = performance.now();
  readonly #paint = painter(process.stderr);
  readonly #status = new StatusLine();
  #done = 0;
  #fresh = 0;

  constructor(
    private readonly submissions: number,
    private readonly tests: number,
  ) {}

  /** Seconds since the start. */
  get seconds(): number {
    return (performance.now() - this.#started) / 1000;
  }

  /** One test is done; `name` is the submission's. */
  test(name: string, number: string): void {
    this.#fresh++;
    const left =
      ((this.submissions - this.#done) * this.tests - (this.#fresh % this.tests)) *
      (this.seconds / this.#fresh);
    this.#status.show(
      `${this.#done} of ${this.submissions} done, ${name}: test ${number}, ${timeLeft(left)}`,
    );
  }

  /** One submission is done. */
  done(result: SubmissionResult, { kept, elsewhere }: { kept: boolean; elsewhere: boolean }): void {
    this.#done++;
    this.#status.clear();
    const ungraded = result.tests.some(({ verdict }) => verdict === 'not-graded');
    const full = result.score === result.maxScore && !ungraded;
    const mark = full
      ? this.#paint('green', '✓')
      : this.#paint(ungraded ? 'magenta' : 'yellow', ungraded ? '?' : '·');
    const count = `${String(this.#done).padStart(String(this.submissions).length)}/${this.submissions}`;
    const score = `${result.score} / ${result.maxScore}`;
    const time = elsewhere ? 'by another run' : kept ? 'kept from before' : duration(result.seconds);
    process.stderr.write(
      `${mark} ${count}  ${result.submission.padEnd(24)} ${score.padStart(11)}  ${time.padStart(8)}  ${lostOn(result, this.#paint)}\n`,
    );
  }

  /** Says what goes on before the first submission. */
  say(text: string): void {
    this.#status.show(text);
  }

  clear(): void {
    this.#status.clear();
  }
}

/** The table a batch ends with. */
export function scoreTable(results: readonly SubmissionResult[]): string {
  const paint = painter(process.stdout);
  const rows = results.map((result) => [
    result.submission,
    String(result.score),
    String(result.maxScore),
    `${result.maxScore > 0 ? Math.round((100 * result.score) / result.maxScore) : 0} %`,
    lostOn(result, paint) || paint('green', 'nothing'),
  ]);
  const lines = table([['submission', 'score', 'of', '', 'lost on'], ...rows], [1, 2, 3]);
  return [paint('bold', lines[0] ?? ''), ...lines.slice(1)].join('\n');
}
