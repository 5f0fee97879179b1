import { readdirSync } from 'node:fs';
import { expect } from 'chai';
import * as composed from '../../../src/tensor/repair/composed/index.js';
import * as corrections from '../../../src/tensor/repair/corrections/index.js';
import * as gradients from '../../../src/tensor/repair/gradients/index.js';
import * as guards from '../../../src/tensor/repair/guards/index.js';

/** Files that hold no unit of their own. */
const HELPERS: Record<string, readonly string[]> = {
  composed: [],
  corrections: ['along', 'reduce', 'resize', 'spread', 'unresize'],
  gradients: ['dilated', 'sum-to', 'taken-back'],
  guards: ['windows'],
};
const LISTS: Record<string, object> = { composed, corrections, gradients, guards };

describe('what is repaired of TensorFlow.js', () => {
  for (const [folder, list] of Object.entries(LISTS)) {
    it(`${folder} is the list of its folder`, () => {
      const files = readdirSync(new URL(`../../../src/tensor/repair/${folder}/`, import.meta.url))
        .map((file) => file.replace('.ts', ''))
        .filter((file) => file !== 'index' && !HELPERS[folder]!.includes(file));
      const named = files.map((file) => file.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));
      expect(Object.keys(list).sort()).to.deep.equal(named.sort());
    });
  }

  it('no kernel has two guards', () => {
    const names = Object.values(guards).flatMap(({ kernels }) => kernels);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).to.deep.equal([]);
  });
});
