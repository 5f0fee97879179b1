import { expect } from 'chai';
import fc from 'fast-check';
import { diverging } from '../../src/figure/colour-map.js';
import { NOT_FINITE } from '../../src/figure/heat.js';
import { signed } from '../../src/figure/signed.js';

const map = (channels: number, ...values: number[]) => ({
  height: 1,
  width: values.length / channels,
  channels,
  data: Float32Array.from(values),
});

describe('figure/signed', () => {
  it('adds three channels up', () => {
    const { rgb, note } = signed(map(3, 0, 2, -2, 1, 0, 1));
    expect([...rgb]).to.deep.equal([...diverging(0.5), ...diverging(1)]);
    expect(note).to.equal('sum of 3 channels, rescaled for this picture: white is 0, full blue and red ±2');
  });

  it('shows what is weak: 2 of 100 values may be beyond full colour', () => {
    const { note } = signed(map(1, ...Array<number>(98).fill(1), 50, -50));
    expect(note).to.contain('±1');
  });

  it('draws one channel blue below 0, red above', () => {
    const { rgb, note } = signed(map(1, -4, 0, 4));
    expect([...rgb]).to.deep.equal([...diverging(0), ...diverging(0.5), ...diverging(1)]);
    expect(note).to.contain('white is 0, full blue and red ±4');
  });

  it('is symmetric: the negative map has the colours of the other side', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: -100, max: 100, noNaN: true }), { minLength: 3, maxLength: 3 }),
        (values) => {
          const there = signed(map(3, ...values)).rgb;
          const back = signed(map(3, ...values.map((value) => -value))).rgb;
          const sum = values.reduce((total, value) => Math.fround(total + value), 0);
          const side = ([red, , blue]: Uint8Array): number => Math.sign(red! - blue!);
          if (Math.abs(sum) > 1e-30) expect(side(there)).to.equal(-side(back)).and.to.equal(Math.sign(sum));
        },
      ),
    );
  });

  it('says when there is nothing to see, and shows NaN in grey', () => {
    expect(signed(map(3, 0, 0, 0)).note).to.equal('blank: every value is 0');
    const { rgb, note } = signed(map(3, 0, Number.NaN, 1, 1, 1, 1));
    expect([...rgb.subarray(0, 3)]).to.deep.equal([...NOT_FINITE]);
    expect(note).to.contain('1 of 6 values NaN or infinite');
  });

  it('takes the scale it is given', () => {
    expect([...signed(map(3, 1, 0, 0), 2).rgb]).to.deep.equal([...diverging(0.75)]);
  });
});
