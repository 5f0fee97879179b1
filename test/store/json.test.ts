import { expect } from 'chai';
import fc from 'fast-check';
import { stableJson } from '../../src/store/json.js';

describe('store/json', () => {
  it('orders keys, the named ones first', () => {
    expect(stableJson({ b: 1, a: { d: [], c: null }, name: 'x' }, ['name'])).to.equal(
      '{\n  "name": "x",\n  "a": {\n    "c": null,\n    "d": []\n  },\n  "b": 1\n}\n',
    );
  });

  it('writes NaN and infinity by name', () => {
    expect(
      JSON.parse(stableJson([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])),
    ).to.deep.equal(['NaN', 'Infinity', '-Infinity']);
  });

  it('gives the same text for the same content, whatever the order, and reads back equal', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(stableJson(reversed)).to.equal(stableJson(value));
        expect(JSON.parse(stableJson(value))).to.deep.equal(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
