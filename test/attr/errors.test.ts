import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import * as attr from '../../src/attr/index.js';
import { type Cases, networkOf } from '../fixtures/attr/read.mjs';
import { onWasm, random } from './helpers.js';

interface Call {
  readonly id: string;
  /** An expression of `tf`, `attr`, `model` and `X`. */
  readonly call: string;
  readonly code: string;
  readonly message: string;
  readonly never: string;
  /** It may also do what was evidently meant. */
  readonly orWorks?: boolean;
}

const read = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../fixtures/attr/${name}`, import.meta.url), 'utf8')) as T;
const { network, input, cases } = read<{ network: string; input: number[]; cases: Call[] }>('errors.json');
const networks = read<Cases>('cases.json').networks;

describe('a wrong call of the attribution library', () => {
  onWasm();
  let model: tf.LayersModel;
  before(() => {
    model = networkOf(tf, networks[network]!);
  });
  after(() => model.dispose());

  for (const { id, call, code, message, never, orWorks } of cases) {
    it(`${id} says what is wrong, and leaves no tensor`, async () => {
      const X = random(input);
      const run = new Function('tf', 'attr', 'model', 'X', `return ${call};`);
      // What the call makes for itself, as input or baseline, is the call's to dispose.
      const own = (call.match(/tf\.(zeros|fill)\(/g) ?? []).length;
      const before = tf.memory().numTensors;
      let error: Error & { code?: string };
      try {
        tf.dispose(await run(tf, attr, model, X));
        expect(orWorks, 'it threw nothing').to.equal(true);
        return;
      } catch (caught) {
        error = caught as typeof error;
      }
      expect(tf.memory().numTensors - before).to.equal(own);
      expect(error.code, error.message).to.match(new RegExp(code));
      expect(error.message).to.match(new RegExp(message, 'i'));
      expect(error.message).to.not.match(new RegExp(never, 'i'));
    });
  }
});
