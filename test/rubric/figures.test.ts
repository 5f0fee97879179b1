import { expect } from 'chai';
import { figureSpec, photographsOf, problemsOf } from '../../src/rubric/figures.js';

const PICTURES = { kind: 'photos', names: ['gorilla', 'macaw'], height: 96, width: 96 };
const ROW = { label: 'Saliency', problem: 'saliency-map', style: 'heat' };
const MAPS = { recipe: 'maps', pictures: PICTURES, classes: [366, 88], rows: [ROW] };
const TRANSFER = {
  recipe: 'transfer',
  content: { kind: 'photo', name: 'tubingen', side: 192 },
  style: { kind: 'own', name: 'style', side: 192 },
  options: { contentLayer: 3, contentWeight: 1, styleLayers: [1, 4], styleWeights: [2, 1], tvWeight: 0 },
};
/** Places and texts of the faults. */
const faults = (spec: object): string[] =>
  figureSpec.safeParse(spec).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

describe('rubric/figures', () => {
  it('presets what is usual', () => {
    const maps = figureSpec.parse(MAPS);
    expect(maps)
      .to.have.nested.property('rows.0.arguments')
      .that.deep.equals({ X: 'pictures', y: 'classes', model: 'model' });
    expect(maps).to.have.nested.property('rows.0.output', 'value');
    expect(figureSpec.parse({ recipe: 'class-visualization', class: 366 })).to.deep.equal({
      recipe: 'class-visualization',
      problem: 'class-visualization',
      class: 366,
      size: 224,
      iterations: 100,
      shown: [1, 25, 50, 75, 100],
    });
    expect(figureSpec.parse(TRANSFER)).to.have.property('options').that.includes({
      iterations: 200,
      learningRate: 3,
      decayedLearningRate: 0.1,
      decayAt: 180,
      clampUntil: 190,
    });
  });

  it('that is no object is told which recipes there are', () => {
    for (const nothing of [null, 'maps', 3]) {
      const { error } = figureSpec.safeParse(nothing);
      expect(error?.issues[0]?.message).to.equal(
        'expected one of maps, fooling, class-visualization, transfer, own-pair',
      );
    }
  });

  it('names the nearest recipe', () => {
    expect(faults({ recipe: 'map' })[0]).to.include('did you mean "maps"?');
    expect(faults({})[0]).to.include('expected one of maps, fooling');
  });

  const WRONG: Record<string, [spec: object, says: string]> = {
    'another number of classes': [
      { ...MAPS, classes: [1] },
      'classes: expected 2 classes, one a picture, received 1',
    ],
    'an unknown key': [{ ...MAPS, row: [] }, ': unknown key; did you mean "rows"?'],
    'noise for pictures': [
      { ...MAPS, pictures: { kind: 'random', shape: [1, 2, 2, 3] } },
      'pictures: expected pictures',
    ],
    'two pictures to fool with': [
      { recipe: 'fooling', picture: PICTURES, target: 6 },
      'picture: expected one picture, received 2',
    ],
    'an iteration after the last': [
      { recipe: 'class-visualization', class: 1, iterations: 5, shown: [1, 6] },
      'shown: expected rising iterations up to 5',
    ],
    'a weight too few': [
      { ...TRANSFER, options: { ...TRANSFER.options, styleWeights: [1] } },
      'options.styleWeights: expected 2 weights, one a style layer, received 1',
    ],
  };
  for (const [what, [spec, says]] of Object.entries(WRONG)) {
    it(`${what}: said so`, () => {
      expect(faults(spec).join('\n')).to.include(says);
    });
  }

  it('an iteration shown twice, or none, is said; the last one may be', () => {
    const shown = (...iterations: number[]) =>
      faults({ recipe: 'class-visualization', class: 1, iterations: 5, shown: iterations });
    expect(shown(1, 5)).to.deep.equal([]);
    expect(shown(2, 2)).to.deep.equal(['shown: expected rising iterations up to 5']);
    expect(faults({ recipe: 'fooling', picture: { kind: 'model' }, target: 6 })).to.deep.equal([
      'picture: expected pictures: an argument of kind photos or drawn',
      'picture: expected one picture, received 0',
    ]);
    const drawn = { kind: 'drawn', classes: [1], size: 64 };
    expect(faults({ recipe: 'fooling', picture: drawn, target: 6 })).to.deep.equal([]);
  });

  it('tells problems and photographs', () => {
    expect(problemsOf(figureSpec.parse({ ...MAPS, rows: [ROW, ROW] }))).to.deep.equal(['saliency-map']);
    expect(photographsOf(figureSpec.parse(MAPS))).to.deep.equal(['gorilla', 'macaw']);
    expect(problemsOf(figureSpec.parse(TRANSFER))).to.deep.equal(['style-transfer']);
    expect(photographsOf(figureSpec.parse(TRANSFER))).to.deep.equal(['tubingen']);
    expect(problemsOf(figureSpec.parse({ recipe: 'own-pair' }))).to.deep.equal([]);
  });
});
