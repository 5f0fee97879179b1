import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Grader, openGrader } from '../../src/grade/grader.js';
import { hiddenFromSeed } from '../../src/grade/hidden.js';
import type { SubmissionResult, Verdict } from '../../src/grade/result.js';
import { gradeSubmission } from '../../src/grade/submission.js';
import { inTemporaryFolder, ROOT } from '../process.js';

const GOOD = join(ROOT, 'submissions/examples/good/asterix');
const CASES = join(ROOT, 'test/fixtures/truth');

/** Right by what each op means. `said`: it is an error, and what a student is told. `once`: every engine is alike here. */
interface Case {
  readonly about: string;
  readonly problems: readonly string[];
  readonly said?: readonly RegExp[];
  readonly once?: true;
}

/** Lays a case over the base, whole, in a folder. */
export async function layCase(name: string, folder: string): Promise<void> {
  await cp(GOOD, folder, { recursive: true });
  await cp(join(CASES, name), folder, { recursive: true });
}

/** Nothing of what a student is told may look like this. */
const NEVER = /\.mjs:\d|node_modules|Module\[|never settles|gradelens-|.{400}/;

const all = (about: string, ...problems: string[]): Case => ({ about, problems });
const once = (about: string, ...problems: string[]): Case => ({ ...all(about, ...problems), once: true });

const cases: Record<string, Case> = {
  'onehot-float32': all('oneHot of dtype float32', 'saliency-map'),
  'onehot-float32-in-two-files': all(
    'oneHot of dtype float32 in two files',
    'fooling-image',
    'class-visualization',
  ),
  'onehot-bool-and-where': all('a bool mask of oneHot, and where', 'saliency-map'),
  'gather-per-row': all('gather with one batch dimension', 'saliency-map'),
  'gather-per-row-compared': all('gather with one batch dimension, and equal', 'saliency-map'),
  'gather-per-row-in-gradcam': all(
    'gather with one batch dimension, differentiated',
    'guided-backprop',
    'grad-cam',
    'guided-grad-cam',
  ),
  'cast-to-bool': all(
    'a mask cast to bool and back',
    'grad-cam',
    'guided-grad-cam',
    'guided-backprop',
    'guided-relu',
  ),
  'where-of-booleans': all('where among bool tensors', 'guided-relu', 'guided-backprop', 'guided-grad-cam'),
  'gather-nd': all('gatherND, differentiated', 'saliency-map'),
  'einsum-gram': all('einsum, differentiated', 'gram-matrix', 'style-loss', 'style-transfer'),
  'conv3d-tv': all('conv3d, differentiated', 'tv-loss', 'style-transfer'),
  'max-over-channels-by-pool-3d': all('maxPool3d below 0', 'saliency-map'),
  'int32-products': all('matMul of int32', 'saliency-map'),
  'relu-of-nothing': all('relu of an empty tensor', 'saliency-map'),
  'imports-in-comments': once('import( and require( in comments and strings', 'saliency-map', 'content-loss'),
  'default-import': once('the default import of TensorFlow.js', 'saliency-map'),
  'helper-as-mts': once('an .mts file imported as .mjs', 'saliency-map'),
  'types-of-the-library': once('a type of the attribution library', 'saliency-map'),
  'slice-beyond-the-end': {
    ...all('a slice beyond the end is the error of its line', 'tv-loss', 'style-transfer'),
    said: [/tv-loss\.ts:8\b/, /slice/],
  },
  'broadcast-in-a-gradient': {
    ...once('an error in an op in a gradient in a tidy', 'saliency-map'),
    said: [/saliency-map\.ts:8\b/, /broadcast/],
  },
  'error-in-a-helper': {
    ...once('an error in an op that a helper calls', 'saliency-map'),
    said: [/pick\.ts:6\b/, /Size\(/, /tf\.reshape/],
  },
  'inner-sizes-differ': {
    ...once('matrices that do not fit', 'gram-matrix', 'style-loss'),
    said: [/style-loss\.ts:8\b/, /tf\.matMul/],
  },
  'promise-nobody-awaits': {
    ...once('a promise that nobody awaits', 'saliency-map'),
    said: [/saliency-map\.ts:7\b/, /and I thought of one/],
  },
  'throw-in-a-timer': {
    ...once('a timer that throws', 'content-loss'),
    said: [/content-loss\.ts:6\b/, /weights are not ready/],
  },
  'error-behind-an-error': {
    ...once('an error that is caught and thrown again', 'content-loss'),
    said: [/content-loss\.ts:8\b/, /the sizes of my features differ \(caused by .* at content-loss\.ts:6\b/],
  },
};
/** Graded beside them on wasm, where an op that goes beyond its memory would spoil them too. */
const OTHERS = ['library-saliency', 'library-neuron'];

async function grade(grader: Grader, name: string, beside: readonly string[]): Promise<SubmissionResult> {
  const { problems } = cases[name]!;
  const only = grader.tests.filter(({ problem }) => [...problems, ...beside].includes(problem.id));
  return inTemporaryFolder(async (folder) => {
    await layCase(name, folder);
    const some = { ...grader, tests: only };
    return gradeSubmission(
      { name, folder },
      some,
      () => {},
      async () => ({ questions: [], notes: [] }),
    );
  });
}

const verdictsOf = (result: SubmissionResult, problem: string): Set<Verdict> =>
  new Set(result.tests.filter((test) => test.problem === problem).map(({ verdict }) => verdict));

/** Grades every case on an engine. */
export function gradeCases(backend: 'wasm' | 'cpu'): void {
  describe(`right by what the op means, on ${backend}`, function () {
    this.timeout(120_000);
    const others = backend === 'wasm' ? OTHERS : [];
    let grader: Grader;
    before(async () => {
      const needed = new Set([...others, ...Object.values(cases).flatMap(({ problems }) => problems)]);
      grader = await openGrader(join(ROOT, 'rubric/demo.yaml'), {
        backend,
        hidden: hiddenFromSeed(7),
        // What takes a hundred iterations or more tells nothing else of an op.
        select: ({ id }, { name }) => needed.has(id) && !/default number|as many/.test(name),
      });
    });
    after(() => grader.close());

    for (const [name, { about, problems, said, once }] of Object.entries(cases)) {
      if (once && backend !== 'wasm') continue;
      const beside = once ? [] : others;
      it(`${name}: ${about}`, async () => {
        const result = await grade(grader, name, beside);
        for (const problem of problems) {
          const tests = result.tests.filter((test) => test.problem === problem);
          const text = tests.map(({ verdict, message }) => `${verdict}: ${message}`).join('\n');
          if (said) {
            expect([...verdictsOf(result, problem)], text).to.include('error');
            for (const each of said) expect(text).to.match(each);
            expect(text).not.to.match(NEVER);
          } else expect([...verdictsOf(result, problem)], `${problem}: ${text}`).to.deep.equal(['pass']);
        }
        for (const problem of beside)
          expect([...verdictsOf(result, problem)], problem).to.deep.equal(['pass']);
      });
    }
  });
}
