import { expect } from 'chai';
import { alwaysChecked } from '../../src/compare/always.js';
import { cosine, short, shortBeside } from '../../src/compare/numbers.js';
import { type FlatTensor, float32 } from '../../src/tensor/flat.js';

describe('numbers for people', () => {
  it('have three digits, and more where three would put them on the other side of a bound', () => {
    expect(short(0.0123456)).to.equal('0.0123');
    expect(shortBeside(0.0123456, 0.01)).to.equal('0.0123');
    expect(shortBeside(0.0100049, 0.01)).to.equal('0.010005');
    expect(shortBeside(0.01, 0.01)).to.equal('0.01');
    expect(shortBeside(0.00999949, 0.01)).to.equal('0.009999');
  });
});

describe('the cosine', () => {
  it('of parallel vectors is 1 and not the least more, though rounding says so; of two zeros it is 1', () => {
    const [a, b] = [0.1, 0.8].map(Math.fround) as [number, number];
    const longer = [7 * a, 7 * b].map(Math.fround);
    expect(cosine([a, b], longer)).to.equal(1);
    expect(cosine([-a, -b], longer)).to.equal(-1);
    expect(cosine([0, 0], [0, 0])).to.equal(1);
  });
});

describe('a result of the first call that comes again', () => {
  it('is none where it is empty, and one where it is a single number', () => {
    const again = (...values: number[]) => {
      const result = float32([values.length], values);
      const expected = { value: float32([1], [1]), 'another.value': float32([1], [2]) };
      return alwaysChecked({ value: result, 'another.value': result }, expected, {}).join(' ');
    };
    expect(again()).to.not.include('the very result of the first call');
    expect(again(1)).to.include('the very result of the first call');
  });

  const said = (second: FlatTensor) =>
    alwaysChecked(
      { value: float32([2, 2], [1, 2, 3, 4]), 'another.value': second },
      { value: float32([2, 2], [1, 2, 3, 4]), 'another.value': float32([2, 2], [5, 6, 7, 8]) },
      {},
    ).filter((each) => each.includes('the very result of the first call'));

  it('is one of the same numbers in the same shape and type', () => {
    expect(said(float32([2, 2], [1, 2, 3, 4]))).to.have.length(1);
    expect(said(float32([4, 1], [1, 2, 3, 4]))).to.deep.equal([]);
    const bits = new Int32Array(Float32Array.from([1, 2, 3, 4]).buffer);
    expect(said({ dtype: 'int32', shape: [2, 2], data: bits })).to.deep.equal([]);
  });
});
