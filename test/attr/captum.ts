import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import type { OwnedClassifier } from '../../src/model/squeezenet.js';
import { startBackend } from '../../src/tensor/backend.js';
import type { Backend } from '../../src/tensor/engines.js';
import { golden, relativeL2, shareOff, squeezeNetOrSkip } from '../helpers.js';
import { caseOf, ENTRIES } from './captum-entries.js';

const rows: string[] = [];
after(() => {
  if (rows.length > 0) console.log(`\n    Attribution against Captum:\n${rows.join('\n')}`);
});

/** Tests of entries of both oracle files on an engine; the measured figures are printed at the end. */
export function againstCaptum(backend: Backend, entries: readonly string[]): void {
  for (const file of ['squeezenet_96x96', 'squeezenet_84x100'] as const) {
    describe(`attribution against Captum on ${backend}, ${file}`, function () {
      this.timeout(180_000);
      const oracle = golden(file);
      let model: OwnedClassifier;

      before(async function () {
        await startBackend(backend);
        model = await squeezeNetOrSkip(this);
      });
      after(() => model?.dispose());

      for (const entry of entries) {
        it(entry, async () => {
          const each = caseOf(model, oracle);
          const map = (await ENTRIES[entry]!(each)) as tf.Tensor;
          const expected = oracle.flat(entry);
          expect(map.shape).to.deep.equal(expected.shape);
          const actual = map.dataSync();
          const error = relativeL2(actual, expected.data);
          const share = shareOff(actual, expected.data);
          rows.push(
            `      ${backend.padEnd(5)} ${file} ${entry.padEnd(37)} relative L2 ${error.toExponential(1)}  share off ${(100 * share).toFixed(3)} %`,
          );
          expect(error).to.be.at.most(1e-3);
          expect(share).to.be.at.most(0.005);
          tf.dispose([each.X, each.mask, map]);
        });
      }
    });
  }
}
