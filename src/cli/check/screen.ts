import type { First } from '../../grade/mend-first.js';
import type { Finding, SubmissionResult, TestResult } from '../../grade/result.js';
import { confidence } from '../../report/text.js';
import { total } from '../../rubric/score.js';
import { UNWRITTEN } from '../../sandbox/text.js';
import { VERDICT_COLOURS } from '../progress.js';
import { columnsOf, painter, printable, wrapped } from '../terminal.js';
import { printedLines } from './printed.js';

/** What a check found, to be shown. */
export interface Found {
  readonly result: SubmissionResult;
  /** What each test's call printed, by the test's number. */
  readonly printed: ReadonlyMap<string, string>;
  readonly first: readonly First[];
  /** Mistakes of types, and what else there is to say; a line each. */
  readonly notes: readonly string[];
  /** Every test in full, and all that was printed. */
  readonly verbose: boolean;
  /** Which problems get their lines; all count. */
  wanted(problem: string): boolean;
}

type Paint = ReturnType<typeof painter>;

/** A line a problem; of each that fails the first failing test in full; what to mend first; the sum. */
export function screen({ result, printed, first, notes, verbose, wanted }: Found): string {
  const paint = painter(process.stdout);
  const told = new Map<string, string>();
  const lines: string[] = [];
  for (const tests of problemsOf(result))
    if (wanted(tests[0]!.problem)) lines.push(...problem(tests, { printed, verbose, paint, told }));
  lines.push(
    '',
    ...notes.map((note) => paint('yellow', printable(note))),
    ...first.map((each) => mendFirst(each, paint)),
  );
  const passed = result.tests.filter(({ verdict }) => verdict === 'pass').length;
  lines.push(
    `${passed} of ${result.tests.length} public tests pass, ${result.score} of ${result.maxScore} public points ` +
      `(${result.network} on ${result.backend}). Hidden tests count too when it is graded.`,
  );
  const columns = columnsOf(process.stdout);
  return `${lines.map((line) => wrapped(line, columns, line.startsWith(' ') ? 2 : 0)).join('\n')}\n`;
}

/** The tests, problem by problem. */
function problemsOf({ tests }: SubmissionResult): TestResult[][] {
  const problems = new Map<string, TestResult[]>();
  for (const test of tests) problems.set(test.problem, [...(problems.get(test.problem) ?? []), test]);
  return [...problems.values()];
}

interface Manner {
  readonly printed: Found['printed'];
  readonly verbose: boolean;
  readonly paint: Paint;
  /** What was said already, and of which problem: a file that does not compile says it once. */
  readonly told: Map<string, string>;
}

function problem(tests: readonly TestResult[], manner: Manner): string[] {
  const { paint, verbose } = manner;
  const [{ title, problem: id }] = tests as [TestResult];
  const failed = tests.filter(({ verdict }) => verdict !== 'pass');
  const points = `${total(tests.map(({ score }) => score))} / ${total(tests.map((test) => test.points))}`;
  const head = (mark: string, how = '') => `${mark} ${paint('bold', `${title} (${id})`)}  ${points}${how}`;
  if (failed.length === 0) {
    const spoke = tests.filter(({ number }) => verbose || (manner.printed.get(number) ?? '') !== '');
    return [head(paint('green', '✓')), ...spoke.flatMap((test) => oneTest(test, manner, 'name'))];
  }
  if (tests.every(isUnwritten))
    return [head(paint('yellow', '·'), `  ${paint('yellow', 'not written yet')}`)];
  const how = tests.length > 1 ? `  ${failed.length} of ${tests.length} tests fail` : '';
  const shown = tests.filter(
    (test) => verbose || test.verdict !== 'pass' || (manner.printed.get(test.number) ?? '') !== '',
  );
  return [
    head(paint(VERDICT_COLOURS[failed[0]!.verdict], '✗'), how),
    ...shown.flatMap((test) =>
      oneTest(test, manner, test.verdict !== 'pass' && (verbose || test === failed[0]) ? 'full' : 'name'),
    ),
  ];
}

/** As the starter is handed out. */
const isUnwritten = ({ verdict, message }: TestResult): boolean =>
  verdict === 'missing' && message.endsWith(UNWRITTEN);

function oneTest(
  test: TestResult,
  { paint, printed, verbose, told }: Manner,
  how: 'full' | 'name',
): string[] {
  const passed = test.verdict === 'pass';
  const mark = paint(VERDICT_COLOURS[test.verdict], passed ? '✓' : '✗');
  const line = `  ${mark} ${test.name}  ${test.score} / ${test.points}${passed ? '' : `  ${test.verdict}`}`;
  const said = printedLines(printed.get(test.number) ?? '', verbose).map((each) =>
    paint('dim', `      ${each}`),
  );
  if (how === 'name') return [line, ...said];
  const before = told.get(test.message);
  const same = before !== undefined && test.verdict !== 'wrong' && !verbose;
  told.set(test.message, before ?? test.problem);
  return [line, ...(same ? [`      The same as above, at ${before}.`] : explanation(test, paint)), ...said];
}

function explanation({ message, findings }: TestResult, paint: Paint): string[] {
  const why = (finding: Finding): string =>
    `${indented(`→ ${finding.message}`)} ${paint('dim', `(${confidence(finding.confidence)})`)}`;
  const measured = indented(message);
  return [...findings.map(why), findings.length > 0 ? paint('dim', measured) : measured];
}

function mendFirst({ problem, name, file, spoils, together, sure }: First, paint: Paint): string {
  const all = [...spoils, ...Object.keys(together)];
  const alone = `${spoils.join(', ')} ${spoils.length > 1 ? 'pass' : 'passes'}`;
  const clauses = [
    ...(spoils.length > 0 ? [`with a right ${name}, ${alone}`] : []),
    ...Object.entries(together).map(
      ([id, others]) => `with right ${[name, ...others].join(' and ')}, ${id} passes`,
    ),
  ];
  const why = sure ? clauses.join('; ') : `${all.join(', ')} ${all.length > 1 ? 'are' : 'is'} built on it`;
  return paint('bold', `Mend ${problem} first (${name} in ${file}): ${why}.`);
}

const indented = (text: string): string => printable(text).replace(/^/gm, '      ');
