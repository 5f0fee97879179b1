import { Geometry, gather, scatter } from './patches';
import { pack, product } from './product';
import { TILE_BYTES, TILE_STRIDE } from './tile';

/** Output pixels at a time: as many as `product` keeps near, and for the filter's gradient, which adds up over them, more. */
const PIXELS: i32 = 72;
const PIXELS_OF_FILTER: i32 = 144;

/** The kernel's taps times channels. */
@inline
function depth(g: Geometry): i32 {
  return g.kernelHeight * g.kernelWidth * g.channels;
}

/** Nothing to gather: a pixel of x is a row already. */
@inline
function isPlain(g: Geometry): bool {
  const one = g.kernelHeight == 1 && g.kernelWidth == 1 && g.top == 0 && g.left == 0;
  return one && g.strideHeight == 1 && g.strideWidth == 1 && g.outHeight == g.height && g.outWidth == g.width;
}

/**
 * y = clamp(bias + convolution of x), pixels [n, outH, outW] of `outC` numbers.
 *
 * - `packed`: filters [kh,kw,c,outC] as `pack` gives them. `bias`: `outC` numbers, or 0 for none.
 * - `pixel`: bytes from pixel to pixel of y.
 * - `room`: `convolutionRoom` bytes.
 */
export function convolve(
  x: usize, g: Geometry, pixels: i32, packed: usize, outC: i32, bias: usize,
  y: usize, pixel: usize, low: f32, high: f32, room: usize,
): void {
  const k = depth(g);
  const edge = room;
  const rows = room + 2 * TILE_BYTES;
  if (isPlain(g)) {
    product(x, g.pixel, 4, packed, pixels, outC, k, bias, 0, y, pixel, low, high, edge, false);
    return;
  }
  for (let first = 0; first < pixels; first += PIXELS) {
    const count = min(PIXELS, pixels - first);
    gather(x, g, first, count, rows);
    const to = y + <usize>first * pixel;
    product(rows, (<usize>k) << 2, 4, packed, count, outC, k, bias, 0, to, pixel, low, high, edge, false);
  }
}

/** Bytes of `room` that `convolve` and `spread` take. */
export function convolutionRoom(depth: i32): usize {
  return 2 * TILE_BYTES + (<usize>(PIXELS * depth) << 2);
}

/**
 * The gradient with respect to x of a strided convolution, added to `x`: each pixel of `dy` times the filters, put where
 * `gather` would have taken it.
 *
 * - `packed`: filters turned to [outC, kh * kw * c], packed. `room`: `convolutionRoom` bytes.
 */
export function spread(
  dy: usize, pixel: usize, pixels: i32, packed: usize, outC: i32, g: Geometry, x: usize, room: usize,
): void {
  const n = depth(g);
  const rows = room + 2 * TILE_BYTES;
  for (let first = 0; first < pixels; first += PIXELS) {
    const count = min(PIXELS, pixels - first);
    const from = dy + <usize>first * pixel;
    product(from, pixel, 4, packed, count, n, outC, 0, 0, rows, (<usize>n) << 2, -Infinity, Infinity, room, false);
    scatter(rows, g, first, count, x);
  }
}

/**
 * The gradient with respect to the filters, added to `filter` [kh * kw * c, outC].
 *
 * - `room`: `filterRoom` bytes.
 */
export function correlate(
  x: usize, g: Geometry, pixels: i32, dy: usize, outC: i32, filter: usize, room: usize,
): void {
  const k = depth(g);
  const bytes = (<usize>outC) << 2;
  const rows = room + 2 * TILE_BYTES;
  const packed = rows + ((<usize>k * PIXELS_OF_FILTER) << 2);
  for (let first = 0; first < pixels; first += PIXELS_OF_FILTER) {
    const count = min(PIXELS_OF_FILTER, pixels - first);
    gather(x, g, first, count, rows);
    pack(dy + <usize>first * bytes, outC, 1, count, outC, packed, <usize>count * TILE_STRIDE);
    product(
      rows, 4, (<usize>k) << 2, packed, k, outC, count,
      filter, bytes, filter, bytes, -Infinity, Infinity, room, false,
    );
  }
}

/** Bytes of `room` that `correlate` takes. */
export function filterRoom(depth: i32, outC: i32): usize {
  const panels = <usize>((outC + 7) / 8);
  return 2 * TILE_BYTES + <usize>PIXELS_OF_FILTER * ((<usize>depth << 2) + panels * TILE_STRIDE);
}
