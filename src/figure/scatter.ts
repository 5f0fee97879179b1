import sharp from 'sharp';
import type { Raster } from './raster.js';
import { outlined, type Type, widthOf } from './text.js';

type Numbers = ArrayLike<number>;

/** Points that are drawn at most: of more, evenly spaced ones. */
const MOST = 4000;
/** In pixels of a picture that is 480 wide. */
const MARGIN = { left: 84, right: 14, top: 14, bottom: 54 };
const TYPE: Type = { size: 20, face: 'regular', colour: '#333333' };

/**
 * A point for each number of two results: the expected value to the right, the actual one upwards, both from 0 at the crossing of
 * the grey lines; equal values lie on the dashed diagonal. A factor is a line of another slope, a lost sign a V or two lines.
 *
 * Both axes go as far as the largest magnitude of each side; `side` in pixels.
 */
export async function scatter(actual: Numbers, expected: Numbers, side = 480): Promise<Raster> {
  const inner = { width: side - MARGIN.left - MARGIN.right, height: side - MARGIN.top - MARGIN.bottom };
  const [across, upwards] = [span(expected), span(actual)];
  const x = (value: number): number =>
    MARGIN.left + ((value - across.low) / (across.high - across.low)) * inner.width;
  const y = (value: number): number =>
    MARGIN.top + (1 - (value - upwards.low) / (upwards.high - upwards.low)) * inner.height;
  const step = Math.max(1, Math.ceil(expected.length / MOST));
  const points: string[] = [];
  for (let i = 0; i < expected.length; i += step) {
    const [a, e] = [actual[i]!, expected[i]!];
    if (Number.isFinite(a) && Number.isFinite(e)) points.push(`M${x(e).toFixed(1)} ${y(a).toFixed(1)}h0`);
  }
  const [low, high] = [Math.max(across.low, upwards.low), Math.min(across.high, upwards.high)];
  const bottom = MARGIN.top + inner.height;
  const right = MARGIN.left + inner.width;
  const parts = [
    `<path d="M${MARGIN.left} ${y(0).toFixed(1)}H${right}M${x(0).toFixed(1)} ${MARGIN.top}V${bottom}" stroke="#bbbbbb" stroke-width="2" fill="none"/>`,
    `<path d="${points.join('')}" stroke="#1f4e9c" stroke-opacity="0.45" stroke-width="5" stroke-linecap="round"/>`,
    `<path d="M${x(low).toFixed(1)} ${y(low).toFixed(1)}L${x(high).toFixed(1)} ${y(high).toFixed(1)}" stroke="#a11d1d" stroke-width="2.5" stroke-dasharray="9 7"/>`,
    `<path d="M${MARGIN.left} ${MARGIN.top}V${bottom}H${right}" fill="none" stroke="#777777" stroke-width="2"/>`,
    ...ends(across).map(([value, text]) => centred(text, within(x(value), text, side), bottom + 24)),
    ...ends(upwards).map(([value, text]) =>
      outlined(text, MARGIN.left - 8 - widthOf(text, TYPE), y(value) + 7, TYPE),
    ),
    centred('expected', MARGIN.left + inner.width / 2, side - 8),
    `<g transform="translate(20 ${MARGIN.top + inner.height / 2}) rotate(-90)">${centred('yours', 0, 0)}</g>`,
  ];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><rect width="100%" height="100%" fill="#fff"/>${parts.join('')}</svg>`;
  const rgb = await sharp(Buffer.from(svg)).removeAlpha().toColourspace('srgb').raw().toBuffer();
  return { width: side, height: side, rgb: new Uint8Array(rgb) };
}

interface Span {
  readonly low: number;
  readonly high: number;
}

/** From the least to the most, with 0 among them, and some room. */
function span(values: Numbers): Span {
  let [low, high] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isFinite(value)) [low, high] = [Math.min(low, value), Math.max(high, value)];
  }
  if (low === high) return { low: -1, high: 1 };
  const room = 0.04 * (high - low);
  return { low: low < 0 ? low - room : low, high: high > 0 ? high + room : high };
}

/** The ends of an axis in words. */
const ends = ({ low, high }: Span): [number, string][] =>
  [low, high].map((value) => [value, value === 0 ? '0' : Number(value.toPrecision(2)).toString()]);

const within = (x: number, text: string, side: number): number =>
  Math.min(Math.max(x, widthOf(text, TYPE) / 2 + 4), side - widthOf(text, TYPE) / 2 - 4);

const centred = (text: string, x: number, baseline: number): string =>
  outlined(text, x - widthOf(text, TYPE) / 2, baseline, TYPE);
