import { seedOf } from '../../fuzz/seed.js';
import { fuzz } from './fuzz.js';

describe('many archives made at random', function () {
  this.timeout(1_800_000);
  fuzz(seedOf('new'), 3000);
});
