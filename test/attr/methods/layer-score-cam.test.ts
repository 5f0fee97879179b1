import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { LayerScoreCam } from '../../../src/attr/index.js';
import type { OwnedClassifier } from '../../../src/model/squeezenet.js';
import { randomNetwork, randomPictures } from '../../networks.js';
import { codeOf, distance, onWasm, random, row, TOLERANCE } from '../helpers.js';
import { multiLayer, overlapping, ramp } from '../networks.js';

const [LAYER, SIZE] = ['features.3', 24];

/** A map enlarged between the centres of its cells, then scaled to [0, 1]. */
function maskOf(map: readonly (readonly number[])[]): number[][] {
  const [rows, columns] = [map.length, map[0]!.length];
  const clamp = (at: number, length: number): number => Math.min(Math.max(at, 0), length - 1);
  const large = Array.from({ length: SIZE }, (_, i) =>
    Array.from({ length: SIZE }, (_, j) => {
      const [y, x] = [((i + 0.5) * rows) / SIZE - 0.5, ((j + 0.5) * columns) / SIZE - 0.5];
      const [top, left] = [Math.floor(y), Math.floor(x)];
      const at = (down: number, right: number): number =>
        map[clamp(top + down, rows)]![clamp(left + right, columns)]!;
      const [v, u] = [y - top, x - left];
      return (1 - v) * ((1 - u) * at(0, 0) + u * at(0, 1)) + v * ((1 - u) * at(1, 0) + u * at(1, 1));
    }),
  );
  const [low, high] = [Math.min(...large.flat()), Math.max(...large.flat())];
  return large.map((line) => line.map((value) => (high > low ? (value - low) / (high - low) : 0)));
}

/** Score-CAM of one picture, channel after channel. */
function scoreCam(model: OwnedClassifier, picture: number[][][], target: number): number[] {
  const predict = (pixels: number[][][]): number => model.predict(tf.tensor4d([pixels])).dataSync()[target]!;
  const [activation] = model.forward(tf.tensor4d([picture]), { to: LAYER }).arraySync() as number[][][][];
  const channels = activation![0]![0]!.map((_, c) => activation!.map((line) => line.map((cell) => cell[c]!)));
  const nothing = predict(picture.map((line) => line.map((pixel) => pixel.map(() => 0))));
  const gains = channels.map((map) => {
    const mask = maskOf(map);
    return (
      predict(picture.map((line, i) => line.map((pixel, j) => pixel.map((value) => value * mask[i]![j]!)))) -
      nothing
    );
  });
  const exponentials = gains.map((gain) => Math.exp(gain - Math.max(...gains)));
  const total = exponentials.reduce((sum, each) => sum + each, 0);
  return activation!.flatMap((line) =>
    line.map((cell) => cell.reduce((sum, value, c) => sum + (exponentials[c]! / total) * value, 0)),
  );
}

describe('LayerScoreCam', () => {
  onWasm();

  it('weighs channels by the softmax of what the picture scores behind each, per example', async () => {
    const model = randomNetwork();
    const [X, target] = [randomPictures(2, SIZE), [1, 7]];
    const expected = X.arraySync().flatMap((picture, n) => scoreCam(model, picture, target[n]!));
    for (const perturbationsPerEval of [1, 4]) {
      const map = await new LayerScoreCam(model, LAYER).attribute(X, { target, perturbationsPerEval });
      expect(map.shape.slice(3)).to.deep.equal([1]);
      expect(distance(map, expected)).to.be.at.most(1e-3);
    }
    model.dispose();
  });

  it('keeps negative places when it is not rectified', async () => {
    const [X, model] = [random([2, 6, 6, 2]), overlapping('tanh')];
    const cam = new LayerScoreCam(model, 'conv');
    const signed = (await cam.attribute(X, { target: 1, reluAttributions: false })) as tf.Tensor;
    expect(tf.min(signed).dataSync()[0]).to.be.below(0);
    expect(distance(await cam.attribute(X, { target: 1 }), tf.relu(signed))).to.be.at.most(TOLERANCE);
  });

  it('of channels that are constant weighs them alike', async () => {
    const model = tf.sequential({
      layers: [
        tf.layers.conv2d({
          name: 'flat',
          filters: 2,
          kernelSize: 1,
          inputShape: [4, 4, 1],
          weights: [tf.zeros([1, 1, 1, 2]), tf.tensor1d([3, 5])],
        }),
        tf.layers.flatten(),
        tf.layers.dense({ units: 2, weights: [tf.ones([32, 2]), tf.zeros([2])] }),
      ],
    });
    const map = await new LayerScoreCam(model, 'flat').attribute(ramp(), { target: 0 });
    expect(distance(map, new Array(16).fill(4))).to.be.at.most(1e-3);
  });

  it('refuses a layer without places', async () => {
    const flat = new LayerScoreCam(multiLayer(), 'relu');
    expect(await codeOf(() => flat.attribute(row(1, 2, 3), { target: 0 }))).to.equal('NOT_A_MAP');
  });
});
