import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Grader, openGrader } from '../../src/grade/grader.js';
import { hiddenFromSeed } from '../../src/grade/hidden.js';
import type { TestResult } from '../../src/grade/result.js';
import { gradeSubmission } from '../../src/grade/submission.js';
import { inTemporaryFolder, ROOT } from '../process.js';

const GOOD = join(ROOT, 'submissions/examples/good/asterix');
const CASES = join(ROOT, 'test/fixtures/truth');

/** What comes of which problems, whatever else they might be. */
const CASE: Record<string, readonly [problems: readonly string[], verdict: string, says?: RegExp]> = {
  'library-in-saliency-map': [['saliency-map'], 'blocked', /^saliency-map\.ts:3:.*gradelens\/attr/],
  'library-in-gradcam': [
    ['guided-relu', 'guided-backprop', 'grad-cam', 'guided-grad-cam'],
    'blocked',
    /^gradcam\.ts:3:.*gradelens\/attr/,
  ],
  'types-of-the-library': [['saliency-map'], 'pass'],
  // Its visible test says it, too.
  'async-style-loss': [['style-loss'], 'error', /^style-loss\.ts: styleLoss is asynchronous.* synchronous/],
};

describe('hand-ins that do what an assignment forbids', function () {
  this.timeout(120_000);
  let grader: Grader;
  before(async () => {
    const needed = new Set(['library-saliency', ...Object.values(CASE).flatMap(([problems]) => problems)]);
    grader = await openGrader(join(ROOT, 'rubric/demo.yaml'), {
      backend: 'wasm',
      hidden: hiddenFromSeed(7),
      select: ({ id }) => needed.has(id),
    });
  });
  after(() => grader.close());

  async function graded(name: string, problems: readonly string[]): Promise<readonly TestResult[]> {
    const tests = grader.tests.filter(
      ({ problem: { id } }) => id === 'library-saliency' || problems.includes(id),
    );
    return inTemporaryFolder(async (folder) => {
      await cp(GOOD, folder, { recursive: true });
      await cp(join(CASES, name), folder, { recursive: true });
      const work = async () => ({ questions: [], notes: [] });
      return (await gradeSubmission({ name, folder }, { ...grader, tests }, () => {}, work)).tests;
    });
  }

  for (const [name, [problems, verdict, says]] of Object.entries(CASE)) {
    it(`${name}: ${verdict}, and the library is free where it may be used`, async () => {
      for (const test of await graded(name, problems)) {
        const asked = problems.includes(test.problem);
        expect(test.verdict, `${test.number} ${test.message}`).to.equal(asked ? verdict : 'pass');
        if (asked && says) expect(test.message).to.match(says);
      }
    });
  }
});
