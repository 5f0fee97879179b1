import names from 'color-name';

/** Lightest that a formula's letters may be, of 1: fainter ones nobody sees on white. */
const LIGHTEST = 0.72;

/** A colour that TeX names, in CSS's notation; `before` for one that is none, or that could not be seen. */
export function inkOf(colour: string, before: string | undefined): string | undefined {
  if (colour === 'currentColor') return before;
  const rgb = named(colour.trim().toLowerCase());
  if (!rgb) return before;
  const [red, green, blue] = rgb.map((each) => each / 255) as [number, number, number];
  if (0.299 * red + 0.587 * green + 0.114 * blue > LIGHTEST) return before;
  return `#${rgb.map((each) => each.toString(16).padStart(2, '0')).join('')}`;
}

function named(colour: string): readonly number[] | undefined {
  if (Object.hasOwn(names, colour)) return (names as Readonly<Record<string, readonly number[]>>)[colour];
  const short = /^#([\da-f])([\da-f])([\da-f])$/
    .exec(colour)
    ?.slice(1)
    .map((digit) => digit + digit);
  const digits = short ?? /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/.exec(colour)?.slice(1);
  return digits?.map((digit) => Number.parseInt(digit, 16));
}
