import { expect } from 'chai';
import fc from 'fast-check';
import { runChecks } from '../../src/compare/check.js';
import { diagnose, hypotheses } from '../../src/diagnose/index.js';
import type { Mismatch } from '../../src/diagnose/mismatch.js';
import { normal, seeded } from '../../src/model/random.js';
import { float32, sizeOf } from '../../src/tensor/flat.js';
import { mapped, spoil } from './made/call.js';
import { made } from './made/index.js';
import { callOf } from './made/random.js';

const draw = fc.record({
  n: fc.integer({ min: 2, max: 3 }),
  h: fc.integer({ min: 9, max: 12 }),
  w: fc.integer({ min: 9, max: 12 }),
  seed: fc.nat(),
});
const RUNS = 4;

/** What is seen rather than concluded, however few the numbers. */
const SEEN = new Set(['not-numbers', 'input-changed', 'input-unchanged']);

const isWrong = (mismatch: Mismatch): boolean => runChecks(mismatch).verdict !== 'pass';

describe('diagnosis', () => {
  it('has a made mistake for every hypothesis', () =>
    expect([...new Set(made.map(([id]) => id))].sort()).to.deep.equal([...hypotheses.keys()]));

  for (const [i, [id, mistake]] of made.entries()) {
    it(`${id} comes first for made mistake ${i} on ${mistake.on.join(', ')}`, () => {
      fc.assert(
        fc.property(fc.constantFrom(...mistake.on), draw, (kind, sizes) => {
          const call = callOf(kind, sizes);
          const actual = mistake.make(call, seeded(`spoilt ${sizes.seed}`));
          if (!actual) return;
          // Half precision is wrong by a strict tolerance only.
          const checks = call.checks.map((check) =>
            id === 'half-precision' ? { ...check, tolerance: 1e-5 } : check,
          );
          const mismatch = { ...call, checks, actual };
          expect(isWrong(mismatch)).to.equal(true);
          const [first] = diagnose(mismatch);
          expect([id, ...(mistake.or ?? [])], first?.message).to.include(first?.id);
          expect(first!.confidence).to.be.within(0.5, 1);
          expect(first!.message.length, first!.message).to.be.within(30, 450);
        }),
        { numRuns: RUNS, seed: 1 },
      );
    });
  }

  it('never says the same twice', () => {
    // Words in a row that two messages have in common, but for what both are about.
    const MOST = 7;
    const runs = (message: string): string[] => {
      const about = /the change from \w+ to your result/gi;
      const words =
        message
          .replace(about, 'it')
          .toLowerCase()
          .match(/[a-z]+/g) ?? [];
      return words.slice(MOST).map((_, i) => words.slice(i, i + MOST + 1).join(' '));
    };
    const named = new Set([...hypotheses].flatMap(([id, { restates = [] }]) => [id, ...restates]));
    expect([...hypotheses.keys()]).to.include.members([...named]);
    for (const [id, { on, make }] of made) {
      for (const kind of on) {
        for (const [n, h, w] of [
          [1, 2, 2],
          [2, 4, 5],
          [3, 9, 12],
        ] as const) {
          const call = callOf(kind, { n, h, w, seed: 1 });
          const actual = make(call, seeded('twice'));
          const found = actual ? diagnose({ ...call, actual }).map(({ message }) => runs(message)) : [];
          const twice = found.flatMap((each, i) =>
            found.slice(i + 1).flatMap((other) => each.filter((run) => other.includes(run))),
          );
          expect(twice, `${id} on ${kind}`).to.deep.equal([]);
        }
      }
    }
  });

  it('is not sure of anything about unrelated numbers, and yet says something', () => {
    fc.assert(
      fc.property(fc.constantFrom('map', 'signed', 'step', 'gram', 'loss'), draw, (kind, sizes) => {
        const call = callOf(kind, sizes);
        const next = seeded(`unrelated ${sizes.seed}`);
        const actual = spoil(call, (tensor) => mapped(tensor, () => Math.abs(normal(next))))!;
        const found = diagnose({ ...call, actual });
        expect(found).to.not.deep.equal([]);
        expect(found.filter(({ confidence }) => confidence >= 0.9)).to.deep.equal([]);
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  it('is not sure of anything about few numbers', () => {
    fc.assert(
      fc.property(draw, fc.integer({ min: 1, max: 3 }), ({ seed }, length) => {
        const next = seeded(String(seed));
        const tensor = () =>
          float32(
            [length],
            Array.from({ length }, () => normal(next)),
          );
        const call = { ...callOf('loss', { n: 1, h: 3, w: 3, seed }), expected: { value: tensor() } };
        const found = diagnose({ ...call, actual: { value: tensor() } });
        expect(found.filter(({ confidence }) => confidence >= 0.9)).to.deep.equal([]);
      }),
      { numRuns: 50, seed: 1 },
    );
  });

  it('is not sure of what three numbers or fewer have in common', () => {
    for (const [id, { on, make }] of made) {
      for (const kind of on) {
        const call = callOf(kind, { n: 1, h: 1, w: 1, seed: 5 });
        const numbers = Object.values(call.expected).reduce((sum, { data }) => sum + data.length, 0);
        const actual = numbers <= 3 ? make(call, seeded('few')) : undefined;
        const found = actual ? diagnose({ ...call, actual }) : [];
        const sure = found.filter((each) => each.confidence >= 0.9 && !SEEN.has(each.id));
        expect(sure, `${id} on ${kind}`).to.deep.equal([]);
      }
    }
  });

  it('tells of one number only what it is', () => {
    const call = { ...callOf('loss', { n: 1, h: 3, w: 3, seed: 1 }), expected: { value: float32([], [3]) } };
    const [first, ...others] = diagnose({ ...call, actual: { value: float32([], [-3]) } });
    expect(others).to.deep.equal([]);
    expect(first).to.deep.include({ id: 'difference', confidence: 0.2 });
    expect(first!.message).to.match(/^Your result is -3 where 3 is expected/);
  });

  it('does not call right what is only a little less wrong than the rest', () => {
    const call = callOf('signed', { n: 2, h: 9, w: 9, seed: 1 });
    const checks = [{ kind: 'relative-l2', tolerance: 1e-6 }];
    const next = seeded('little');
    const actual = spoil(call, (tensor) => mapped(tensor, (value) => value * (1 + 0.002 * normal(next))))!;
    expect(diagnose({ ...call, checks, actual }).map(({ id }) => id)).to.deep.equal(['difference']);
  });

  it('does not call a sum what is the same twice, beside which the right answer is next to nothing', () => {
    const call = callOf('twice', { n: 2, h: 9, w: 9, seed: 1 });
    const names = Object.keys(call.expected).filter((name) => /^(again\.)?value$/.test(name));
    expect(names).to.have.length(2);
    const huge = mapped(call.expected.value!, (value) => 1e5 / (value + 3));
    const actual = { ...call.expected, ...Object.fromEntries(names.map((name) => [name, huge])) };
    expect(diagnose({ ...call, actual }).map(({ id }) => id)).to.not.include('accumulated');
  });

  it('does not call outputs exchanged that hardly differ', () => {
    const call = callOf('pair', { n: 1, h: 9, w: 9, seed: 1 });
    const [a, b] = Object.keys(call.expected) as [string, string];
    const next = seeded('hardly');
    const near = (size: number) => mapped(call.expected[a]!, (value) => value * (1 + size * normal(next)));
    const expected = { [a]: call.expected[a]!, [b]: near(1e-5) };
    const checks = [{ kind: 'relative-l2', tolerance: 1e-6 }];
    const found = diagnose({ ...call, checks, expected, actual: { ...expected, [b]: near(1e-5) } });
    expect(found.map(({ id }) => id)).to.not.include('outputs-exchanged');
  });

  it('does not call outputs exchanged where one stays what it should change from', () => {
    const call = callOf('pair', { n: 1, h: 9, w: 9, seed: 1 });
    const [a, b] = Object.keys(call.expected) as [string, string];
    const checks = [{ kind: 'relative-l2', on: [b], relativeTo: a, tolerance: 0.01 }];
    const found = diagnose({ ...call, checks, actual: { ...call.expected, [b]: call.expected[a]! } });
    expect(found[0]!.id).to.equal('input-unchanged');
    expect(found.map(({ id }) => id)).to.not.include('outputs-exchanged');
  });

  it('does not call axes exchanged of a symmetric matrix that only lacks its first axis', () => {
    const call = callOf('gram', { n: 1, h: 9, w: 9, seed: 1 });
    const [[name, right]] = Object.entries(call.expected) as [[string, typeof call.expected.value]];
    const { shape, data } = right!;
    const found = diagnose({ ...call, actual: { [name]: float32(shape.slice(1), data) } });
    expect(found.length).to.be.above(0);
    expect(found.map(({ id }) => id)).to.not.include('axes-reordered');
  });

  it('never throws, whatever a submission returned', () => {
    const shape = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 });
    const tensor = shape.chain((sizes) =>
      fc
        .array(fc.float(), { minLength: sizeOf(sizes), maxLength: sizeOf(sizes) })
        .map((values) => float32(sizes, values)),
    );
    const finite = shape.map((sizes) => float32(sizes, new Float32Array(sizeOf(sizes)).fill(0.5)));
    const checks = fc.constantFrom(
      [{ kind: 'relative-l2', tolerance: 1e-3 }],
      [{ kind: 'max-difference', tolerance: 0 }],
    );
    fc.assert(
      fc.property(tensor, finite, tensor, checks, (value, right, x, chosen) => {
        const [actual, expected, inputs] = [
          { value, 'again.value': x },
          { value: right, 'again.value': right },
          { x },
        ];
        if (right.data.length === 0) return;
        const call = { problem: 'any', checks: chosen, actual, expected, inputs, numbers: { weight: 0.5 } };
        for (const { confidence, message } of diagnose(call)) {
          expect(confidence).to.be.within(0, 1);
          expect(message).to.not.include('undefined');
        }
      }),
    );
  });
});
