import { expect } from 'chai';
import fc from 'fast-check';
import { diverging, type Rgb, sequential } from '../../src/figure/colour-map.js';

/** CIE lightness (0 to 100) of an sRGB colour: another lightness than the one the maps are made in. */
function lightness(rgb: Rgb): number {
  const [r, g, b] = rgb.map((byte) => {
    const value = byte / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const y = 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  return y > 216 / 24389 ? 116 * Math.cbrt(y) - 16 : (y * 24389) / 27;
}

const steps = (count: number): number[] => Array.from({ length: count }, (_, i) => i / (count - 1));

describe('figure/colour-map', () => {
  it('sequential gets lighter all the way, from dark to light', () => {
    const lights = steps(64).map((t) => lightness(sequential(t)));
    for (let i = 1; i < lights.length; i++) expect(lights[i]).to.be.greaterThan(lights[i - 1]!);
    expect(lights[0]).to.be.lessThan(12);
    expect(lights.at(-1)).to.be.greaterThan(90);
  });

  it('sequential spreads its lightness evenly: no eighth of it has less than half or more than twice its share', () => {
    const lights = steps(9).map((t) => lightness(sequential(t)));
    const share = (lights.at(-1)! - lights[0]!) / 8;
    for (let i = 1; i < lights.length; i++) {
      expect(lights[i]! - lights[i - 1]!).to.be.within(share / 2, share * 2);
    }
  });

  it('diverging is symmetric in lightness, blue on one side, red on the other, nearly white between', () => {
    for (const t of steps(21)) {
      expect(lightness(diverging(t))).to.be.closeTo(lightness(diverging(1 - t)), 7);
    }
    const [r0, , b0] = diverging(0);
    const [r1, , b1] = diverging(1);
    expect(b0 - r0).to.be.greaterThan(60);
    expect(r1 - b1).to.be.greaterThan(60);
    expect(lightness(diverging(0.5))).to.be.greaterThan(95);
  });

  it('clips what lies outside [0, 1] and always gives bytes', () => {
    expect(sequential(-3)).to.deep.equal(sequential(0));
    expect(diverging(7)).to.deep.equal(diverging(1));
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (t) => {
        for (const byte of [...sequential(t), ...diverging(t)]) {
          expect(Number.isInteger(byte) && byte >= 0 && byte <= 255).to.equal(true);
        }
      }),
    );
  });
});
