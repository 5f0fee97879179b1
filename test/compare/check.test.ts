import { expect } from 'chai';
import { type Check, measureChecks, runChecks } from '../../src/compare/check.js';
import { marginOf } from '../../src/compare/margin.js';
import { GradelensError } from '../../src/errors.js';
import { float32 } from '../../src/tensor/flat.js';

const t = (...values: number[]) => float32([values.length], values);
const L2: Check = { kind: 'relative-l2', tolerance: 0.01, nearMiss: 0.1 };
const judge = (over: Partial<Parameters<typeof runChecks>[0]>) =>
  runChecks({ checks: [L2], actual: { value: t(1, 2) }, expected: { value: t(1, 2) }, inputs: {}, ...over });
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof GradelensError ? error.code : String(error);
  }
  return 'nothing thrown';
};

describe('the verdict of a test', () => {
  it('is pass, near-miss or wrong by the bounds', () => {
    expect(judge({}).verdict).to.equal('pass');
    expect(judge({ actual: { value: t(1, 2.1) } }).verdict).to.equal('near-miss');
    expect(judge({ actual: { value: t(1, 3) } })).to.include({ verdict: 'wrong' });
  });

  it('is wrong when one of several checks is, whatever the others say', () => {
    const checks: Check[] = [L2, { kind: 'max-difference', tolerance: 1e-9 }];
    expect(judge({ checks, actual: { value: t(1, 2.001) } }).verdict).to.equal('wrong');
  });

  it('is wrong for a missing output, an extra one, one of another shape, NaN', () => {
    const two = { value: t(1, 2), gradient: t(3) };
    expect(judge({ expected: two }).message).to.match(/gives no gradient/);
    const inObject = judge({ actual: { loss: t(1, 2) } }).message;
    expect(inObject).to.match(
      /^Your function returned loss in an object or a list: the tensor itself is expected/,
    );
    expect(judge({ actual: two }).message).to.match(/gives gradient, which is not asked for/);
    expect(judge({ actual: { value: t(1) } }).message).to.match(/shape is \[1\], expected \[2\]/);
    expect(judge({ actual: { value: t(1, Number.NaN) } }).message).to.equal('NaN at [1].');
    const several = judge({ actual: { value: t(Number.NaN, Number.POSITIVE_INFINITY) } }).message;
    expect(several).to.equal('NaN at [0], first of 2.');
    for (const actual of [{}, { value: t(1) }, { value: t(1, Number.NaN) }, two]) {
      expect(judge({ actual }).verdict).to.equal('wrong');
    }
  });

  it('is wrong when an input was changed or disposed, or two calls differ', () => {
    const inputs = { X: t(5) };
    const [expected, kept] = [
      { value: t(1, 2), 'after.X': t(5) },
      { value: t(1, 2), 'after.X': t(5) },
    ];
    expect(judge({ inputs, expected, actual: kept }).verdict).to.equal('pass');
    const changed = judge({ inputs, expected, actual: { value: t(1, 2), 'after.X': t(6) } });
    expect(changed).to.include({ verdict: 'wrong', message: changed.message });
    expect(changed.message).to.match(/changed its input X/);
    expect(judge({ inputs, expected, actual: { value: t(1, 2) } }).message).to.match(
      /disposed of its input X/,
    );
    const twice = { value: t(1, 2), 'again.value': t(1, 2) };
    expect(judge({ expected: twice, actual: twice }).verdict).to.equal('pass');
    const differ = judge({ expected: twice, actual: { value: t(1, 2), 'again.value': t(1, 2.1) } });
    expect(differ.verdict).to.equal('wrong');
    expect(differ.message).to.match(/Two calls with the same arguments/);
  });

  it('is wrong when a call with other inputs is, by the same checks', () => {
    const expected = { value: t(1, 2), 'another.value': t(3, 4) };
    expect(judge({ expected, actual: expected }).verdict).to.equal('pass');
    const kept = judge({ expected, actual: { value: t(1, 2), 'another.value': t(1, 2) } });
    expect(kept.verdict).to.equal('wrong');
    expect(kept.message).to.match(
      /gives the very result of the first call\..*In a second call, with other inputs: The rel/,
    );
    const both = judge({ expected, actual: { value: t(5, 5), 'another.value': t(9, 9) } });
    expect(both.message).not.to.include('second call');
    const checks: Check[] = [{ ...L2, on: ['value'] }];
    const off = judge({ checks, expected, actual: { value: t(1, 2), 'another.value': t(9, 9) } });
    expect(off.verdict).to.equal('wrong');
    const equal = { value: t(0, 0), 'another.value': t(0, 0) };
    expect(judge({ expected: equal, actual: equal }).verdict).to.equal('pass');
    const inputs = { X: t(1, 1), 'another.X': t(3, 3) };
    const change: Check[] = [{ kind: 'relative-l2', tolerance: 0.5, relativeTo: 'X' }];
    const halved = { value: t(1, 2), 'another.value': t(3, 3.4) };
    expect(judge({ checks: change, inputs, expected, actual: halved }).message).to.match(/is 0\.6/);
  });

  it('compares the step from one recorded image to the next, of each side its own', () => {
    const expected = { 'image.1': t(10, 10), 'image.2': t(11, 10) };
    const checks: Check[] = [
      { kind: 'relative-l2', tolerance: 0.01, on: ['image.2'], relativeTo: 'image.1' },
    ];
    const shifted = { 'image.1': t(12, 12), 'image.2': t(13, 12) };
    expect(judge({ checks, expected, actual: shifted }).verdict).to.equal('pass');
    const still = judge({ checks, expected, actual: { 'image.1': t(10, 10), 'image.2': t(10, 10) } });
    expect(still.verdict).to.equal('wrong');
    expect(still.message).to.match(/^The step from image\.1 to image\.2: /);
    expect(judge({ checks, expected, actual: { 'image.2': t(11, 10) } }).verdict).to.equal('wrong');
  });

  it('can compare the change of an input instead of the result', () => {
    const X = t(1000, 1000);
    const step = { checks: [{ ...L2, relativeTo: 'X' }], inputs: { X }, expected: { value: t(1003, 1004) } };
    expect(judge({ ...step, actual: { value: t(1003, 1004) } }).verdict).to.equal('pass');
    expect(judge({ ...step, actual: { value: t(1006, 1008) } }).verdict).to.equal('wrong');
    expect(judge({ ...step, checks: [L2], actual: { value: t(1006, 1008) } }).verdict).to.equal('pass');
    const norm: Check = { kind: 'norm-is', norm: 5, tolerance: 0.01, relativeTo: 'X' };
    expect(judge({ ...step, checks: [norm], actual: { value: t(1004, 1003) } }).verdict).to.equal('pass');
    expect(judge({ ...step, checks: [norm], actual: { value: t(1006, 1008) } }).verdict).to.equal('wrong');
  });

  it('names of a submission are none of the language: an output called constructor or __proto__', () => {
    const actual = JSON.parse('{"__proto__": 1}') as never;
    expect(judge({ actual }).verdict).to.equal('wrong');
    expect(judge({ actual: { value: t(1, 2), constructor: t(1) } as never }).verdict).to.equal('wrong');
  });

  it('grades nobody where the test itself cannot judge', () => {
    expect(codeOf(() => judge({ checks: [] }))).to.equal('CHECK_INVALID');
    expect(codeOf(() => judge({ checks: [{ kind: 'no-such' }] }))).to.equal('CHECK_INVALID');
    expect(codeOf(() => judge({ checks: [{ kind: 'relative-l2' }] }))).to.equal('CHECK_INVALID');
    expect(codeOf(() => judge({ checks: [{ ...L2, on: ['gradient'] }] }))).to.equal('CHECK_INVALID');
    expect(codeOf(() => judge({ checks: [{ ...L2, relativeTo: 'X' }] }))).to.equal('CHECK_INVALID');
    expect(codeOf(() => judge({ expected: { value: t(Number.NaN, 2) } }))).to.equal('CHECK_INVALID');
  });

  it('names an output unless it is the only one, as a function returns it', () => {
    const off = { value: t(1, 9), gradient: t(3) };
    expect(judge({ expected: { ...off, value: t(1, 2) }, actual: off }).message).to.match(/^value: The rel/);
    expect(judge({ expected: { loss: t(1) }, actual: { loss: t(9) } }).message).to.match(/^loss: The rel/);
  });

  it('measures the same numbers for every test', () => {
    const { metrics } = judge({ actual: { value: t(1, 2.1) } });
    expect(Object.keys(metrics)).to.deep.equal(['relativeL2', 'maxAbsoluteDifference', 'shareOff', 'cosine']);
    expect(metrics.maxAbsoluteDifference).to.be.closeTo(0.1, 1e-6);
  });

  it('names three outputs that nobody asked for, each cut after thirty letters, and how many more', () => {
    const named = (...names: string[]) =>
      judge({ actual: { value: t(1, 2), ...Object.fromEntries(names.map((name) => [name, t(1)])) } }).message;
    expect(named('a', 'b', 'c')).to.include('gives a, b, c, which');
    expect(named('a', 'b', 'c', 'd')).to.include('gives a, b, c and 1 more, which');
    expect(named('a'.repeat(30))).to.include(`gives ${'a'.repeat(30)}, which`);
    expect(named('a'.repeat(31))).to.include(`gives ${'a'.repeat(30)}…, which`);
    // Scores are derived, not given.
    expect(named('scores')).to.not.include('not asked for');
  });

  it('of two calls is wrong where one result is missing, and says so of none that the other misses too', () => {
    const expected = { value: t(1, 2), 'again.value': t(1, 2) };
    const second = judge({ expected, actual: { value: t(1, 2) } }).message;
    expect(second).to.match(/^Two calls with the same arguments/);
    const first = judge({ expected, actual: { 'again.value': t(1, 2) } }).message;
    expect(first).to.match(/gives no value\. Two calls/);
    expect(judge({ expected, actual: {} }).message).to.match(/gives no value\. No result/);
    const near = judge({ expected, actual: { value: t(1, 2), 'again.value': t(1, 2.00001) } });
    expect(near.verdict).to.equal('pass');
    // 1 of 100,000 off is the most.
    const most = { value: t(100_000), 'again.value': t(100_001) };
    expect(judge({ expected: most, actual: most }).verdict).to.equal('pass');
  });

  it('a result kept from the first call is told of none that a hand-in gave once, or that are empty', () => {
    const expected = { value: t(1, 2), 'another.value': t(3, 4) };
    for (const actual of [{ value: t(1, 2) }, { 'another.value': t(1, 2) }])
      expect(judge({ expected, actual }).message).to.not.include('very result');
    const unknown = { value: t(1, 2), 'another.value': t(1, 2) };
    expect(judge({ expected: { value: t(1, 2) }, actual: unknown }).message).to.not.include('very result');
    expect(judge({ actual: { value: t(1, 2), 'another.value': t() } }).message).to.not.include('very result');
  });

  it('measures of every output by its name, what is 1 % of the largest number off or less as right', () => {
    const expected = { a: t(1, 2, 100), b: t(1), c: t(1) };
    const { metrics } = judge({ expected, actual: { a: t(2.5, 1.5, 100), b: t(1, 1) } });
    expect(Object.keys(metrics)).to.deep.equal(
      ['relativeL2', 'maxAbsoluteDifference', 'shareOff', 'cosine'].map((each) => `a.${each}`),
    );
    expect(metrics['a.shareOff']).to.be.closeTo(1 / 3, 1e-12);
    const endless = judge({ expected: { value: t(0, 0) }, actual: { value: t(1, 1) } }).metrics;
    expect(endless).to.deep.equal({ maxAbsoluteDifference: 1, shareOff: 1, cosine: 0 });
    const empty = { a: t(1), b: t() };
    const none = judge({ checks: [{ ...L2, on: ['a'] }], expected: empty, actual: empty }).metrics;
    expect(none['b.maxAbsoluteDifference']).to.equal(0);
    const below = judge({ actual: { value: t(1, -3) } }).metrics;
    expect(below.maxAbsoluteDifference).to.equal(5);
  });

  it('knows how far off a check is and how far passes: an error, a likeness, a norm', () => {
    const of = (check: Check, actual = t(3, 4)) => {
      const given = { checks: [check], actual: { value: actual }, expected: { value: t(3, 4) }, inputs: {} };
      return marginOf(measureChecks(given)[0]!);
    };
    expect(of({ kind: 'max-difference', tolerance: 0.5 }, t(3, 6))).to.deep.equal({ error: 2, bound: 0.5 });
    expect(of({ kind: 'cosine', minimum: 0.75 }, t(-4, 3))).to.deep.equal({ error: 1, bound: 0.25 });
    expect(of({ kind: 'cosine', minimum: 0.75 })).to.deep.equal({ error: 0, bound: 0.25 });
    expect(of({ kind: 'norm-is', norm: 5, tolerance: 0.1 }, t(6, 8))).to.deep.equal({ error: 1, bound: 0.1 });
    expect(of({ kind: 'norm-is', norm: 5, tolerance: 0.1 }, t(0, 2))?.error).to.be.closeTo(0.6, 1e-12);
    const scores = { scores: { dtype: 'float32', shape: [1, 2], data: Float32Array.of(1, 0) } } as const;
    const checks = [{ kind: 'argmax-is', class: 0 }];
    const [first] = measureChecks({ checks, actual: scores, expected: scores, inputs: {} });
    expect(marginOf(first!)).to.equal(undefined);
  });

  it('a near miss is none where something else is wrong', () => {
    const expected = { value: t(1, 2), 'after.X': t(5) };
    const actual = { value: t(1, 2.1), 'after.X': t(6) };
    expect(judge({ inputs: { X: t(5) }, expected, actual }).verdict).to.equal('wrong');
  });

  it('what a step is measured from must be like the result', () => {
    const step = { checks: [{ ...L2, relativeTo: 'X' }], expected: { value: t(3, 4) } };
    expect(codeOf(() => judge({ ...step, inputs: { X: t(1) } }))).to.equal('CHECK_INVALID');
    const norm = { checks: [{ kind: 'norm-is', norm: 9, tolerance: 0.1 }], expected: { value: t(3, 4) } };
    expect(codeOf(() => judge(norm))).to.equal('CHECK_INVALID');
  });
});
