import { seedOf } from '../../fuzz/seed.js';
import { fuzz } from './fuzz.js';

describe('archives made at random', () => {
  fuzz(seedOf(16), 150);
});
