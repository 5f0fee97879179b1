import { join } from 'node:path';
import { expect } from 'chai';
import sharp from 'sharp';
import { hiddenFrom } from '../../src/grade/hidden.js';
import { materialiseAll, numbered, type PlannedTest, plan } from '../../src/grade/plan.js';
import { seeded } from '../../src/model/random.js';
import { loadAssignment } from '../../src/rubric/load.js';
import type { Problem, Test } from '../../src/rubric/schema.js';
import type { Argument } from '../../src/sandbox/call.js';
import type { FlatTensor } from '../../src/tensor/flat.js';
import { inTemporaryFolder, ROOT } from '../process.js';

describe('inputs of tests', function () {
  this.timeout(60_000);
  let planned: (seed: number, secret: number) => Promise<PlannedTest[]>;

  before(async () => {
    const assignment = await loadAssignment(join(ROOT, 'rubric/demo.yaml'));
    const tests = numbered(assignment).filter(({ problem }) =>
      ['tv-loss', 'content-loss', 'saliency-map', 'fooling-image'].includes(problem.id),
    );
    planned = (seed, secret) => plan(tests, seed, hiddenFrom(new Uint8Array(32).fill(secret)).streams);
  });

  /** Which tests' inputs differ between two plans. */
  const changed = (one: readonly PlannedTest[], two: readonly PlannedTest[]): string[] =>
    one
      .filter(({ call }, i) => JSON.stringify(call) !== JSON.stringify(two[i]!.call))
      .map(({ number }) => number);
  const randomOnes = (tests: readonly PlannedTest[], visible: boolean): string[] =>
    tests
      .filter(({ test, call }) => (test.visibility === 'visible') === visible && isRandom(call))
      .map(({ number }) => number);

  it('are the same for the same seed and secret', async () => {
    expect(await planned(1, 1)).to.deep.equal(await planned(1, 1));
  });

  it('of public tests are others for another seed, whatever the secret is', async () => {
    const first = await planned(1, 1);
    expect(randomOnes(first, true)).not.to.deep.equal([]);
    expect(changed(first, await planned(2, 1))).to.deep.equal(randomOnes(first, true));
  });

  it('of hidden tests are others for another secret, whatever the seed is: known answers are no answers', async () => {
    const first = await planned(1, 1);
    expect(randomOnes(first, false)).not.to.deep.equal([]);
    expect(changed(first, await planned(1, 2))).to.deep.equal(randomOnes(first, false));
  });

  it('of hidden tests are not what the seed alone would draw', async () => {
    for (const { problem, test, call } of await planned(1, 1)) {
      if (test.visibility === 'visible' || !isRandom(call)) continue;
      for (const stream of [`1/${problem.id}/${test.name}`, `${problem.id}/${test.name}`]) {
        const drawn = await materialiseAll(test.arguments, stream, { streams: seeded });
        expect(JSON.stringify(call.arguments)).not.to.equal(JSON.stringify(drawn));
      }
    }
  });

  it('of a second call are others of the same shapes, photographs mirrored', async () => {
    await inTemporaryFolder(async (folder) => {
      const pixels = Buffer.from(Array.from({ length: 4 * 5 * 3 }, (_, i) => 4 * i));
      const picture = sharp(pixels, { raw: { width: 5, height: 4, channels: 3 } });
      await picture.jpeg({ quality: 100 }).toFile(join(folder, 'ramp.jpg'));
      const before = process.env.GRADELENS_IMAGES;
      process.env.GRADELENS_IMAGES = folder;
      try {
        const [{ call }] = (await plan([TWICE], 1)) as [PlannedTest];
        const { another } = call;
        expect(rowsOf(another!.arguments.X!)).to.deep.equal(
          rowsOf(call.arguments.X!).map((row) => row.toReversed()),
        );
        expect(another!.arguments.y).to.deep.equal(call.arguments.y);
        expect(tensorOf(another!.arguments.noise!).shape).to.deep.equal([2, 2]);
        expect(another!.arguments.noise).not.to.deep.equal(call.arguments.noise);
        expect(another!.upstream!.shape).to.deep.equal([3]);
        expect(another!.upstream).not.to.deep.equal(call.gradient!.upstream);
      } finally {
        if (before === undefined) delete process.env.GRADELENS_IMAGES;
        else process.env.GRADELENS_IMAGES = before;
      }
    });
  });
});

const TWICE = {
  number: '1.1',
  problem: { id: 'p', file: 'p.ts', export: 'f' } as Problem,
  test: {
    name: 't',
    visibility: 'visible',
    arguments: {
      X: { kind: 'photos', names: ['ramp'], height: 4, width: 5 },
      y: { kind: 'value', value: [3] },
      noise: { kind: 'random', shape: [2, 2], distribution: 'normal' },
    },
    gradient: { of: 'noise', upstream: { kind: 'random', shape: [3], distribution: 'normal' } },
    calls: 2,
  } as unknown as Test,
};

function tensorOf(argument: Argument): FlatTensor {
  if (argument.kind !== 'tensor') throw new Error(`it is a ${argument.kind}`);
  return argument.tensor;
}

/** A picture [1,H,W,3] as rows of pixels. */
function rowsOf(argument: Argument): number[][][] {
  const { data, shape } = tensorOf(argument);
  const [, height, width] = shape as [number, number, number];
  const pixel = (i: number) => [...data.slice(3 * i, 3 * i + 3)];
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => pixel(row * width + column)),
  );
}

/** Arguments that come from random numbers: tensors of values that nobody would write. */
const isRandom = ({ arguments: args }: PlannedTest['call']): boolean =>
  Object.values(args).some(
    (each) => each.kind === 'tensor' && each.tensor.data.some((value) => value % 1 !== 0),
  );
