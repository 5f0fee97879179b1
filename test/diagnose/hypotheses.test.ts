import { expect } from 'chai';
import fc from 'fast-check';
import { diagnose, hypotheses } from '../../src/diagnose/index.js';
import { normal, seeded } from '../../src/model/random.js';
import { type FlatTensor, float32, sizeOf } from '../../src/tensor/flat.js';

const random = (shape: number[], seed: string, positive = false): FlatTensor => {
  const next = seeded(seed);
  return float32(
    shape,
    Array.from({ length: sizeOf(shape) }, () => (positive ? Math.abs(normal(next)) : normal(next))),
  );
};
const mapped = ({ shape, data }: FlatTensor, f: (value: number, i: number) => number): FlatTensor =>
  float32(shape, Array.from(data, f));

/** The gradient [N,H,W,3] behind a saliency map, and the right map. */
const gradient = random([2, 8, 10, 3], 'gradient');
const over = (f: (...channels: number[]) => number): FlatTensor =>
  float32(
    [2, 8, 10],
    Array.from({ length: 160 }, (_, i) => f(...gradient.data.subarray(3 * i, 3 * i + 3))),
  );
const saliency = over((...g) => Math.max(...g.map(Math.abs)));
const X = random([2, 8, 10, 3], 'X');
const cam = random([2, 6, 7], 'cam');
const rectified = mapped(cam, (value) => Math.max(0, value));
const transposed = float32(
  [2, 10, 8],
  Array.from(
    { length: 160 },
    (_, i) => saliency.data[Math.floor(i / 80) * 80 + (i % 8) * 10 + (Math.floor(i / 8) % 10)]!,
  ),
);
const channelsFirst = float32(
  [2, 3, 8, 10],
  Array.from({ length: 480 }, (_, i) => {
    const [n, c, p] = [Math.floor(i / 240), Math.floor(i / 80) % 3, i % 80];
    return gradient.data[n * 240 + p * 3 + c]!;
  }),
);
const step = random([1, 8, 10, 3], 'step');
const image = random([1, 8, 10, 3], 'image');
const moved = (times: number) => mapped(image, (value, i) => value + times * step.data[i]!);

interface Case {
  readonly problem: string;
  readonly actual: FlatTensor;
  readonly expected: FlatTensor;
  readonly inputs?: Record<string, FlatTensor>;
}
/** What must come first for each mistake. */
const CASES: Record<string, Case[]> = {
  'missing-absolute': [
    { problem: 'saliency-map', actual: over((...g) => Math.max(...g)), expected: saliency },
    { problem: 'library-saliency', actual: gradient, expected: mapped(gradient, Math.abs) },
  ],
  'negative-kept': [{ problem: 'grad-cam', actual: cam, expected: rectified }],
  'channel-reduced': [
    {
      problem: 'saliency-map',
      actual: over((...g) => g.reduce((sum, v) => sum + Math.abs(v), 0)),
      expected: saliency,
    },
    {
      problem: 'saliency-map',
      actual: over((...g) => g.reduce((sum, v) => sum + Math.abs(v), 0) / 3),
      expected: saliency,
    },
    { problem: 'saliency-map', actual: mapped(gradient, Math.abs), expected: saliency },
    { problem: 'library-saliency', actual: saliency, expected: mapped(gradient, Math.abs) },
  ],
  'constant-factor': [
    { problem: 'saliency-map', actual: mapped(saliency, (v) => v / 2), expected: saliency },
    { problem: 'grad-cam', actual: mapped(rectified, (v) => 42 * v), expected: rectified },
    { problem: 'content-loss', actual: float32([], [3]), expected: float32([], [6]) },
  ],
  'per-image-scaled': [
    {
      problem: 'saliency-map',
      actual: mapped(saliency, (v, i) => v * (i < 80 ? 0.3 : 0.7)),
      expected: saliency,
    },
  ],
  transposed: [{ problem: 'saliency-map', actual: transposed, expected: saliency }],
  'wrong-layout': [{ problem: 'guided-backprop', actual: channelsFirst, expected: gradient }],
  blank: [{ problem: 'saliency-map', actual: mapped(saliency, () => 0), expected: saliency }],
  'input-unchanged': [{ problem: 'fooling-image', actual: image, expected: moved(1), inputs: { X: image } }],
  'reversed-step': [
    { problem: 'class-visualization', actual: moved(-1), expected: moved(1), inputs: { img: image } },
  ],
  'unnormalised-step': [
    { problem: 'class-visualization', actual: moved(0.3), expected: moved(1), inputs: { img: image } },
  ],
};

const found = ({ problem, actual, expected, inputs = { X } }: Case) =>
  diagnose({ problem, actual: { value: actual }, expected: { value: expected }, inputs });

describe('diagnosis', () => {
  it('has a case for every hypothesis', () =>
    expect([...hypotheses.keys()]).to.deep.equal(Object.keys(CASES).sort()));

  for (const [id, cases] of Object.entries(CASES)) {
    for (const [i, each] of cases.entries()) {
      it(`${id}, ${i + 1}: comes first, in words`, () => {
        const [first] = found(each);
        expect(first?.id, first?.message).to.equal(id);
        expect(first!.confidence).to.be.within(0.5, 1);
        expect(first!.message.length).to.be.within(30, 400);
      });
    }
  }

  it('says nothing of a right answer, whatever its noise', () => {
    for (const { problem, expected, inputs } of Object.values(CASES).flat()) {
      const noisy = mapped(expected, (value, i) => value * (1 + 1e-6 * Math.sin(i)));
      expect(found({ problem, actual: noisy, expected, ...(inputs && { inputs }) })).to.deep.equal([]);
    }
  });

  it('is not sure of anything about unrelated numbers', () => {
    const sure = found({
      problem: 'saliency-map',
      actual: random([2, 8, 10], 'other', true),
      expected: saliency,
    });
    expect(sure.filter(({ confidence }) => confidence >= 0.9)).to.deep.equal([]);
  });

  it('never throws, whatever a submission returned', () => {
    const shape = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 });
    const tensor = shape.chain((sizes) =>
      fc
        .array(fc.float(), { minLength: sizeOf(sizes), maxLength: sizeOf(sizes) })
        .map((values) => float32(sizes, values)),
    );
    fc.assert(
      fc.property(
        tensor,
        tensor,
        tensor,
        fc.constantFrom(...Object.keys(CASES), 'grad-cam'),
        (actual, expected, x, problem) => {
          for (const { confidence } of found({ problem, actual, expected, inputs: { X: x } })) {
            expect(confidence).to.be.within(0, 1);
          }
        },
      ),
    );
  });
});
