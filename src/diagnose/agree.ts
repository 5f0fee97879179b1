import { type Finding, isPublic, type TestResult } from '../grade/result.js';

/**
 * Rules out, of the known mistakes that fit a test, those that other tests of the problem contradict: one that they pass although
 * the mistake fails it, one that they fail although it passes it, one that it fails with other numbers. Where none is left, all stay:
 * there may be two mistakes. A mistake in what the problem is built on goes before the problem's own where the other problem has
 * it too, and is none where not. Then the one that is certain is told also of tests where none was found.
 *
 * - `tests`: all results of a hand-in, in any order; findings of known mistakes have `fails`.
 */
export function agree(tests: readonly TestResult[]): TestResult[] {
  const weighed = tests.map((test) => weigh(test, seenBy(test, tests)));
  return weighed.map((test) => told(test, seenBy(test, weighed)));
}

/** What a student reads of public tests is the same whatever the hidden inputs are. */
const seenBy = (test: TestResult, tests: readonly TestResult[]): readonly TestResult[] =>
  isPublic(test) ? tests.filter(isPublic) : tests;

function weigh(test: TestResult, seen: readonly TestResult[]): TestResult {
  const known = test.findings.filter(({ fails }) => fails !== undefined);
  if (known.length === 0) return test;
  const others = seen.filter(({ problem, number }) => problem === test.problem && number !== test.number);
  const fitting = known.filter((finding) => others.every((other) => !contradicts(other, finding)));
  const left = byOrigin(fitting.length > 0 ? fitting : known, seen);
  if (left.length === known.length) return test;
  const confidence = left.length === 1 ? 0.99 : Math.max(...left.map((each) => each.confidence));
  const rest = left.length === 1 ? [] : test.findings.filter(({ fails }) => fails === undefined);
  return { ...test, findings: [...left.map((each) => ({ ...each, confidence })), ...rest] };
}

/** Less than where its numbers were seen. */
const ELSEWHERE = 0.9;
/** Less than certain: numbers are there, and they are not its alone. */
const AMONG_OTHERS = 0.8;

/**
 * A test of which no known mistake is told, beside what the problem's other tests have found without a doubt. That is its cause too where
 * none was tried, or where it gives the same numbers, which come of much else as well; and one of its causes where it fails this test.
 */
function told(test: TestResult, seen: readonly TestResult[]): TestResult {
  if (test.verdict !== 'wrong' && test.verdict !== 'near-miss') return test;
  if (test.findings.some(({ fails }) => fails !== undefined)) return test;
  const sure = seen
    .filter(({ problem }) => problem === test.problem)
    .flatMap(({ findings }) => findings.filter(({ fails, confidence }) => fails && confidence > ELSEWHERE));
  const [first] = sure;
  if (!first || sure.some(({ id }) => id !== first.id)) return test;
  const fails = first.fails![test.name];
  if (fails === undefined || test.findings.some(({ alike }) => alike?.includes(first.id)))
    return { ...test, findings: [{ ...first, confidence: ELSEWHERE }] };
  if (!fails) return test;
  const message = `Your answer to another test of this problem has a mistake that fails this test too. There: ${first.message} Here the numbers are not those of this mistake alone.`;
  return { ...test, findings: [{ ...first, message, confidence: AMONG_OTHERS }, ...test.findings] };
}

/** Of mistakes that fit alike: those that the problem shares with what it is built on, else its own. */
function byOrigin(known: readonly Finding[], tests: readonly TestResult[]): readonly Finding[] {
  const there = ({ id, origin }: Finding): boolean =>
    tests.some(({ problem, findings }) => problem === origin && findings.some((each) => each.id === id));
  const shared = known.filter((finding) => finding.origin !== undefined && there(finding));
  if (shared.length > 0) return shared;
  const own = known.filter(({ origin }) => origin === undefined);
  return own.length > 0 ? own : known;
}

function contradicts({ name, verdict, findings }: TestResult, finding: Finding): boolean {
  const fails = finding.fails![name];
  // Where it was not tried, or the hand-in gave no numbers, nothing is known.
  if (fails === undefined || !['pass', 'wrong', 'near-miss'].includes(verdict)) return false;
  if (verdict === 'pass') return fails;
  const found = findings.filter((each) => each.fails !== undefined);
  return !fails || (found.length > 0 && !found.some(({ id }) => id === finding.id));
}
