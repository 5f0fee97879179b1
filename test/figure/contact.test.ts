import { expect } from 'chai';
import { diverging, sequential } from '../../src/figure/colour-map.js';
import { contact } from '../../src/figure/contact.js';

/** A layer [2,2,C] whose channel c is `values[c]` everywhere. */
const layer = (values: readonly number[]) => ({
  height: 2,
  width: 2,
  channels: values.length,
  data: Float32Array.from([...values, ...values, ...values, ...values]),
});

describe('figure/contact', () => {
  it('shows the strongest channels first, at most 16, on one scale', () => {
    const values = Array.from({ length: 20 }, (_, i) => (i * 7) % 20);
    const { channels, map, low, high } = contact(layer(values), 200);
    expect(channels.map((channel) => values[channel])).to.deep.equal(
      Array.from({ length: 16 }, (_, i) => 19 - i),
    );
    expect([map, low, high]).to.deep.equal([sequential, 0, 19]);
  });

  it('has a signed scale where a value is negative, and colours each channel by it', () => {
    const { width, height, rgb, channels, map, low, high } = contact(layer([1, -2]), 83);
    expect([channels, map, low, high]).to.deep.equal([[1, 0], diverging, -2, 2]);
    // Four tiles of 17 pixels and three gaps of 4 are 80, one row high.
    expect([width, height]).to.deep.equal([80, 17]);
    expect([...rgb.subarray(0, 3)]).to.deep.equal([...diverging(0)]);
    expect([...rgb.subarray(21 * 3, 22 * 3)]).to.deep.equal([...diverging(0.75)]);
    expect([...rgb.subarray(17 * 3, 18 * 3)]).to.deep.equal([255, 255, 255]);
    expect([...rgb.subarray(79 * 3, 80 * 3)]).to.deep.equal([255, 255, 255]);
  });

  it('takes NaN for no strength, and nothing but zeros for a scale of no width', () => {
    expect(contact(layer([Number.NaN, 1]), 100).channels).to.deep.equal([1, 0]);
    expect(contact(layer([0, 0]), 100).high).to.equal(0);
  });
});
