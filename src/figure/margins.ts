import sharp from 'sharp';
import { outlined, type Type, widthOf } from './text.js';

/** One line of `margins`: where a bound stands between what must pass and what must fail. */
export interface MarginRow {
  readonly label: string;
  readonly bound: number;
  /** The largest error that is right; 0 lies at the left end. */
  readonly right: number | undefined;
  /** Errors of what is wrong, each. */
  readonly wrong: readonly number[];
}

/** In pixels. */
const ROW = 30;
const MARGIN = { right: 24, top: 54, bottom: 48 };
const PLOT = 640;
const TYPE: Type = { size: 15, face: 'regular', colour: '#333333' };
const COLOURS = { right: '#1d6b33', wrong: '#a11d1d', bound: '#1f4e9c', grid: '#e2e2e2', room: '#eef3fa' };

/**
 * Bounds between right and wrong on one logarithmic axis, as SVG: a green dot for the largest error that is right, a blue line for
 * the bound, red dots for what is wrong, each a row. Letters are outlines.
 */
export function margins(rows: readonly MarginRow[]): string {
  const left = 24 + Math.max(120, ...rows.map(({ label }) => widthOf(label, TYPE)));
  const [width, height] = [left + PLOT + MARGIN.right, MARGIN.top + rows.length * ROW + MARGIN.bottom];
  const all = rows.flatMap(({ bound, right, wrong }) => [bound, right ?? 0, ...wrong]).filter(drawable);
  const [low, high] = all.length > 0 ? decades(all) : [-1, 1];
  const x = (value: number): number =>
    left + ((Math.min(high, Math.max(low, Math.log10(value))) - low) / (high - low)) * PLOT;
  const bottom = MARGIN.top + rows.length * ROW;
  const grid = Array.from({ length: high - low + 1 }, (_, i) => low + i).flatMap((exponent) => {
    const at = x(10 ** exponent);
    const label = exponent === 0 ? '1' : `1e${exponent}`;
    return [
      `<path d="M${at.toFixed(1)} ${MARGIN.top - 8}V${bottom}" stroke="${COLOURS.grid}"/>`,
      outlined(label, at - widthOf(label, TYPE) / 2, bottom + 22, TYPE),
    ];
  });
  const lines = rows.map(({ label, bound, right, wrong }, i) => {
    const y = MARGIN.top + (i + 0.5) * ROW;
    const nearest = Math.min(...wrong.filter(drawable));
    const from = right !== undefined && right > 0 ? x(right) : left;
    const to = Number.isFinite(nearest) ? x(nearest) : left + PLOT;
    return [
      outlined(label, left - 12 - widthOf(label, TYPE), y + 5, TYPE),
      `<rect x="${from.toFixed(1)}" y="${y - 9}" width="${Math.max(0, to - from).toFixed(1)}" height="18" fill="${COLOURS.room}"/>`,
      ...wrong.filter(drawable).map((each) => dot(x(each), y, COLOURS.wrong, 0.5)),
      right === undefined ? '' : dot(from, y, COLOURS.right, 1),
      `<path d="M${x(bound).toFixed(1)} ${y - 11}v22" stroke="${COLOURS.bound}" stroke-width="3"/>`,
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.ceil(width)}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>`,
    ...grid,
    ...lines,
    ...legend(left),
    outlined('how far off, relative', left + PLOT / 2 - 70, height - 8, TYPE),
    '</svg>\n',
  ].join('');
}

/** The picture as a PNG file, twice as large: it is looked at on fine screens. */
export const marginsPng = (svg: string): Promise<Buffer> =>
  sharp(Buffer.from(svg), { density: 144 }).png({ compressionLevel: 9 }).toBuffer();

const drawable = (value: number): boolean => Number.isFinite(value) && value > 0;

const dot = (x: number, y: number, colour: string, opacity: number): string =>
  `<circle cx="${x.toFixed(1)}" cy="${y}" r="5.5" fill="${colour}" fill-opacity="${opacity}"/>`;

/** Further off than this is drawn at the right end: how wrong does not matter there. */
const FURTHEST = 2;

/** Whole powers of ten around all values, as exponents. */
function decades(values: readonly number[]): [low: number, high: number] {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low, Math.min(FURTHEST, Math.ceil(Math.log10(Math.max(...values)))));
  return low === high ? [low - 1, high + 1] : [low, high];
}

function legend(left: number): string[] {
  const y = 24;
  return [
    dot(left + 6, y, COLOURS.right, 1),
    outlined('right way furthest off', left + 18, y + 5, TYPE),
    `<path d="M${left + 190} ${y - 11}v22" stroke="${COLOURS.bound}" stroke-width="3"/>`,
    outlined('passes up to here', left + 200, y + 5, TYPE),
    dot(left + 346, y, COLOURS.wrong, 0.5),
    outlined('mistakes that it fails', left + 358, y + 5, TYPE),
  ];
}
