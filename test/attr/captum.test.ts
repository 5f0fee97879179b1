import { ENGINES_HERE } from '../engines.js';
import { againstCaptum } from './captum.js';
import { ENTRIES } from './captum-entries.js';

// Plain JavaScript is in captum-cpu.slow.ts (`npm run test:slow`) and captum-cpu.long.ts.
againstCaptum('wasm', Object.keys(ENTRIES));
// DeepLIFT from a blank picture has ties in every max pool: PyTorch takes the first, and TensorFlow's vector code, which rounds
// 8 of the 256 channels before the last pool differently at different places, another. That is its rounding, no mistake.
if (ENGINES_HERE.includes('tensorflow')) {
  againstCaptum(
    'tensorflow',
    Object.keys(ENTRIES).filter((entry) => entry !== 'deep_lift'),
  );
}
