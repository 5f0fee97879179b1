import { resize } from '../../figure/encode.js';
import { paint, type Raster } from '../../figure/raster.js';
import { materialise } from '../../grade/materialise.js';
import { STD } from '../../model/preprocess.js';
import type { SpecOf } from '../../rubric/figures.js';
import type { FlatTensor } from '../../tensor/flat.js';
import type { Figure } from '../figure.js';
import { outputsOf } from './call.js';
import { type DraftCell, encodeRows } from './encode.js';
import { enlargedPicture, sizeOnPage } from './originals.js';
import { classOf, FigureFailure, figureLimit, type Place, problemOf } from './place.js';
import { type Prediction, percent, predictionsOf } from './scores.js';
import { pictureLike } from './value.js';

type Spec = SpecOf<'fooling'>;

/** How much the difference is magnified in the last cell. */
const MAGNIFIED = 10;

/** A picture, what `makeFoolingImage` makes of it, and the difference, once as it is and once ten times as strong. */
export async function makeFooling(spec: Spec, place: Place): Promise<Figure> {
  const argument = await materialise(spec.picture, `${place.grader.seed}/figures/fooling`);
  if (argument.kind !== 'tensor')
    throw new FigureFailure('The assignment file gives this figure no picture.');
  const X = argument.tensor;
  const problem = problemOf(place, spec.problem);
  place.onProgress?.(0, 1);
  const outputs = await outputsOf(
    place,
    problem,
    { X: argument, targetY: { kind: 'value', value: spec.target }, model: { kind: 'model' } },
    { timeLimit: figureLimit(spec.timeLimit, problem) },
  );
  place.onProgress?.(1, 1);
  const fooled = pictureLike(outputs.value, X.shape, problem.export);
  const [before] = await predictionsOf(place, X);
  const [after] = await predictionsOf(place, fooled);
  const cells: DraftCell[] = [
    await pictureCell('Original', X, before!, spec.target, place),
    { ...(await pictureCell('Fooling image', fooled, after!, spec.target, place)), hero: true },
    { ...(await differenceCell('Difference', X, fooled, 1)), hero: true },
    await differenceCell(`Difference × ${MAGNIFIED}`, X, fooled, MAGNIFIED),
  ];
  return { rows: await encodeRows([{ cells }]), caption: verdict(X, fooled, after!, spec.target, place) };
}

async function pictureCell(
  title: string,
  picture: FlatTensor,
  { best, probabilities }: Prediction,
  target: number,
  place: Place,
): Promise<DraftCell> {
  const said = [...new Set([best, target])].map(
    (index) => `${classOf(place, index)} ${percent(probabilities[index]!)}`,
  );
  const note = said.join(', ');
  return { raster: await enlargedPicture(picture, 0), title, note, alt: `${title}, taken for ${note}` };
}

/** Red, green and blue around mid-grey. */
async function differenceCell(
  title: string,
  X: FlatTensor,
  fooled: FlatTensor,
  factor: number,
): Promise<DraftCell> {
  const note = `mid-grey: no change; black and white: ${factor === 1 ? 'half' : 'a twentieth'} of the brightness range`;
  const raster = difference(X, fooled, factor);
  return {
    raster: await resize(raster, sizeOnPage(raster.height, raster.width), 'cubic'),
    title,
    note,
    alt: title,
  };
}

/** What the second picture has more or less than the first in each colour, of 255, times `factor`, around mid-grey. */
function difference({ shape, data }: FlatTensor, other: FlatTensor, factor: number): Raster {
  const [, height = 0, width = 0] = shape;
  const colour = (pixel: number, channel: 0 | 1 | 2): number => {
    const change = other.data[pixel * 3 + channel]! - data[pixel * 3 + channel]!;
    return Math.min(255, Math.max(0, Math.round(127.5 + 255 * factor * change * STD[channel])));
  };
  return paint(width, height, (pixel) => [colour(pixel, 0), colour(pixel, 1), colour(pixel, 2)]);
}

function verdict(
  X: FlatTensor,
  fooled: FlatTensor,
  { best }: Prediction,
  target: number,
  place: Place,
): string {
  if (X.data.every((value, i) => value === fooled.data[i])) {
    return 'The fooling image equals the original: nothing was changed.';
  }
  const wanted = classOf(place, target);
  return best === target
    ? `The network takes the changed picture for ${wanted}.`
    : `The network does not take the changed picture for ${wanted} but for ${classOf(place, best)}.`;
}
