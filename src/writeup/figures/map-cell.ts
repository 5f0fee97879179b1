import { diverging, sequential } from '../../figure/colour-map.js';
import { contact } from '../../figure/contact.js';
import { resize } from '../../figure/encode.js';
import { heat, scaleOf } from '../../figure/heat.js';
import { enlarged, overlay } from '../../figure/overlay.js';
import { cut, type Plane, strongestChannel, supportOf, type Window } from '../../figure/plane.js';
import { brief, oddity, rangeOf, short } from '../../figure/range.js';
import type { Raster } from '../../figure/raster.js';
import { boundOf, signed } from '../../figure/signed.js';
import type { MapRow } from '../../rubric/figures.js';
import type { DraftCell } from './encode.js';

type Style = MapRow['style'];
type Drawing = Pick<DraftCell, 'raster' | 'note' | 'bar'>;

/** How a row is to be read, for the figure's caption. */
export const READING: Record<Style, string> = {
  heat: 'Each map has its own scale, given below it; its 0.5 % largest values share the lightest colour.',
  signed:
    'Blue is below 0, red above: the three channels added up, each picture on its own scale, given below it, which 2 % of the values exceed.',
  overlay: 'The map lies over the picture in grey, enlarged smoothly, on its own scale.',
  channels: 'Of each layer the 16 strongest channels, strongest first, on one scale.',
};

/** One map as a cell; `original` is the picture it belongs to and `score` the network's for its class. */
export function mapCell(
  style: Style,
  plane: Plane,
  original: Raster,
  score: number,
): Promise<Drawing> | Drawing {
  const odd = oddity(plane.data, rangeOf(plane.data));
  const blank = odd?.startsWith('blank');
  const note = blank ? `${odd}${whyBlank(plane, score)}` : odd;
  return DRAW[style](plane, original, { note, blank });
}

interface Words {
  readonly note: string | undefined;
  /** The map shows nothing, so it has no scale. */
  readonly blank: boolean | undefined;
}

const withScale = (raster: Raster, bar: NonNullable<DraftCell['bar']>, { note, blank }: Words): Drawing => ({
  raster,
  ...(!blank && { bar }),
  ...(note !== undefined && { note }),
});

const DRAW: Record<Style, (plane: Plane, original: Raster, words: Words) => Promise<Drawing> | Drawing> = {
  heat: (plane, { width, height }, words) => {
    const single = plane.channels === 1 ? plane : magnitudes(plane);
    const scale = scaleOf(single);
    const fine = { width, height, channels: 1, data: enlarged(single, height, width) };
    const most = rangeOf(single.data).high;
    const beyond = most > scale.high ? `largest ${brief(most)}` : undefined;
    return withScale(
      heat(fine, scale),
      { map: sequential, ...scale },
      { ...words, note: words.note ?? beyond },
    );
  },
  signed: async (plane, { width, height }, words) => {
    const window = smallSupport(plane);
    const part = window ? cut(plane, window) : plane;
    const bound = boundOf(part);
    // A few pixels say more as blocks than as a blur.
    const raster = await resize(signed(part, bound), { width, height }, window ? 'nearest' : 'cubic');
    const note = words.note ?? (window && whereIs(window));
    return withScale(raster, { map: diverging, low: -bound, high: bound }, { ...words, note });
  },
  overlay: (plane, original, words) => {
    const { low, high } = rangeOf(plane.data);
    return withScale(overlay(plane, original), { map: sequential, low: Math.min(0, low), high }, words);
  },
  channels: (plane, { width }, words) => {
    const { channels, map, low, high, ...raster } = contact(plane, width);
    return withScale(raster, { map, low, high }, { ...words, note: words.note ?? numbers(channels) });
  },
};

/** Share of a picture's sides below which what is not 0 is drawn enlarged: else it would be a dot. */
const DOT = 1 / 3;

/** The window of the picture's proportions around all that is not 0, where that is a small part. */
function smallSupport(plane: Plane): Window | undefined {
  const support = supportOf(plane);
  if (!support) return undefined;
  const share = Math.max(support.height / plane.height, support.width / plane.width);
  if (share >= DOT) return undefined;
  const [height, width] = [Math.ceil(share * plane.height), Math.ceil(share * plane.width)];
  const around = (from: number, size: number, wanted: number, whole: number): number =>
    Math.min(whole - wanted, Math.max(0, from - ((wanted - size) >> 1)));
  return {
    height,
    width,
    top: around(support.top, support.height, height, plane.height),
    left: around(support.left, support.width, width, plane.width),
  };
}

function whereIs({ top, left, height, width }: Window): string {
  const [rows, columns] = [`${top}–${top + height - 1}`, `${left}–${left + width - 1}`];
  return `${rows === columns ? `rows and columns ${rows}` : `rows ${rows}, columns ${columns}`}; else 0`;
}

/** `channels 12, 7, 90, ...`, as many as fit a narrow cell. */
const numbers = (channels: readonly number[]): string =>
  `channels ${channels.slice(0, 4).join(', ')}${channels.length > 4 ? ', …' : ''}`;

/** Of each pixel the largest magnitude of its channels, as the assignment's saliency map is reduced. */
function magnitudes(plane: Plane): Plane {
  const strongest = strongestChannel(plane);
  return { ...strongest, data: (strongest.data as Float32Array).map(Math.abs) };
}

/** Why a map of zeros may be right, or what to look for. Class scores pass a ReLU before the average pool. */
function whyBlank({ data }: Plane, score: number): string {
  if (data.some((value) => value !== 0)) return '';
  return score === 0
    ? ". That can be right: the score is exactly 0 behind the network's last ReLU, where no gradient passes"
    : `, although the score is ${short(score)}: is the gradient cut off?`;
}
