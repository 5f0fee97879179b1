import { picture } from '../../figure/picture.js';
import type { Raster } from '../../figure/raster.js';
import { findPhoto } from '../../model/photos.js';
import { drawPicture } from '../../model/pictures.js';
import { loadPhotoSide, normalise } from '../../model/preprocess.js';
import type { PictureSource } from '../../rubric/figures.js';
import type { FlatTensor } from '../../tensor/flat.js';
import { enlargedPicture } from './originals.js';
import type { Place } from './place.js';

/** A picture of a style transfer. */
export interface Source {
  /** Network input [1,H,W,3]. */
  readonly tensor: FlatTensor;
  /** For the page. */
  readonly raster: Raster;
  /** For people: `tubingen`. */
  readonly name: string;
  /** What to know of it. */
  readonly remark?: string;
}

/** Shorter side of a photograph on the page, in pixels. */
const SHOWN = 384;
/** A draft's side is half the full one, but at least this. */
const DRAFT = 64;

/** @throws {FigureFailure} for a picture of the hand-in that is missing or cannot be read */
export async function sourceOf(spec: PictureSource, { own, grader, quick }: Place): Promise<Source> {
  const side = quick ? Math.min(spec.side, Math.max(DRAFT, Math.floor(spec.side / 2))) : spec.side;
  if (spec.kind === 'drawn') {
    const { pixels } = drawPicture(spec.class, side, `${grader.seed}/figures/transfer`);
    const tensor = normalise(pixels, side, side);
    return { tensor, raster: await enlargedPicture(tensor, 0), name: grader.labels[spec.class] ?? 'drawn' };
  }
  const shown = Math.max(side, SHOWN);
  if (spec.kind === 'own') {
    const { file, others, scaled } = await own.image(spec.name, [side, shown]);
    const [{ rgb, height, width }, raster] = scaled as [Raster, Raster];
    const remark = others.length > 0 && { remark: `Of several pictures ${file} is used.` };
    return { tensor: normalise(rgb, height, width), raster, name: file, ...remark };
  }
  const file = await findPhoto(spec.name);
  return {
    tensor: await loadPhotoSide(file, side),
    raster: picture(await loadPhotoSide(file, shown), 0),
    name: spec.name.replaceAll('_', ' '),
  };
}
