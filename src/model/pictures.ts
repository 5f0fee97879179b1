import { GradelensError } from '../errors.js';
import { below, type Streams, seeded } from './random.js';
import { SHAPES } from './shapes.js';

/** Names of the classes that the built-in network knows, by class index. */
export const CLASS_NAMES: readonly string[] = Object.keys(SHAPES);

/** A picture that this repository draws itself. */
export interface DrawnPicture {
  /** RGB, row-major [size,size,3], 0 to 255. */
  readonly pixels: Uint8Array;
  /** The square around the object, in pixels; it may reach over the edge. */
  readonly object: { readonly row: number; readonly column: number; readonly size: number };
}

type Colour = readonly [number, number, number];
/** Colour at a point of the picture, coordinates in [0, 1); undefined where it is transparent. */
type Paint = (x: number, y: number) => Colour | undefined;

/** Shapes lean this far to either side, in radians. */
const MOST_TURN = Math.PI / 6;
/** Sub-pixels a side: what smooths the edges. */
const SAMPLES = 2;

/**
 * Draws a shape of a class, turned, coloured and textured at random, over a textured background with clutter.
 *
 * - `label`: class index; `size`: pixels a side; `seed`: equal seeds give equal pictures.
 * - `streams`: what gives the numbers of a seed.
 * - Colours and textures are the same for all classes, so only the form tells them apart.
 *
 * @throws {GradelensError} `UNKNOWN_CLASS`
 */
export function drawPicture(
  label: number,
  size: number,
  seed: number | string,
  streams: Streams = seeded,
): DrawnPicture {
  const shape = SHAPES[CLASS_NAMES[label] ?? ''];
  if (!shape) {
    throw new GradelensError(
      'UNKNOWN_CLASS',
      `No drawn class ${label}: expected 0 to ${CLASS_NAMES.length - 1}.`,
    );
  }
  const next = streams(`${seed}/${label}`);
  const between = (low: number, high: number): number => low + (high - low) * next();
  const light = next();
  const background = texture(next, colour(next, light), 0.12);
  const clutter = Array.from({ length: 3 + below(next, 5) }, () => scrap(next));
  const [radius, angle] = [between(0.24, 0.36), between(-MOST_TURN, MOST_TURN)];
  const [cx, cy] = [between(radius, 1 - radius), between(radius, 1 - radius)];
  const fill = texture(next, colour(next, (light + 0.5) % 1), 0.2);
  const [sin, cos] = [Math.sin(angle) / radius, Math.cos(angle) / radius];
  const object: Paint = (x, y) => {
    const [dx, dy] = [x - cx, y - cy];
    return shape(cos * dx + sin * dy, cos * dy - sin * dx) ? fill(x, y) : undefined;
  };
  return {
    pixels: render(size, [object, ...clutter, background], next),
    object: { row: (cy - radius) * size, column: (cx - radius) * size, size: 2 * radius * size },
  };
}

/** Averages sub-pixels of the first paint that covers each, and adds a little noise. */
function render(size: number, paints: readonly Paint[], next: () => number): Uint8Array {
  const pixels = new Uint8Array(size * size * 3);
  for (let pixel = 0; pixel < size * size; pixel++) {
    const sum = [0, 0, 0];
    for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
      const x = ((pixel % size) + ((sample % SAMPLES) + 0.5) / SAMPLES) / size;
      const y = (Math.floor(pixel / size) + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / size;
      const seen = covering(paints, x, y);
      for (let k = 0; k < 3; k++) sum[k]! += seen[k]! / (SAMPLES * SAMPLES);
    }
    const noise = 12 * (next() - 0.5);
    for (let k = 0; k < 3; k++)
      pixels[3 * pixel + k] = Math.min(255, Math.max(0, Math.round(255 * sum[k]! + noise)));
  }
  return pixels;
}

function covering(paints: readonly Paint[], x: number, y: number): Colour {
  for (const paint of paints) {
    const seen = paint(x, y);
    if (seen) return seen;
  }
  return [0, 0, 0];
}

/** A colour of any hue; `light` in [0, 1) decides dark or bright, so that object and background can differ. */
function colour(next: () => number, light: number): Colour {
  const hue = 2 * Math.PI * next();
  const value = 0.18 + 0.64 * light;
  const tint = 0.06 + 0.14 * next();
  return [0, 1, 2].map((k) => value + tint * Math.cos(hue + (2 * Math.PI * k) / 3)) as [
    number,
    number,
    number,
  ];
}

/** Plain, striped, dotted, chequered or shaded paint around a colour. */
function texture(next: () => number, base: Colour, contrast: number): Paint {
  const kind = below(next, 5);
  const frequency = 18 + 40 * next();
  const angle = Math.PI * next();
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const depth = contrast * (0.4 + 0.6 * next());
  const waves: readonly ((u: number, v: number) => number)[] = [
    () => 0,
    (u) => Math.sign(Math.sin(frequency * u)),
    (u, v) => (Math.sin(frequency * u) * Math.sin(frequency * v) > 0.45 ? 1.5 : -0.3),
    (u, v) => Math.sign(Math.sin(frequency * u * 0.6) * Math.sin(frequency * v * 0.6)),
    (u) => 1.6 * Math.sin(3 * u),
  ];
  const wave = waves[kind]!;
  return (x, y) => {
    const shift = depth * wave(cos * x + sin * y, cos * y - sin * x);
    return [base[0] + shift, base[1] + shift, base[2] + shift];
  };
}

/** A piece of clutter: a thin bar or a small dot, never as large as an object. */
function scrap(next: () => number): Paint {
  const [cx, cy, angle] = [next(), next(), Math.PI * next()];
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const bar = next() < 0.6;
  const [length, thickness] = bar ? [0.08 + 0.12 * next(), 0.012 + 0.012 * next()] : [0.025, 0.025];
  const paint = colour(next, next());
  return (x, y) => {
    const [u, v] = [cos * (x - cx) + sin * (y - cy), cos * (y - cy) - sin * (x - cx)];
    const inside = bar ? Math.abs(u) < length && Math.abs(v) < thickness : Math.hypot(u, v) < length;
    return inside ? paint : undefined;
  };
}
