import { expect } from 'chai';
import fc from 'fast-check';
import { picture } from '../../src/figure/picture.js';
import { float32 } from '../../src/tensor/flat.js';

/** ImageNet's constants, written out: the oracle must not share them with the code. */
const normalised = (rgb: readonly number[]): number[] =>
  rgb.map((byte, i) => (byte / 255 - [0.485, 0.456, 0.406][i % 3]!) / [0.229, 0.224, 0.225][i % 3]!);

describe('figure/picture', () => {
  it('gives back the bytes that were normalised', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(255), { minLength: 12, maxLength: 12 }), (bytes) => {
        const flat = float32([2, 1, 2, 3], normalised(bytes));
        expect([...picture(flat, 0).rgb, ...picture(flat, 1).rgb]).to.deep.equal(bytes);
      }),
    );
  });

  it('clips impossible colours and says when values are not finite', () => {
    const { rgb, note } = picture(float32([1, 1, 1, 3], [99, -99, Number.NaN]), 0);
    expect([...rgb]).to.deep.equal([255, 0, 0]);
    expect(note).to.equal('1 of 3 values NaN or infinite');
  });
});
