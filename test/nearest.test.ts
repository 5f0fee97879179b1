import { expect } from 'chai';
import { nearest, suggestion } from '../src/nearest.js';

describe('the name that was meant', () => {
  for (const [name, candidates, meant] of [
    ['helpers', ['style', 'helper', 'help'], 'helper'],
    ['computeSaliencyMap', ['gradCam', 'computeSaliencyMaps'], 'computeSaliencyMaps'],
    ['gramMatirx', ['gramMatrix'], 'gramMatrix'],
    ['GramMatrix', ['gramMatrix'], 'gramMatrix'],
    ['a', ['b', 'a'], 'a'],
    ['*', ['a'], undefined],
    ['tvLoss', ['contentLoss', 'f'], undefined],
    ['tvLoss', [], undefined],
    ['x'.repeat(101), ['x'.repeat(100)], undefined],
  ] as const) {
    it(`${name.slice(0, 20)}: ${meant}`, () => expect(nearest(name, candidates)).to.equal(meant));
  }

  it('is offered, else all that are known', () => {
    expect(suggestion('grad_cam', ['grad-cam', 'saliency-map'])).to.equal('did you mean "grad-cam"?');
    expect(suggestion('zzz', ['grad-cam', 'tv-loss'])).to.equal('known are grad-cam, tv-loss');
  });
});
