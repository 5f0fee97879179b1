import { join } from 'node:path';
import { expect } from 'chai';
import { type Grader, openGrader } from '../../src/grade/grader.js';
import { hiddenFromSeed } from '../../src/grade/hidden.js';
import { isPublic, type TestResult, type Verdict } from '../../src/grade/result.js';
import { gradeSubmission } from '../../src/grade/submission.js';
import { inTemporaryFolder, ROOT } from '../process.js';
import { layCase } from './truth.js';

/** A hand-in with one mistake, or none: each problem with the verdicts of which its tests must give one. */
interface Case {
  readonly about: string;
  readonly problems: Readonly<Record<string, readonly Verdict[]>>;
  /** A visible test fails, so that the student is told before a hidden one counts. */
  readonly told?: true;
}

const wrong = (about: string, problem: string): Case => ({ about, problems: { [problem]: ['wrong'] } });
const failing = (about: string, problem: string): Case => ({
  about,
  problems: { [problem]: ['wrong', 'error'] },
});
const told = (each: Case): Case => ({ ...each, told: true });

const CASES: Record<string, Case> = {
  'saliency-kept-by-shape': wrong('the first maps of each shape, for other images too', 'saliency-map'),
  'saliency-first-result-for-ever': wrong('the maps of the very first call', 'saliency-map'),
  'saliency-of-the-best-score': told(wrong('the largest score, and y is never read', 'saliency-map')),
  'step-kept-by-shape': wrong('the direction of the first step of each shape', 'class-visualization'),
  'step-default-l2': wrong('l2Reg is 0 by default', 'class-visualization'),
  'step-default-l2-tenfold': wrong('l2Reg is 0.01 by default', 'class-visualization'),
  'step-default-rate': wrong('learningRate is 10 by default', 'class-visualization'),
  'step-default-of-the-whole': failing('one option given, the other undefined', 'class-visualization'),
  'gram-default-normalize': wrong('normalize is false by default', 'gram-matrix'),
  'fooling-default-iterations': wrong('maxIterations is 5 by default', 'fooling-image'),
  'fooling-default-rate': wrong('learningRate is 1 by default', 'fooling-image'),
  'fooling-default-of-the-whole': failing('one option given, the other undefined', 'fooling-image'),
  'fooling-later-steps-longer': wrong('steps after the first are 2 % longer', 'fooling-image'),
  'fooling-options-ignored': told(wrong('no option is read', 'fooling-image')),
  'guided-relu-ends-at-six': wrong('a ReLU that ends at six', 'guided-relu'),
  'guided-relu-last-input': {
    about: 'a ReLU that keeps the input of its last call for every gradient',
    problems: { 'guided-relu': ['wrong', 'error'], 'guided-backprop': ['wrong', 'error'] },
  },
  'async-style-loss': told({ about: 'an asynchronous loss', problems: { 'style-loss': ['error'] } }),
  'conductance-100-steps': { about: '100 steps, which is nearer', problems: { 'library-layers': ['pass'] } },
  'conductance-three-steps': wrong('three steps', 'library-layers'),
  'conductance-two-steps': wrong('two steps', 'library-layers'),
  'beta1-095': wrong('the first moment decays with 0.95', 'style-transfer'),
  'beta2-099': wrong('the second moment decays with 0.99', 'style-transfer'),
  amsgrad: wrong('divided by the largest second moment so far', 'style-transfer'),
  'epsilon-inside-the-root': wrong('epsilon inside the root', 'style-transfer'),
  'decay-ten-steps-late': wrong('the rate drops ten steps late', 'style-transfer'),
  'decay-to-nothing': wrong('the rate drops to nothing', 'style-transfer'),
  'decay-to-a-tenth': wrong('the rate drops to a tenth', 'style-transfer'),
  'decay-twice-the-rate': wrong('the rate drops to twice the decayed one', 'style-transfer'),
  'transfer-default-learning-rate': failing('learningRate is 1 by default', 'style-transfer'),
  'transfer-default-decayed-learning-rate': failing(
    'another decayedLearningRate by default',
    'style-transfer',
  ),
  'transfer-default-decay-at': failing('decayAt is 50 by default', 'style-transfer'),
  'transfer-default-clamp-until': failing('clampUntil is 200 by default', 'style-transfer'),
  'transfer-default-iterations': failing('iterations is 20 by default', 'style-transfer'),
  'transfer-default-iterations-100': failing('iterations is 100 by default', 'style-transfer'),
};

/** Those that only tests of a hundred iterations or more find. */
const LONG =
  /^(fooling-default-iterations|transfer-default-(decay-at|clamp-until|iterations|iterations-100))$/;
/** A mistake of each kind. */
const QUICK =
  /^(.*-kept-by-shape|saliency-of-the-best-score|guided-relu-.*|beta2-099|decay-.*|transfer-default-.*-rate)$/;

/** Grades cases by an assignment on an engine: one of each kind, without the tests that take long, or all. */
export function gradeTight(assignment: string, backend: 'wasm' | 'cpu', which: 'quick' | 'all'): void {
  const cases = Object.entries(CASES).filter(
    ([name]) => which === 'all' || (QUICK.test(name) && !LONG.test(name)),
  );
  describe(`what ${assignment} must tell apart on ${backend}: ${which}`, function () {
    this.timeout(600_000);
    let grader: Grader;
    before(async () => {
      const needed = new Set(cases.flatMap(([, { problems }]) => Object.keys(problems)));
      grader = await openGrader(join(ROOT, 'rubric', assignment), {
        backend,
        hidden: hiddenFromSeed(7),
        select: ({ id }, { name }) =>
          needed.has(id) && (which === 'all' || !/default number|as many/.test(name)),
      });
    });
    after(() => grader?.close());

    for (const [name, { about, problems, told }] of cases) {
      it(`${name}: ${about}`, async () => {
        const results = await grade(grader, name, Object.keys(problems));
        for (const [problem, wanted] of Object.entries(problems)) {
          const own = results.filter((test) => test.problem === problem);
          const failed = own.filter(({ verdict }) => verdict !== 'pass');
          const text = own.map((test) => `${test.name}: ${test.verdict}: ${test.message}`).join('\n');
          if (wanted.includes('pass')) expect(failed, text).to.deep.equal([]);
          else
            expect(
              own.filter(({ verdict }) => wanted.includes(verdict)),
              text,
            ).not.to.deep.equal([]);
          if (told) expect(failed.filter(isPublic), text).not.to.deep.equal([]);
        }
      });
    }
  });
}

async function grade(
  grader: Grader,
  name: string,
  problems: readonly string[],
): Promise<readonly TestResult[]> {
  return inTemporaryFolder(async (folder) => {
    await layCase(name, folder);
    const tests = grader.tests.filter(({ problem }) => problems.includes(problem.id));
    const written = async () => ({ questions: [], notes: [] });
    // Which mistake it is costs time, and is looked at elsewhere.
    const some = { ...grader, tests, mistakes: undefined };
    return (await gradeSubmission({ name, folder }, some, () => {}, written)).tests;
  });
}
