import { fuzz } from './fuzz.js';
import { seedOf } from './seed.js';

describe('very much of what students hand in, made at random', function () {
  this.timeout(1_800_000);
  fuzz({ seed: seedOf('new'), answers: 2000, pictures: 250, zips: 250 });
});
