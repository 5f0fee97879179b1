import { fuzz } from './fuzz.js';
import { seedOf } from './seed.js';

describe('what students hand in, made at random', function () {
  this.timeout(120_000);
  fuzz({ seed: seedOf(15), answers: 24, pictures: 8, zips: 8 });
});
