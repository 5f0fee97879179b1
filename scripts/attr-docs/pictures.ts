import { mkdir, writeFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs';
import sharp from 'sharp';
import * as attr from '../../src/attr/index.js';
import { OPTIONS } from '../../src/attr/option-names.js';
import { type Checked, ownOptions } from '../../src/attr/options.js';
import { GradelensError } from '../../src/errors.js';
import { drawAttr } from '../../src/figure/attr-picture.js';
import type { Cell } from '../../src/figure/band.js';
import { diverging, sequential } from '../../src/figure/colour-map.js';
import { resize } from '../../src/figure/encode.js';
import { picture } from '../../src/figure/picture.js';
import type { Drawn } from '../../src/figure/raster.js';
import { sheet } from '../../src/figure/sheet.js';
import { NETWORKS } from '../../src/model/network.js';
import { findPhoto } from '../../src/model/photos.js';
import { loadPhoto } from '../../src/model/preprocess.js';
import { buildClassifier, type OwnedClassifier } from '../../src/model/squeezenet.js';
import { findWeights, loadWeights } from '../../src/model/weights.js';
import { startBackend } from '../../src/tensor/backend.js';
import { fromFlat, toFlat } from '../../src/tensor/convert.js';
import type { FlatTensor } from '../../src/tensor/flat.js';
import type { Unit } from './unit.js';

/**
 * Photographs with their classes; the second is for methods that compare examples. Whose they are stands in
 * docs/attribution/README.md.
 */
const PHOTOS = [
  { name: 'chelsea_cat', target: 285 },
  { name: 'coffee_espresso', target: 967 },
] as const;

/** Pixels: of the network's input, and of each half of a picture. */
const SIZE = 160;
const SIDE = 224;
/** Features are squares, so many along each side; fewer for what tries every coalition of them. */
const GRID = 7;
const GRIDS: Record<string, number> = { 'kernel-shap': 3, 'shapley-values': 3 };
/** Values of blank pictures, where several baselines are wanted: mean colour, black and white. */
const BLANKS = [0, -2, 2.4];
/**
 * Where a layer is wanted: for class activation maps the last of the features, as usual. From there to the scores all is
 * nearly linear, so that most others would show the same there; they get one in the middle.
 */
const LAST = 'features.12';
const MIDDLE = 'features.7';

/** What methods are offered; each is given what it knows. */
const common = (X: tf.Tensor4D) => ({
  target: PHOTOS.map((photo) => photo.target).slice(0, X.shape[0]),
  nSteps: 24,
  nSamples: 24,
  ntSamples: 24,
  // A tenth of the colours' spread.
  stdevs: 0.2,
  perturbationsPerEval: 16,
  slidingWindowShapes: [24, 24, 3],
  strides: [8, 8, 3],
});

/** What a method needs to show something in little time, beside what all get. */
const OWN: Record<string, object> = {
  'kernel-shap': { nSamples: 2 ** 9 - 2 },
  'shapley-value-sampling': { nSamples: 20 },
  'gradient-shap': { stdevs: 0 },
};

type Method = { attribute(X: tf.Tensor, options: object): unknown };
type Constructor = new (model: unknown, layer?: string) => Method;

/** Draws each method's picture, where the weights and the photographs are; else says so and leaves them as they are. */
export async function drawPictures(units: readonly Unit[], folder: URL): Promise<void> {
  const photos = await findPhotos();
  if (!photos) return;
  await startBackend('wasm');
  const model = buildClassifier(NETWORKS.squeezenet1_1, (await loadWeights('squeezenet1_1')).weights);
  await mkdir(folder, { recursive: true });
  for (const unit of units.filter((each) => each.folder === 'methods')) {
    const map = await mapOf(unit, model, photos);
    const png = await sheet(await cells(unit, map, photos[0]!), { columns: 2, width: 2 * SIDE + 48 });
    // A palette of its own for each picture: a quarter of the bytes, and nothing to see of it.
    const small = await sharp(png)
      .png({ palette: true, colours: 128, compressionLevel: 9, effort: 10 })
      .toBuffer();
    await writeFile(new URL(`${unit.file}.png`, folder), small);
    console.log(`${unit.file}.png ${Math.round(small.length / 1024)} KB, ${cellNote(map)}`);
  }
}

async function findPhotos(): Promise<FlatTensor[] | undefined> {
  try {
    if (!(await findWeights('squeezenet1_1'))) {
      console.log(
        "No pictures drawn: SqueezeNet's weights are neither in $GRADELENS_MODELS nor in ../shared/models.",
      );
      return undefined;
    }
    const size = { height: SIZE, width: SIZE };
    return await Promise.all(PHOTOS.map(async ({ name }) => loadPhoto(await findPhoto(name), size)));
  } catch (error) {
    if (!(error instanceof GradelensError) || error.code !== 'PHOTO_NOT_FOUND') throw error;
    console.log(`No pictures drawn: ${error.message}`);
    return undefined;
  }
}

/** The first example's attributions [1,H,W,C], a layer's enlarged. */
async function mapOf(unit: Unit, model: OwnedClassifier, photos: readonly FlatTensor[]): Promise<FlatTensor> {
  // Only what exchanges features among examples needs a second one.
  const X = tf.tidy(() => tf.concat(photos.map(fromFlat))) as tf.Tensor4D;
  const [first] = unit.file.endsWith('feature-permutation') ? [tf.clone(X)] : tf.split(X, photos.length);
  const grid = GRIDS[unit.file] ?? GRID;
  const cellNumbers = tf.reshape(tf.range(0, grid * grid), [1, grid, grid, 1]) as tf.Tensor4D;
  const held = {
    mask: tf.image.resizeNearestNeighbor(cellNumbers, [SIZE, SIZE]),
    blanks: tf.tidy(() => tf.concat(BLANKS.map((value) => tf.fill([1, SIZE, SIZE, 3], value)))),
  };
  const layer = unit.name.includes('Cam') ? LAST : MIDDLE;
  const Constructed = (attr as unknown as Record<string, Constructor>)[unit.name]!;
  const takesModel = unit.models.length > 0;
  const inside = takesModel ? model : new attr.Saliency(model);
  const method = OPTIONS[unit.name as Checked].layer
    ? new Constructed(inside, layer)
    : new Constructed(inside);
  const offered = {
    ...common(first as tf.Tensor4D),
    ...(unit.needs.includes('baselines') && { baselines: held.blanks }),
    neuronSelector: strongest(model, X, layer),
    featureMask: held.mask,
    ...OWN[unit.file],
  };
  const result = (await method.attribute(first!, {
    ...ownOptions(unit.name as Checked, offered),
    // What runs another method hands this on.
    ...(!takesModel && { target: offered.target }),
  })) as tf.Tensor4D;
  const map = tf.tidy(() => {
    const one = tf.slice(result, 0, 1) as tf.Tensor4D;
    return unit.explains === 'layer'
      ? attr.interpolate(tf.sum(one, -1, true), [SIZE, SIZE], 'bilinear')
      : one.clone();
  });
  const flat = await toFlat(map);
  tf.dispose([X, first!, cellNumbers, held.mask, held.blanks, result, map]);
  return flat;
}

/** The layer's neuron that speaks most for the first photograph's class. */
function strongest(model: OwnedClassifier, X: tf.Tensor4D, layer: string): number[] {
  return tf.tidy(() => {
    const method = new attr.LayerGradientXActivation(model, layer);
    const map = method.attribute(tf.slice(X, 0, 1), { target: PHOTOS[0].target });
    const [, , columns, channels] = map.shape as [number, number, number, number];
    const at = map.flatten().argMax().dataSync()[0]!;
    return [Math.floor(at / (columns * channels)), Math.floor(at / channels) % columns, at % channels];
  });
}

/** The photograph and what the method says of it. */
async function cells(unit: Unit, map: FlatTensor, photo: FlatTensor): Promise<Cell[]> {
  const original = picture(photo, 0);
  const bigger = async (drawn: Drawn): Promise<Drawn> => ({
    ...(await resize(drawn, { width: SIDE, height: SIDE }, 'cubic')),
    note: drawn.note,
  });
  const shown = { title: 'photograph', picture: await bigger(original), note: '' };
  const attribution = { shape: map.shape.slice(1), data: map.data };
  const coarse = unit.explains === 'layer' || !/backward/.test(unit.cost);
  const hasNegative = map.data.some((value) => value < 0);
  const drawn = drawAttr(attribution, original, {
    method: coarse ? 'blended_heat_map' : 'heat_map',
    sign: hasNegative ? 'all' : 'absolute_value',
    alphaOverlay: 0.6,
    cmap: hasNegative ? diverging : sequential,
  });
  return [
    shown,
    { title: unit.name, picture: await bigger(drawn), note: '', ...(drawn.bar && { bar: drawn.bar }) },
  ];
}

const cellNote = ({ data }: FlatTensor): string => {
  const sorted = [...data].sort((a, b) => a - b);
  return `from ${sorted[0]!.toPrecision(3)} to ${sorted.at(-1)!.toPrecision(3)}`;
};
