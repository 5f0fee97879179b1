import { findWeights } from '../../src/model/weights.js';
import { gradeTight } from './tight.js';

// Plain JavaScript on the large network: minutes a case.
if (await findWeights('squeezenet1_1')) gradeTight('a3.yaml', 'cpu', 'all');
