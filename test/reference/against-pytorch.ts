import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { classVisualizationStep } from '../../reference/class-visualization.js';
import { contentLoss } from '../../reference/content-loss.js';
import { makeFoolingImage } from '../../reference/fooling-image.js';
import { gradCam, guidedBackprop } from '../../reference/gradcam.js';
import { computeSaliencyMaps } from '../../reference/saliency-map.js';
import { gramMatrix, styleLoss } from '../../reference/style-loss.js';
import { styleTransfer } from '../../reference/style-transfer.js';
import { tvLoss } from '../../reference/tv-loss.js';
import type { OwnedClassifier } from '../../src/model/squeezenet.js';
import { startBackend } from '../../src/tensor/backend.js';
import type { Backend } from '../../src/tensor/engines.js';
import { golden, relativeL2, shareOff, squeezeNetOrSkip } from '../helpers.js';

const oracle = golden('assignment');
const [LAYERS, WEIGHTS] = [
  [1, 4, 6, 7],
  [20000, 500, 12, 1],
];
const rows: string[] = [];

/** Tests on an engine; of `which`, those whose runs take a minute on plain JavaScript, or the others. */
export function againstPyTorch(backend: Backend, which: 'all' | 'short' | 'long'): void {
  const short: (title: string, test: () => unknown) => void = which === 'long' ? () => {} : it;
  const long: typeof short = which === 'short' ? () => {} : it;
  describe(`the answer key against PyTorch on ${backend}`, function () {
    this.timeout(120_000);
    let model: OwnedClassifier;

    before(async function () {
      await startBackend(backend);
      model = await squeezeNetOrSkip(this);
    });
    after(() => model?.dispose());

    /** A result near the oracle's, in both senses: rounding flips single ReLUs, so neither alone will do. */
    const near = (actual: tf.Tensor, key: string, at?: tf.Tensor, tolerance = 1e-3): void => {
      const expected = oracle.tensor(key);
      const [got, wanted] = at ? [tf.sub(actual, at), tf.sub(expected, at)] : [actual, expected];
      const error = relativeL2(got.dataSync(), wanted.dataSync());
      const share = shareOff(got.dataSync(), wanted.dataSync());
      rows.push(
        `      ${backend.padEnd(5)} ${key.padEnd(30)} relative L2 ${error.toExponential(1)}  share off ${(100 * share).toFixed(3)} %`,
      );
      expect(error, key).to.be.at.most(tolerance);
      expect(share, key).to.be.at.most(0.005);
    };
    const labels = () => [...oracle.flat('batch.labels').data];

    long('saliency map', () =>
      near(computeSaliencyMaps(oracle.tensor('batch'), labels(), model), 'saliency_map'),
    );
    long('guided backprop', () =>
      near(guidedBackprop(oracle.tensor('batch'), labels(), model), 'guided_backprop'),
    );
    short('GradCAM', () =>
      near(gradCam(oracle.tensor('batch'), labels(), model, 'features.12'), 'grad_cam.raw'),
    );

    long('fooling image: one step, the whole run, the number of steps', async () => {
      const photo = oracle.tensor<tf.Tensor4D>('photo');
      const [target] = oracle.flat('fooling.target').data;
      near(
        await makeFoolingImage(photo, target!, model, { maxIterations: 1 }),
        'fooling.after_one_step',
        photo,
      );
      // Rounding grows along the run (cpu and wasm differ by 0.5 % after two steps, 18 % after four), so the whole run is
      // held against the oracle by its length: the target is first reached after just as many steps.
      const steps = oracle.flat('fooling.steps').data[0]!;
      const classAfter = async (maxIterations: number) =>
        tf
          .argMax(model.predict(await makeFoolingImage(photo, target!, model, { maxIterations })), 1)
          .dataSync()[0];
      expect(await classAfter(steps - 1)).not.to.equal(target);
      expect(await classAfter(steps)).to.equal(target);
      const image = await makeFoolingImage(photo, target!, model, { maxIterations: steps });
      expect((await makeFoolingImage(photo, target!, model)).dataSync()).to.deep.equal(image.dataSync());
    });

    long('class visualization: three steps', () => {
      let image = oracle.tensor<tf.Tensor4D>('class_vis.start');
      for (const t of [1, 2, 3]) {
        const next = classVisualizationStep(image, oracle.flat('class_vis.target').data[0]!, model);
        near(next, `class_vis.step.${t}`, image);
        image = oracle.tensor(`class_vis.step.${t}`);
      }
    });

    short('content loss, Gram matrices, style loss, total variation, gradient of the total', () => {
      const [content, style] = [oracle.tensor<tf.Tensor4D>('content'), oracle.tensor<tf.Tensor4D>('style')];
      const features = model.features(content);
      near(
        contentLoss(6e-2, features[3]!, tf.zerosLike(features[3]!)).reshape([1]),
        'content_loss',
        undefined,
        1e-5,
      );
      const styled = model.features(style);
      near(gramMatrix(styled[5]!), 'gram.features.5', undefined, 1e-5);
      near(gramMatrix(styled[5]!, false), 'gram_raw.features.5', undefined, 1e-5);
      const targets = LAYERS.map((layer) => gramMatrix(styled[layer]!));
      for (const [i, layer] of LAYERS.entries()) near(targets[i]!, `style_target.${layer}`, undefined, 1e-5);
      near(styleLoss(features, LAYERS, targets, WEIGHTS).reshape([1]), 'style_loss', undefined, 1e-4);
      near(tvLoss(content, 2e-2).reshape([1]), 'tv_loss', undefined, 1e-5);
      const total = (x: tf.Tensor) => {
        const here = model.features(x as tf.Tensor4D);
        const losses = [contentLoss(5e-2, here[3]!, features[3]!), styleLoss(here, LAYERS, targets, WEIGHTS)];
        return tf.addN([...losses, tvLoss(x as tf.Tensor4D, 5e-2)]);
      };
      near(tf.grad(total)(tf.clipByValue(content, -1.5, 1.5)), 'total_loss.gradient');
    });

    long('style transfer: iterates 1, 2, 5 and the losses', async () => {
      const content = oracle.tensor<tf.Tensor4D>('content');
      const losses: number[] = [];
      await styleTransfer(content, oracle.tensor('style'), model, {
        contentLayer: 3,
        contentWeight: 5e-2,
        styleLayers: LAYERS,
        styleWeights: WEIGHTS,
        tvWeight: 5e-2,
        iterations: 5,
        onIteration: (t, image, loss) => {
          losses.push(loss);
          // Adam's first steps follow the gradient's sign, so rounding grows: 6e-7 on cpu, 1.1e-3 on wasm at iterate 5.
          if ([0, 1, 4].includes(t))
            near(image, `style_transfer.iterate.${t + 1}`, undefined, t < 4 ? 1e-4 : 5e-3);
        },
      });
      expect(relativeL2(losses, oracle.flat('style_transfer.losses').data.slice(0, 5))).to.be.below(1e-3);
    });
  });
}

/** To be called once a file, at its end. */
export const showErrors = (): void => {
  if (rows.length > 0) console.log(`\n    The answer key against PyTorch:\n${rows.join('\n')}`);
};
