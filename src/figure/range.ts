/** What a map's numbers span. */
export interface Range {
  /** Smallest and largest finite value; 0 and 0 where there is none. */
  readonly low: number;
  readonly high: number;
  /** How many values are NaN or infinite. */
  readonly notFinite: number;
}

/** Smallest and largest finite value, and how many values are not finite. */
export function rangeOf(values: ArrayLike<number>): Range {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let notFinite = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) notFinite++;
    else {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return notFinite === values.length ? { low: 0, high: 0, notFinite } : { low, high, notFinite };
}

/** Why a map shows nothing or not all, in words; `undefined` for an ordinary map. */
export function oddity(values: ArrayLike<number>, { low, high, notFinite }: Range): string | undefined {
  if (notFinite === values.length) return 'blank: every value is NaN or infinite';
  if (notFinite > 0) return `${notFinite} of ${values.length} values NaN or infinite, shown in grey`;
  if (low === 0 && high === 0) return 'blank: every value is 0';
  if (low === high) return `blank: every value is ${short(low)}`;
  return undefined;
}

/** A number as people read it: four significant digits, no needless zeros. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) return value.toExponential(2).replace('e+', 'e');
  return String(Number(value.toPrecision(4)));
}

/** For the ends of a scale: two significant digits, noughts at their end too, and a minus that is as wide as a digit: `−0.10`. */
export function brief(value: number): string {
  const rounded = Number(value.toPrecision(2));
  const text = short(rounded);
  const size = Math.abs(rounded);
  const decimals = size === 0 ? 0 : Math.max(0, 1 - Math.floor(Math.log10(size)));
  const whole = text.includes('e') || !Number.isFinite(value) ? text : rounded.toFixed(decimals);
  return whole.replace('-', '\u2212');
}

/** The value that a share of the magnitudes does not exceed, NaN and infinity apart; 0 where there is none. */
export function quantileOfMagnitudes(values: ArrayLike<number>, share: number): number {
  const sizes = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]!);
    if (size < Number.POSITIVE_INFINITY) sizes[count++] = size;
  }
  return sizes.subarray(0, count).sort()[Math.ceil(share * count) - 1] ?? 0;
}
