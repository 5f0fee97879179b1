import { findWeights } from '../../src/model/weights.js';
import { gradeTight } from './tight.js';

gradeTight('demo.yaml', 'wasm', 'all');
gradeTight('demo.yaml', 'cpu', 'all');
// Weights and photographs are no part of the package.
if (await findWeights('squeezenet1_1')) {
  gradeTight('a3.yaml', 'wasm', 'all');
  // Plain JavaScript on the large network: minutes a case.
  gradeTight('a3.yaml', 'cpu', 'all');
}
