import { GradelensError } from '../errors.js';
import { type FlatTensor, sizeOf } from '../tensor/flat.js';
import { type Plane, sumOfChannels } from './plane.js';
import { oddity, type Range, rangeOf, short } from './range.js';

/** An attribution of one picture: [H,W,C], or [H,W] where the channels are already added up. */
export type Attribution = Pick<FlatTensor, 'shape' | 'data'>;

const SIGNS = ['all', 'positive', 'negative', 'absolute_value'] as const;

/** Which attributions are shown; `negative` and `absolute_value` show their size, which is positive. */
export type Sign = (typeof SIGNS)[number];

/** An attribution ready to be drawn. */
export interface NormalizedAttr {
  /** [H,W]: -1 to 1 for sign `all`, else 0 to 1; NaN where the attribution is NaN or infinite; all 0 where blank. */
  readonly map: Plane;
  /** The magnitude that became 1; 0 where the map is blank. */
  readonly divisor: number;
  /** Why the map is blank, has gaps or may mislead; absent for an ordinary map. */
  readonly oddity?: string;
}

/** Below this divisor what shows may be rounding noise; Captum warns at the same number. */
const NEARLY_ZERO = 1e-5;

/**
 * Channels added up, then the sign's values divided by a magnitude that outliers have no part in, clipped to [-1, 1].
 *
 * - Divisor: the smallest magnitude, in ascending order, at which the sum so far reaches (100 - `outlierPerc`) % of the
 *   sum of all. It is no percentile: one huge value counts for as much as it weighs.
 * - Source: Captum 0.8.0, `_normalize_attr`. Unlike there a divisor of 0 is no error but a blank map, and NaN and infinity
 *   stay out of the sums.
 *
 * @throws {GradelensError} `NOT_A_PICTURE`, `VISUALIZE_SIGN`, `OUTLIER_PERC`
 */
export function normalizeAttr(
  attribution: Attribution,
  sign: Sign = 'absolute_value',
  outlierPerc = 2,
): NormalizedAttr {
  if (!SIGNS.includes(sign)) {
    throw new GradelensError(
      'VISUALIZE_SIGN',
      `Unknown sign ${JSON.stringify(sign)}. Expected one of ${SIGNS.join(', ')}.`,
    );
  }
  if (!(outlierPerc >= 0 && outlierPerc <= 100)) {
    throw new GradelensError(
      'OUTLIER_PERC',
      `outlierPerc is ${outlierPerc}. Expected a percentage from 0 to 100; 2 is usual.`,
    );
  }
  const sums = sumOfChannels(pictureOf(attribution));
  const shown = Float32Array.from(sums.data as Float32Array, (value) => shownOf(value, sign));
  const divisor = divisorOf(shown, outlierPerc);
  const data = shown.map((value) => (divisor > 0 ? Math.min(1, Math.max(-1, value / divisor)) : value));
  const odd = oddityOf(sums.data, rangeOf(sums.data), sign, divisor);
  return { map: { ...sums, data }, divisor, ...(odd !== undefined && { oddity: odd }) };
}

function pictureOf({ shape, data }: Attribution): Plane {
  const [height = 0, width = 0, channels = 1] = shape;
  if (![2, 3].includes(shape.length) || data.length === 0 || data.length !== sizeOf(shape)) {
    throw new GradelensError(
      'NOT_A_PICTURE',
      `An attribution of shape [${shape.join(', ')}] with ${data.length} numbers cannot be drawn: expected one picture, ` +
        '[H,W,C] or [H,W], none of them 0. Take one example out of a batch first.',
    );
  }
  return { height, width, channels, data };
}

function shownOf(value: number, sign: Sign): number {
  if (!Number.isFinite(value)) return Number.NaN;
  if (sign === 'all') return value;
  if (sign === 'absolute_value') return Math.abs(value);
  return Math.max(0, sign === 'positive' ? value : -value);
}

/** 0 only where every finite value is 0. */
function divisorOf(values: Float32Array, outlierPerc: number): number {
  const sizes = Float64Array.from(values, Math.abs)
    .filter((size) => size > 0)
    .sort();
  const wanted = sizes.reduce((sum, size) => sum + size, 0) * ((100 - outlierPerc) / 100);
  let sum = 0;
  for (const size of sizes) {
    sum += size;
    if (sum >= wanted) return size;
  }
  return 0;
}

function oddityOf(sums: ArrayLike<number>, range: Range, sign: Sign, divisor: number): string | undefined {
  const odd = oddity(sums, range);
  if (divisor === 0 && range.notFinite < sums.length) {
    const gaps = range.notFinite > 0 ? `; ${odd}` : '';
    return `blank: ${blankness(range, sign)}${gaps}`;
  }
  const faint = divisor > 0 && divisor < NEARLY_ZERO;
  const warning = `nearly 0 everywhere (${short(divisor)} is drawn at full strength): what shows may be rounding noise`;
  return [odd, faint ? warning : undefined].filter(Boolean).join('; ') || undefined;
}

/** Why no finite value is left to show. */
function blankness({ low, high }: Range, sign: Sign): string {
  if (low === 0 && high === 0) {
    return 'every value is 0, right only where the score does not depend on the input';
  }
  return `no value is ${sign}; sign ${sign === 'positive' ? 'negative' : 'positive'} or all shows what is there`;
}
