import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { LayerGradCamPlusPlus } from '../../../src/attr/index.js';
import { randomNetwork, randomPictures } from '../../networks.js';
import { distance, numbersOf, onWasm, random, TOLERANCE } from '../helpers.js';
import { overlapping } from '../networks.js';

/** Grad-CAM++ of one example, place after place: the paper's alpha, its derivatives those of exp(F). */
function plain(A: number[][][], g: number[][][]): number[] {
  const channels = A[0]![0]!.map((_, c) => c);
  const weights = channels.map((c) => {
    const total = A.flat().reduce((sum, cell) => sum + cell[c]!, 0);
    return g.flat().reduce((sum, cell) => {
      const slope = cell[c]!;
      const below = 2 * slope ** 2 + total * slope ** 3;
      return sum + (below === 0 ? 0 : (slope ** 2 / below) * Math.max(slope, 0));
    }, 0);
  });
  return A.flat().map((cell) => cell.reduce((sum, value, c) => sum + weights[c]! * value, 0));
}

describe('LayerGradCamPlusPlus', () => {
  onWasm();

  it('weighs places as the paper does, for each example', () => {
    const model = randomNetwork();
    const X = randomPictures(2, 24);
    const target = [1, 7];
    const activation = model.forward(X, { to: 'features.4' }) as tf.Tensor4D;
    const picked = tf.oneHot(target, 10);
    const gradient = tf.grad((a: tf.Tensor) =>
      tf.sum(tf.mul(model.forward(a, { from: 'features.4' }), picked)),
    )(activation) as tf.Tensor4D;
    const [activations, gradients] = [activation.arraySync(), gradient.arraySync()];
    const expected = activations.flatMap((each, n) => plain(each, gradients[n]!));
    const cam = new LayerGradCamPlusPlus(model, 'features.4');
    const signed = cam.attribute(X, { target, reluAttributions: false });
    const size = Math.max(...expected.map(Math.abs));
    expect(signed.shape).to.deep.equal([...activation.shape.slice(0, 3), 1]);
    expect(size).to.be.above(0);
    expect(distance(signed, expected)).to.be.at.most(1e-4 * Math.max(1, size) * expected.length);
    expect(distance(cam.attribute(X, { target }), tf.relu(signed))).to.be.at.most(TOLERANCE);
    model.dispose();
  });

  it('is the activation itself, over twice the gradient, where one place alone matters', () => {
    // F = 4 A at one place: alpha is 16 / (32 + 64 * 3), the sum of A being 3.
    const kernel = tf.tensor2d([
      [4, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    const model = tf.sequential({
      layers: [
        tf.layers.conv2d({
          name: 'copy',
          filters: 1,
          kernelSize: 1,
          inputShape: [2, 2, 1],
          weights: [tf.ones([1, 1, 1, 1]), tf.zeros([1])],
        }),
        tf.layers.flatten(),
        tf.layers.dense({ units: 2, weights: [kernel, tf.zeros([2])] }),
      ],
    });
    const X = tf.tensor4d([2, 1, 0, 0], [1, 2, 2, 1]);
    const map = new LayerGradCamPlusPlus(model, 'copy').attribute(X, { target: 0 });
    const weight = (4 * 16) / (32 + 64 * 3);
    expect(distance(map, [2 * weight, weight, 0, 0])).to.be.at.most(TOLERANCE);
  });

  it('is finite where no gradient reaches the layer', () => {
    const map = new LayerGradCamPlusPlus(overlapping('relu'), 'pool').attribute(
      tf.mul(random([1, 6, 6, 2]), 0),
      { target: 0 },
    );
    expect(numbersOf(map as tf.Tensor).every(Number.isFinite)).to.equal(true);
  });
});
