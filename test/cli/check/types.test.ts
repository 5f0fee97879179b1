import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { typeMistakes } from '../../../src/cli/check/types.js';
import { inTemporaryFolder } from '../../process.js';
import { EXAMPLES } from '../../samples.js';

describe("TypeScript's mistakes", function () {
  this.timeout(60_000);

  it('are those of the hand-in, with their places; a right one has none', () =>
    inTemporaryFolder(async (folder) => {
      await cp(join(EXAMPLES, 'good/asterix'), folder, { recursive: true });
      expect(await typeMistakes(folder, ['saliency-map.ts', 'attribution.ts'])).to.deep.equal([]);
      const text = [
        "import * as tf from '@tensorflow/tfjs';",
        'export const tvLoss = (img: tf.Tensor4D, weight: number): tf.Scalar =>',
        "  tf.max(tf.mul(img, weight), '3');",
      ];
      await writeFile(join(folder, 'tv-loss.ts'), text.join('\n'));
      const [first, ...others] = await typeMistakes(folder, ['tv-loss.ts']);
      expect(first).to.match(/^tv-loss\.ts:3:31: .*a string,.*number.*\(TS2345\)$/);
      expect(others).to.deep.equal([]);
    }));

  it('are not waited for without end', async () => {
    const folder = join(EXAMPLES, 'good/asterix');
    const [told, ...others] = await typeMistakes(folder, ['tv-loss.ts'], { seconds: 0.1 });
    expect(told).to.match(/^TypeScript was ended .*too long/);
    expect(others).to.deep.equal([]);
  });
});
