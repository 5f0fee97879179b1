import { testsOf } from '../../src/catalogue/audit-made.js';
import { type Made, operators } from '../../src/catalogue/made.js';
import { agree } from '../../src/diagnose/agree.js';
import type { Grader } from '../../src/grade/grader.js';
import { judge, judgesOf } from '../../src/grade/judge.js';
import type { TestResult } from '../../src/grade/result.js';
import type { Said } from './catalogued.js';

/** What is seen rather than concluded (how far, where, what is right): true whatever was changed. */
const DESCRIPTIONS = [
  ...['difference', 'almost-right', 'some-examples-off', 'some-channels-off', 'some-numbers-off'],
  ...['region-off', 'border-off', 'not-numbers', 'input-changed', 'input-unchanged', 'blank'],
];

/**
 * Every mistake that an operator made, on each test that it fails by its numbers: judged as a hand-in is. A mistake of the catalogue
 * that gives the same numbers is the same mistake; of what numbers alone tell, the operator knows which names are true.
 */
export async function operated(grader: Grader): Promise<Said[]> {
  const made = (await grader.mistakes?.made()) ?? [];
  const said: Said[] = [];
  for (const [i, each] of made.entries()) {
    process.stderr.write(`\r${i + 1} of ${made.length}`);
    for (const { findings, name } of agree(await resultsOf(grader, each))) {
      const [first] = findings;
      if (!first) continue;
      said.push({
        expected: first.fails ? [first.id] : [...DESCRIPTIONS, ...operators.get(each.operator)!.names],
        first: first.id,
        confidence: first.confidence,
        message: first.message,
        where: `${each.id}: ${each.title}, ${name}`,
      });
    }
  }
  process.stderr.write('\n');
  return said;
}

/** What came of its tests; those on which it gives nothing have no part in this. */
async function resultsOf(grader: Grader, made: Made): Promise<TestResult[]> {
  const judges = judgesOf(grader);
  const results: TestResult[] = [];
  for (const planned of testsOf(grader, made)) {
    const { problem, test, number } = planned;
    const expected = await grader.key.expected(planned);
    const answer = await grader.mistakes!.run(made, planned, expected.milliseconds);
    if (answer.outcome !== 'returned') continue;
    const { title, points } = problem;
    const judged = await judge(planned, answer.outputs, expected, judges);
    const { name, visibility } = test;
    results.push({ ...judged, number, problem: problem.id, title, name, visibility, points, score: 0 });
  }
  return results;
}
