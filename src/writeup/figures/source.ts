import { picture } from '../../figure/picture.js';
import type { Raster } from '../../figure/raster.js';
import { findPhoto } from '../../model/photos.js';
import { drawPicture } from '../../model/pictures.js';
import { loadPhotoSide, normalise } from '../../model/preprocess.js';
import type { PictureSource } from '../../rubric/figures.js';
import type { FlatTensor } from '../../tensor/flat.js';
import { enlargedPicture } from './originals.js';
import { ownImage } from './own-image.js';
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
export async function sourceOf(spec: PictureSource, { folder, grader, quick }: Place): Promise<Source> {
  const side = quick ? Math.min(spec.side, Math.max(DRAFT, Math.floor(spec.side / 2))) : spec.side;
  if (spec.kind === 'drawn') {
    const { pixels } = drawPicture(spec.class, side, `${grader.seed}/figures/transfer`);
    const tensor = normalise(pixels, side, side);
    return { tensor, raster: await enlargedPicture(tensor, 0), name: grader.labels[spec.class] ?? 'drawn' };
  }
  const own = spec.kind === 'own' ? await ownImage(folder, spec.name) : undefined;
  const file = own?.bytes ?? (await findPhoto(spec.name));
  const remark = own && own.others.length > 0 ? `Of several pictures ${own.file} is used.` : undefined;
  return {
    tensor: await loadPhotoSide(file, side),
    raster: picture(await loadPhotoSide(file, Math.max(side, SHOWN)), 0),
    name: own?.file ?? spec.name.replaceAll('_', ' '),
    ...(remark !== undefined && { remark }),
  };
}
