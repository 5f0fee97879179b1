import { expect } from 'chai';
import { packed, unpacked } from '../../src/worker/value.js';

describe('values of a worker', () => {
  it('come as they went: JSON, and bytes anywhere in it', () => {
    const value = { a: [1, 'é', null], b: { bytes: Buffer.from('one') }, c: [new Uint8Array([0, 255])] };
    const back = unpacked(packed(value)) as typeof value;
    expect(back.a).to.deep.equal(value.a);
    expect(back.b.bytes.toString()).to.equal('one');
    expect([...back.c[0]!]).to.deep.equal([0, 255]);
    expect(unpacked(packed(undefined))).to.equal(null);
  });

  it('carry equal arrays once', () => {
    const bytes = Buffer.alloc(1000);
    expect(packed([bytes, bytes, { bytes }]).bytes!.data).to.have.length(1000);
  });

  it('never take bytes for a list of numbers, which would take a second for each MiB', () => {
    const bytes = Buffer.alloc(2 ** 26);
    const from = performance.now();
    expect(unpacked(packed({ bytes })))
      .to.have.property('bytes')
      .with.length(bytes.length);
    expect(performance.now() - from).to.be.below(2000);
  });

  it('are no JSON without end', () => {
    expect(() => unpacked(packed('x'.repeat(2 ** 21)))).to.throw(RangeError, 'too much JSON');
  });

  it('do not reach beyond the bytes that came', () => {
    const json = (text: string) => ({ ...packed(null), json: packed(JSON.parse(text)).json! });
    for (const place of ['[0, 1]', '[-1, 1]', '[1, 0]']) {
      expect(() => unpacked(json(`{ "$bytes": ${place} }`)), place).to.throw(RangeError);
    }
    expect(unpacked(json('{ "$bytes": [0.5, "1"] }'))).to.deep.equal({ $bytes: [0.5, '1'] });
    expect(unpacked(json('{ "$bytes": [0, 0] }'))).to.deep.equal(Buffer.alloc(0));
  });
});
