import type { Tensors } from '../../src/compare/outputs.js';
import { openGrader } from '../../src/grade/grader.js';
import type { PlannedTest } from '../../src/grade/plan.js';
import { isPublic } from '../../src/grade/result.js';
import { choose } from './choose.js';
import { beside, type Pair, pairsOf } from './draw.js';
import { numbersOf, offBy } from './numbers.js';
import type { Seen } from './seen.js';

/** What every mistake of the catalogue gives in the public tests of an assignment, and the pictures that show most, by their names. */
export async function look(
  assignment: string,
): Promise<{ seen: Map<string, Seen>; pictures: Map<string, Buffer> }> {
  const grader = await openGrader(assignment, { backend: 'wasm', select: (_, test) => isPublic(test) });
  const seen = new Map<string, Seen>();
  const pictures = new Map<string, Buffer>();
  try {
    for (const { id } of grader.assignment.problems) {
      const tests = grader.tests.filter(({ problem }) => problem.id === id);
      const pairs = new Map<string, readonly Pair[]>();
      for (const mistake of grader.mistakes!.catalogue.mistakes.filter(({ problem }) => problem === id)) {
        const { numbers, pairs: own } = await lookAt(tests, async (planned) => {
          const { outputs, milliseconds } = await grader.key.expected(planned);
          return { expected: outputs, answer: await grader.mistakes!.run(mistake, planned, milliseconds) };
        });
        seen.set(mistake.id, { numbers });
        pairs.set(mistake.id, own);
      }
      for (const [name, pair] of choose(pairs)) {
        seen.set(name, { ...seen.get(name)!, picture: pair.caption });
        pictures.set(name, await beside(pair));
      }
      console.log(`${id}: ${pairs.size} mistakes`);
    }
  } finally {
    await grader.close();
  }
  return { seen, pictures };
}

type Ran = {
  readonly expected: Tensors;
  readonly answer: { readonly outcome: string; readonly outputs?: Tensors; readonly message?: string };
};

/** A mistake in the test that shows it most. */
async function lookAt(
  tests: readonly PlannedTest[],
  run: (planned: PlannedTest) => Promise<Ran>,
): Promise<{ numbers: string; pairs: readonly Pair[] }> {
  let [most, found] = [
    -1,
    { numbers: 'right in the public tests: other inputs show it', pairs: [] as readonly Pair[] },
  ];
  for (const planned of tests) {
    const { expected, answer } = await run(planned);
    if (answer.outputs === undefined) return { numbers: answer.message ?? answer.outcome, pairs: [] };
    const off = offBy(answer.outputs, expected);
    const numbers = numbersOf(answer.outputs, expected);
    if (numbers === undefined || off <= most) continue;
    [most, found] = [off, { numbers, pairs: await pairsOf(planned, answer.outputs, expected) }];
  }
  return found;
}
