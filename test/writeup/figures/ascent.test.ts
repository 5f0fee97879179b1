import { expect } from 'chai';
import { MEAN, STD } from '../../../src/model/preprocess.js';
import { seeded } from '../../../src/model/random.js';
import { findWeights } from '../../../src/model/weights.js';
import { float32 } from '../../../src/tensor/flat.js';
import {
  blurred,
  clampedToColours,
  iterate,
  offsetsFrom,
  shifted,
} from '../../../src/writeup/figures/ascent.js';
import { golden, relativeL2 } from '../../helpers.js';
import { studio } from './helpers.js';

/** A picture [1,height,width,3] with one value in all three channels. */
const grey = (height: number, width: number, values: readonly number[]) =>
  float32(
    [1, height, width, 3],
    values.flatMap((value) => [value, value, value]),
  );
const red = ({ data }: { data: ArrayLike<number> }): number[] =>
  Array.from({ length: data.length / 3 }, (_, i) => data[i * 3]!);

describe("the staff's loop around a step", () => {
  it('moves in a circle, and back', () => {
    const picture = grey(2, 3, [1, 2, 3, 4, 5, 6]);
    expect(red(shifted(picture, 1, 1))).to.deep.equal([6, 4, 5, 3, 1, 2]);
    expect(shifted(shifted(picture, 5, 7), -5, -7)).to.deep.equal(picture);
  });

  it('blurs with a Gaussian of 0.5 pixels and radius 2 along both axes, mirrored at the edges', () => {
    const kernel = [0, 1, 2].map((distance) => Math.exp(-2 * distance * distance));
    const sum = kernel[0]! + 2 * kernel[1]! + 2 * kernel[2]!;
    expect(kernel.map((size) => Number((size / sum).toFixed(8)))).to.deep.equal([
      0.78657073, 0.10645077, 0.00026387,
    ]);
    const [a, b, c] = [0.78657073, 0.10645077, 0.00026387];
    // One row: an impulse at its second place spreads by the kernel, its left end mirrored.
    const line = red(blurred(grey(1, 4, [0, 1, 0, 0])));
    const mirrored = [b + c, a, b, c];
    for (const [i, value] of line.entries()) expect(value).to.be.closeTo(mirrored[i]!, 1e-6);
    const column = red(blurred(grey(4, 1, [0, 1, 0, 0])));
    for (const [i, value] of column.entries()) expect(value).to.be.closeTo(mirrored[i]!, 1e-6);
    // A constant stays, and a blur keeps the sum.
    for (const value of blurred(grey(3, 4, Array(12).fill(2))).data) expect(value).to.be.closeTo(2, 1e-6);
    expect(red(blurred(grey(2, 2, [1, 2, 3, 4]))).reduce((total, value) => total + value, 0)).to.be.closeTo(
      10,
      1e-5,
    );
  });

  it('clamps each channel to the colours of a photograph', () => {
    const { data } = clampedToColours(float32([1, 1, 2, 3], [-9, -9, -9, 9, 9, 9]));
    const ends = [...MEAN.map((mean, i) => -mean / STD[i]!), ...MEAN.map((mean, i) => (1 - mean) / STD[i]!)];
    expect([...data]).to.deep.equal(ends.map(Math.fround));
  });

  it('draws offsets from 0 to 16, all of them', () => {
    const next = seeded('offsets');
    const drawn = Array.from({ length: 500 }, () => offsetsFrom(next)).flatMap(({ x, y }) => [x, y]);
    expect([...new Set(drawn)].sort((a, b) => a - b)).to.deep.equal(Array.from({ length: 17 }, (_, i) => i));
  });

  it('steps on the moved picture, moves back, and blurs every tenth time, the first included', async () => {
    const picture = grey(3, 3, [0, 0, 0, 0, 0.5, 0, 0, 0, 0]);
    const seen: number[][] = [];
    const step = async (moved: typeof picture) => {
      seen.push(red(moved));
      return moved;
    };
    expect(await iterate(picture, 3, { x: 1, y: 0 }, step)).to.deep.equal(picture);
    expect(seen[0]).to.deep.equal([0, 0, 0, 0, 0, 0.5, 0, 0, 0]);
    expect(await iterate(picture, 0, { x: 1, y: 2 }, step)).to.deep.equal(blurred(picture));
    expect(await iterate(picture, 20, { x: 0, y: 0 }, step)).to.deep.equal(blurred(picture));
  });

  it("takes PyTorch's steps on SqueezeNet through the sandbox", async function () {
    this.timeout(60_000);
    if (!(await findWeights('squeezenet1_1'))) {
      console.log('      skipped: no squeezenet1_1.f16.safetensors in $GRADELENS_MODELS or ../shared/models');
      this.skip();
    }
    const oracle = golden('assignment');
    const all = await studio('squeezenet1_1');
    try {
      const { session } = await all.reference();
      const step = async (img: ReturnType<typeof float32>) => {
        const args = {
          img: { kind: 'tensor', tensor: img },
          targetY: { kind: 'value', value: oracle.flat('class_vis.target').data[0]! },
          model: { kind: 'model' },
        } as const;
        const call = { file: 'class-visualization.ts', export: 'classVisualizationStep', arguments: args };
        const answer = await session.call(call, { timeLimit: 30 });
        if (answer.outcome !== 'returned') throw new Error(answer.message);
        return answer.outputs.value!;
      };
      let image = oracle.flat('class_vis.start');
      for (const t of [1, 2, 3]) {
        const next = await iterate(image, t, { x: 0, y: 0 }, step);
        const wanted = clampedToColours(oracle.flat(`class_vis.step.${t}`));
        expect(relativeL2(next.data, wanted.data), `step ${t}`).to.be.below(1e-3);
        image = oracle.flat(`class_vis.step.${t}`);
      }
    } finally {
      await all.close();
    }
  });
});
