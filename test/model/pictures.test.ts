import { expect } from 'chai';
import { GradelensError } from '../../src/errors.js';
import { CLASS_NAMES, drawPicture } from '../../src/model/pictures.js';

describe('drawn pictures', () => {
  it('repeat for a seed, and differ between seeds and classes', () => {
    const [a, b] = [drawPicture(3, 64, 'one'), drawPicture(3, 64, 'one')];
    expect(a).to.deep.equal(b);
    expect(drawPicture(3, 64, 'two').pixels).not.to.deep.equal(a.pixels);
    expect(drawPicture(4, 64, 'one').pixels).not.to.deep.equal(a.pixels);
  });

  it('say where the object is: its outline lies in the square, and it stands out from what is around', () => {
    for (let label = 0; label < CLASS_NAMES.length; label++) {
      const size = 64;
      const { pixels, object } = drawPicture(label, size, `place/${label}`);
      expect(pixels).to.have.length(size * size * 3);
      const { row, column, size: side } = object;
      const inside: number[] = [];
      const outside: number[] = [];
      for (let y = 0; y < size; y++) {
        for (let x = 0; x < size; x++) {
          const [dy, dx] = [y - row - side / 2, x - column - side / 2];
          const grey = (pixels[(y * size + x) * 3]! + pixels[(y * size + x) * 3 + 1]!) / 2;
          if (Math.hypot(dy, dx) < side * 0.45) inside.push(grey);
          else if (Math.max(Math.abs(dy), Math.abs(dx)) > side * 0.55) outside.push(grey);
        }
      }
      const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
      expect(Math.abs(mean(inside) - mean(outside)), CLASS_NAMES[label]).to.be.above(10);
    }
  });

  it('refuse a class that is not there', () => {
    expect(() => drawPicture(CLASS_NAMES.length, 64, 1))
      .to.throw(GradelensError, 'expected 0 to 9')
      .with.property('code', 'UNKNOWN_CLASS');
  });
});
