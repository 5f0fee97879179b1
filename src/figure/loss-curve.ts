import sharp from 'sharp';
import type { Raster } from './raster.js';
import { outlined, type Type, widthOf } from './text.js';

/** A value over iterations, for `lossCurve`. */
export interface Curve {
  /** One an iteration, from iteration 1; what is not finite and positive leaves a gap. */
  readonly values: ArrayLike<number>;
  /** Left of the vertical axis, and below the horizontal one. */
  readonly labels: { readonly vertical: string; readonly horizontal: string };
  /** A dashed line at an iteration, with a word. */
  readonly mark?: { readonly at: number; readonly text: string };
}

/** In pixels. */
const MARGIN = { left: 118, right: 20, top: 18, bottom: 64 };
const TYPE: Type = { size: 22, face: 'regular', colour: '#333333' };
const LINE = '#1f4e9c';
const GRID = '#dcdcdc';
const AXIS = '#777777';
const LARGEST_TICKS = 8;

/**
 * A curve over a logarithmic vertical axis, in pixels of its own; letters are outlines, so it looks the same everywhere.
 * Without a finite positive value there are axes only.
 */
export async function lossCurve(curve: Curve, width: number, height: number): Promise<Raster> {
  const inner = { width: width - MARGIN.left - MARGIN.right, height: height - MARGIN.top - MARGIN.bottom };
  const values = Array.from(curve.values);
  const drawn = values.filter((value) => Number.isFinite(value) && value > 0);
  const [low, high] = decades(drawn);
  const count = Math.max(2, values.length);
  const x = (iteration: number): number => MARGIN.left + ((iteration - 1) / (count - 1)) * inner.width;
  const y = (value: number): number =>
    MARGIN.top + (1 - (Math.log10(value) - low) / (high - low)) * inner.height;
  const bottom = MARGIN.top + inner.height;
  const parts = [
    ...ticksY(low, high).map(({ value, text }) => horizontal(y(value), text, width - MARGIN.right)),
    ...ticksX(count).map((t) => vertical(x(t), bottom, String(t))),
    `<path d="M${MARGIN.left} ${MARGIN.top}V${bottom}H${width - MARGIN.right}" fill="none" stroke="${AXIS}" stroke-width="2"/>`,
    ...marked(curve.mark, x, bottom),
    `<path d="${path(values, x, y)}" fill="none" stroke="${LINE}" stroke-width="4" stroke-linejoin="round"/>`,
    centred(curve.labels.horizontal, MARGIN.left + inner.width / 2, height - 10),
    turned(curve.labels.vertical, 22, MARGIN.top + inner.height / 2),
  ];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>${parts.join('')}</svg>`;
  const rgb = await sharp(Buffer.from(svg)).removeAlpha().toColourspace('srgb').raw().toBuffer();
  return { width, height, rgb: new Uint8Array(rgb) };
}

/** The powers of ten that hold all values, as exponents; half a decade apart at least. */
function decades(values: readonly number[]): [low: number, high: number] {
  if (values.length === 0) return [0, 1];
  const [least, most] = [Math.min(...values), Math.max(...values)].map(Math.log10) as [number, number];
  const room = Math.max(0.05, 0.04 * (most - least));
  return most - least < 0.2 ? [least - 0.15, most + 0.15] : [least - room, most + room];
}

/** Round values between two exponents: 1, 2 and 5 times powers of ten, or powers alone where there are many. */
function ticksY(low: number, high: number): { value: number; text: string }[] {
  const factors = high - low > 3 ? [1] : high - low > 1 ? [1, 2, 5] : [1, 1.5, 2, 3, 4, 5, 6, 8];
  const values: number[] = [];
  const step = Math.ceil((high - low) / LARGEST_TICKS);
  for (let exponent = Math.floor(low); exponent <= high; exponent += high - low > 3 ? step : 1) {
    for (const factor of factors) {
      const value = factor * 10 ** exponent;
      const place = Math.log10(value);
      if (place >= low && place <= high) values.push(value);
    }
  }
  // All plain, or all with powers of ten.
  const powers = values.some((value) => value >= 1e5 || value < 1e-3);
  return values.map((value) => ({
    value,
    text: powers ? power(value) : String(Number(value.toPrecision(3))),
  }));
}

const power = (value: number): string =>
  value.toExponential(value.toExponential(1).includes('.0') ? 0 : 1).replace('e+', 'e');

/** Round iterations, at most about ten, and the first. */
function ticksX(count: number): number[] {
  const rough = count / LARGEST_TICKS;
  const size = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const step = [1, 2, 5, 10].map((factor) => factor * size).find((each) => each >= rough)!;
  const round = Array.from({ length: Math.floor(count / step) }, (_, i) => (i + 1) * step);
  return round[0] === 1 ? round : [1, ...round];
}

function horizontal(y: number, text: string, right: number): string {
  const label = outlined(text, MARGIN.left - 10 - widthOf(text, TYPE), y + 8, TYPE);
  return `<path d="M${MARGIN.left} ${y.toFixed(1)}H${right}" stroke="${GRID}" stroke-width="1.5"/>${label}`;
}

const vertical = (x: number, bottom: number, text: string): string =>
  `<path d="M${x.toFixed(1)} ${bottom}v7" stroke="${AXIS}" stroke-width="2"/>${centred(text, x, bottom + 28)}`;

function marked(mark: Curve['mark'], x: (t: number) => number, bottom: number): string[] {
  if (!mark) return [];
  const at = x(mark.at).toFixed(1);
  const text = outlined(mark.text, x(mark.at) - 10 - widthOf(mark.text, TYPE), MARGIN.top + 24, TYPE);
  const line = `<path d="M${at} ${MARGIN.top}V${bottom}" stroke="${AXIS}" stroke-width="2" stroke-dasharray="8 6"/>`;
  return [line, text];
}

/** Lines between neighbours that are both drawn; a lone value is a dot. */
function path(values: readonly number[], x: (t: number) => number, y: (value: number) => number): string {
  let pen = false;
  const commands = values.map((value, i) => {
    if (!(Number.isFinite(value) && value > 0)) {
      pen = false;
      return '';
    }
    const point = `${x(i + 1).toFixed(1)} ${y(value).toFixed(1)}`;
    const command = pen ? `L${point}` : `M${point}h0.1`;
    pen = true;
    return command;
  });
  return commands.join('');
}

const centred = (text: string, x: number, baseline: number): string =>
  outlined(text, x - widthOf(text, TYPE) / 2, baseline, TYPE);

/** A text from bottom to top. */
const turned = (text: string, x: number, y: number): string =>
  `<g transform="translate(${x} ${y}) rotate(-90)">${centred(text, 0, 0)}</g>`;
