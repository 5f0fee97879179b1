/** RGB bytes, 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** A colour map: a number in [0, 1] (what lies outside is clipped) to a colour. */
export type ColourMap = (t: number) => Rgb;

/** A control point in OKLCH: lightness 0 to 1, chroma, hue in degrees. */
type Oklch = readonly [lightness: number, chroma: number, hue: number];

const STEPS = 255;

/**
 * From nearly black over violet and orange to pale yellow.
 *
 * Lightness rises in equal steps, so that the order of values survives a grey printer and every colour blindness;
 * hue only helps to tell neighbours apart.
 */
export const sequential = colourMap([
  [0.16, 0.03, 285],
  [0.33, 0.15, 300],
  [0.5, 0.19, 355],
  [0.67, 0.18, 35],
  [0.84, 0.15, 72],
  [0.97, 0.09, 105],
]);

/**
 * From blue (0) over nearly white (0.5) to red (1), the two ends equally dark: for signed values around 0.
 * Blue and red stay apart for red-green colour blindness.
 */
export const diverging = colourMap([
  [0.38, 0.13, 262],
  [0.68, 0.12, 250],
  [0.98, 0, 0],
  [0.68, 0.14, 35],
  [0.38, 0.14, 25],
]);

/**
 * Interpolates control points, equally spaced over [0, 1], in OKLab, where equal steps look equal.
 * Source: B. Ottosson, A perceptual colour space for image processing, 2020.
 */
function colourMap(points: readonly Oklch[]): ColourMap {
  const table = Array.from({ length: STEPS + 1 }, (_, step) => {
    const place = (step / STEPS) * (points.length - 1);
    const index = Math.min(Math.floor(place), points.length - 2);
    const [from, to] = [oklab(points[index]!), oklab(points[index + 1]!)];
    const part = place - index;
    return toRgb(from.map((value, axis) => value + part * (to[axis]! - value)));
  });
  return (t) => table[Math.round(Math.min(1, Math.max(0, t)) * STEPS)]!;
}

function oklab([lightness, chroma, hue]: Oklch): number[] {
  const angle = (hue * Math.PI) / 180;
  return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)];
}

/** OKLab to sRGB bytes; colours outside sRGB are clipped channel by channel. */
function toRgb([lightness, a, b]: readonly number[]): Rgb {
  const l = (lightness! + 0.3963377774 * a! + 0.2158037573 * b!) ** 3;
  const m = (lightness! - 0.1055613458 * a! - 0.0638541728 * b!) ** 3;
  const s = (lightness! - 0.0894841775 * a! - 1.291485548 * b!) ** 3;
  return [
    gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** Linear light to an sRGB byte. */
function gamma(linear: number): number {
  const clipped = Math.min(1, Math.max(0, linear));
  return Math.round(255 * (clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055));
}
