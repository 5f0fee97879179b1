import { join } from 'node:path';
import type { Grader } from '../../src/grade/grader.js';
import type { TestResult } from '../../src/grade/result.js';
import { gradeSubmission } from '../../src/grade/submission.js';
import { compose } from '../../src/samples/compose.js';
import { temporaryFolder } from '../../src/temporary.js';
import type { Said } from './catalogued.js';
import { type Rewritten, readRewritten } from './rewritten.js';

/** Mistakes of the catalogue in another style than its own, in hand-ins graded as any other: what their authors read first. */
export async function restyled(grader: Grader): Promise<Said[]> {
  const said: Said[] = [];
  for (const each of await readRewritten()) {
    const tests = grader.tests.filter(({ problem }) => problem.id === each.problem);
    if (tests.length > 0) said.push(firstSaid(each, await graded(each, { ...grader, tests })));
  }
  return said;
}

async function graded({ mistake, handIn }: Rewritten, grader: Grader): Promise<readonly TestResult[]> {
  const temporary = temporaryFolder('restyled');
  try {
    const folder = join(temporary.path, mistake);
    await compose(new Map(), handIn, folder);
    const nothing = async () => ({ questions: [], notes: [] });
    const { tests } = await gradeSubmission({ name: mistake, folder }, grader, () => {}, nothing);
    return tests;
  } finally {
    await temporary.remove();
  }
}

/** Of the tests that it fails, the one where what is said first is furthest from the mistake. */
function firstSaid({ mistake, in: file, says }: Rewritten, tests: readonly TestResult[]): Said {
  const failed = tests.filter(({ verdict }) => verdict !== 'pass');
  const numbers = failed.filter(({ verdict }) => verdict === 'wrong' || verdict === 'near-miss');
  // Beside numbers that are told, a test that gives none has its own message.
  const told = (numbers.length > 0 ? numbers : failed).map((test): Said => {
    const { name, verdict, message, findings } = test;
    const [first] = findings;
    // Known mistakes that no test tells from the first one are told beside it.
    const beside = findings.filter(
      ({ fails, confidence }) => fails && first?.fails && confidence === first.confidence,
    );
    const own = beside.find(({ id }) => id === mistake) ?? first;
    const where = `${file}, ${name}${beside.length > 1 ? `, beside ${beside.length - 1}` : ''}`;
    const cause = says !== undefined && message.includes(says) ? mistake : 'nothing';
    return own
      ? { expected: [mistake], first: own.id, confidence: own.confidence, message: own.message, where }
      : { expected: [mistake], first: cause, confidence: 0, message: `${verdict}, ${message}`, where };
  });
  const [worst] = told.filter(({ first }) => first !== mistake).sort((a, b) => b.confidence - a.confidence);
  const unseen = { expected: [mistake], first: 'all points', confidence: 0, message: '', where: file };
  return worst ?? told[0] ?? unseen;
}
