import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Grader, openGrader } from '../../src/grade/grader.js';
import { hiddenFromSeed } from '../../src/grade/hidden.js';
import type { Verdict } from '../../src/grade/result.js';
import { gradeSubmission } from '../../src/grade/submission.js';
import { inTemporaryFolder, ROOT } from '../process.js';

const GOOD = join(ROOT, 'submissions/examples/good/asterix');
const CASES = join(ROOT, 'test/fixtures/truth');

/** What a file of a hand-in does, its problem, and what that problem may end with. */
const CASES_BY_NAME: Record<string, [about: string, problem: string, verdicts: readonly Verdict[]]> = {
  'debug-mode-left-on': ['leaves debug mode on', 'saliency-map', ['pass']],
  'production-mode-and-flags': ['changes flags', 'saliency-map', ['pass']],
  'open-scope': ['opens a scope and never closes it', 'content-loss', ['pass', 'error']],
  'weights-thrown-away': ['disposes of the weights', 'saliency-map', ['pass', 'error']],
  'engine-removed': ['removes the engine', 'saliency-map', ['pass', 'error']],
  'other-engine': ['chooses another engine', 'saliency-map', ['pass']],
  'more-than-there-is': ['asks for more memory than there is', 'content-loss', ['out-of-memory']],
};
/** Whose calls come after it, with the network, with ops of the engine, and with both. */
const OTHERS = ['guided-relu', 'gram-matrix', 'library-saliency'];

describe('one file of a hand-in that spoils its process', function () {
  this.timeout(120_000);
  let grader: Grader;
  before(async () => {
    const problems = [...OTHERS, ...Object.values(CASES_BY_NAME).map(([, problem]) => problem)];
    grader = await openGrader(join(ROOT, 'rubric/demo.yaml'), {
      backend: 'wasm',
      hidden: hiddenFromSeed(7),
      select: ({ id }) => problems.includes(id),
    });
  });
  after(() => grader.close());

  for (const [name, [about, own, verdicts]] of Object.entries(CASES_BY_NAME)) {
    it(`${about}: the others have all their points`, async () => {
      const tests = grader.tests.filter(({ problem }) => [own, ...OTHERS].includes(problem.id));
      await inTemporaryFolder(async (folder) => {
        await cp(GOOD, folder, { recursive: true });
        await cp(join(CASES, name), folder, { recursive: true });
        const result = await gradeSubmission(
          { name, folder },
          { ...grader, tests },
          () => {},
          async () => ({ questions: [], notes: [] }),
        );
        for (const { problem, number, verdict, message } of result.tests) {
          const wanted = problem === own ? verdicts : ['pass'];
          expect(wanted, `${number} ${problem}: ${message}`).to.include(verdict);
        }
      });
    });
  }
});
