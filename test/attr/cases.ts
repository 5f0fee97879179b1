import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import * as attr from '../../src/attr/index.js';
import { attribute, type Case, type Cases, differences, networkOf } from '../fixtures/attr/read.mjs';
import { onWasm } from './helpers.js';

const { networks, cases } = JSON.parse(
  readFileSync(new URL('../fixtures/attr/cases.json', import.meta.url), 'utf8'),
) as Cases;

/** Computed for some seconds: thousands of samples. */
export const isLong = ({ id }: Case): boolean => id === 'tunnel-variance';

/**
 * A test for each case.
 *
 * Of layer-gradient-shap-relu one of Captum's eight random points lies on the other side of a ReLU. So does one of those that
 * are drawn here; another stream of random numbers may need another seed for it.
 */
export function testCases(which: (item: Case) => boolean): void {
  describe('values of Captum 0.8 on small networks', function () {
    this.timeout(60_000);
    onWasm();

    for (const item of cases.filter(which)) {
      it(`${item.id}: ${item.about}`, async () => {
        const model = networkOf(tf, networks[item.net]!);
        try {
          expect(differences(await attribute(tf, attr, model, item), item)).to.deep.equal([]);
        } finally {
          model.dispose();
        }
      });
    }
  });
}
