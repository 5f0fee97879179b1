import type * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { LayerActivation } from '../../../src/attr/index.js';
import { randomNetwork, randomPictures } from '../../networks.js';
import { distance, onWasm, row, TOLERANCE } from '../helpers.js';
import { multiLayer, sharedRelu } from '../networks.js';

describe('LayerActivation', () => {
  onWasm();

  const CASES: [string, [number, number, number], boolean, number[]][] = [
    ['linear1', [0, 100, 0], false, [90, 101, 101, 101]],
    ['relu', [3, 4, 0], false, [0, 8, 8, 8]],
    ['relu', [2, -5, 4], true, [-9, 2, 2, 2]],
    ['linear2', [0, 100, 0], false, [392, 394]],
  ];
  for (const [layer, x, attributeToLayerInput, expected] of CASES) {
    it(`of ${layer}${attributeToLayerInput ? "'s input" : ''} at (${x.join(', ')}) is (${expected.join(', ')})`, () => {
      const map = new LayerActivation(multiLayer(), layer).attribute(row(...x), { attributeToLayerInput });
      expect(distance(map, expected)).to.be.at.most(TOLERANCE);
    });
  }

  it('of a layer that is used twice gives both outputs', () => {
    const maps = new LayerActivation(sharedRelu(), 'multi_relu').attribute(row(0, 6, 0)) as tf.Tensor[];
    expect(maps.map((map) => [...map.dataSync()])).to.deep.equal([
      [0, 7, 7, 7],
      [0, 7, 7, 7],
    ]);
  });

  it("of the project's networks is what they compute, and a layer's input the output of the one before", () => {
    const model = randomNetwork();
    const X = randomPictures(2, 24);
    const options = { attributeToLayerInput: true };
    const expected = model.forward(X, { to: 'features.3' });
    expect(distance(new LayerActivation(model, 'features.3').attribute(X), expected)).to.equal(0);
    expect(distance(new LayerActivation(model, 'features.4').attribute(X, options), expected)).to.equal(0);
    expect(distance(new LayerActivation(model, 'features.0').attribute(X, options), X)).to.equal(0);
    model.dispose();
  });
});
