import { stat } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { computeSaliencyMaps } from '../../reference/saliency-map.js';
import { LayerGradCam } from '../../src/attr/index.js';
import { NETWORKS } from '../../src/model/network.js';
import { CLASS_NAMES, drawPicture } from '../../src/model/pictures.js';
import { normalise } from '../../src/model/preprocess.js';
import { buildClassifier, type OwnedClassifier } from '../../src/model/squeezenet.js';
import { findWeights, loadWeights } from '../../src/model/weights.js';
import { startBackend } from '../../src/tensor/backend.js';

const SIZE = 64;
/** Pictures that training never drew: its streams have other names. */
const unseen = (i: number) => drawPicture(i % CLASS_NAMES.length, SIZE, `never-trained-on/${i}`);

describe('the built-in network', () => {
  let model: OwnedClassifier;

  before(async () => {
    await startBackend('wasm');
    model = buildClassifier(NETWORKS.small, (await loadWeights('small')).weights);
  });
  after(() => model.dispose());

  const inputs = (indices: readonly number[]) =>
    tf.concat(
      indices.map((i) => tf.tensor4d(normalise(unseen(i).pixels, SIZE, SIZE).data, [1, SIZE, SIZE, 3])),
    );
  /** Index of the largest score of each of the pictures. */
  const guesses = (indices: readonly number[]) =>
    tf.tidy(() => [...tf.argMax(model.predict(inputs(indices)), 1).dataSync()]);

  it('is small, and its classes have names', async () => {
    const { path } = (await findWeights('small'))!;
    expect((await stat(path)).size).to.be.below(500_000);
    expect((await loadWeights('small')).labels).to.deep.equal(CLASS_NAMES);
  });

  it('names at least 95 % of a thousand unseen pictures', () => {
    let right = 0;
    for (let first = 0; first < 1000; first += 100) {
      const indices = Array.from({ length: 100 }, (_, i) => first + i);
      for (const [i, guess] of guesses(indices).entries())
        if (guess === indices[i]! % CLASS_NAMES.length) right++;
    }
    console.log(`      ${right / 10} % of 1000`);
    expect(right).to.be.at.least(950);
  });

  /** Share of a map's mass in the square around the object, over the share of the picture that the square is. */
  const focus = (map: ArrayLike<number>, size: number, i: number): number => {
    const { row, column, size: side } = unseen(i).object;
    const scale = size / SIZE;
    let [inside, all, area] = [0, 0, 0];
    for (let p = 0; p < size * size; p++) {
      const [y, x] = [(Math.floor(p / size) + 0.5) / scale, ((p % size) + 0.5) / scale];
      const within = y >= row && y < row + side && x >= column && x < column + side;
      all += map[p]!;
      if (within) inside += map[p]!;
      if (within) area++;
    }
    return all === 0 ? 1 : inside / all / (area / size / size);
  };
  const right = () => {
    const indices = Array.from({ length: 60 }, (_, i) => i);
    return guesses(indices).flatMap((guess, i) => (guess === i % CLASS_NAMES.length ? [i] : []));
  };
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

  // An untrained network gives about 1; objects cover a third of the picture, so 3 would be nothing beside them.
  it('looks at the object: saliency and GradCAM lie more densely on it than elsewhere', () => {
    const indices = right();
    tf.tidy(() => {
      const X = inputs(indices) as tf.Tensor4D;
      const target = indices.map((i) => i % CLASS_NAMES.length);
      const saliency = computeSaliencyMaps(X, target, model);
      const cam = new LayerGradCam(model, 'features.8').attribute(X, { target, reluAttributions: true });
      for (const [name, maps] of Object.entries({ saliency, GradCAM: cam.squeeze([3]) })) {
        const size = maps.shape[1]!;
        const data = maps.dataSync();
        const dense = indices.map((i, n) =>
          focus(data.subarray(n * size * size, (n + 1) * size * size), size, i),
        );
        console.log(`      ${name}: ${mean(dense).toFixed(2)} times as dense on the object as on average`);
        expect(mean(dense), name).to.be.above(1.5);
      }
    });
  });

  it('can be climbed: class visualization from noise ends in its class', () => {
    const target = 3;
    const scores = tf.tidy(() => {
      let image = tf.randomNormal([1, SIZE, SIZE, 3], 0, 1, 'float32', 231) as tf.Tensor4D;
      for (let step = 0; step < 10; step++) {
        const g = tf.grad((x: tf.Tensor) =>
          model
            .predict(x as tf.Tensor4D)
            .slice([0, target], [1, 1])
            .sum(),
        )(image);
        image = image.add(g.mul(5).div(g.norm().add(1e-12)));
      }
      return model.predict(image).dataSync();
    });
    expect(scores.indexOf(Math.max(...scores))).to.equal(target);
  });
});
