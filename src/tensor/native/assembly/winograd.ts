import { Geometry } from './patches';
import { product } from './product';

/**
 * Convolutions by kernels of 3x3 that skip no pixel, four output pixels at a time, with 16 products a channel where 36 are
 * usual: Winograd's minimal filtering F(2x2, 3x3). Sums of three numbers come in, so it rounds about as the usual way does.
 *
 * Source: Lavin and Gray, Fast algorithms for convolutional neural networks, 2015, https://arxiv.org/abs/1509.09308.
 */

/** Squares of 2x2 output pixels at a time, and of how many channels of theirs. */
const SQUARES: i32 = 48;
const CHANNELS: i32 = 64;

/**
 * Filters in Winograd's form: from 9 taps, each packed, one after the other, to 16.
 *
 * - `bytes`: of a packed tap.
 */
export function transformFilters(taps: usize, bytes: usize, to: usize): void {
  const half = f32x4.splat(0.5);
  for (let i: usize = 0; i < bytes; i += 16, taps += 16, to += 16) {
    // Each column of taps in turn: g, then G g.
    for (let x: usize = 0; x < 3; x++) {
      const at = taps + x * bytes;
      const top = v128.load(at), middle = v128.load(at + 3 * bytes), bottom = v128.load(at + 6 * bytes);
      const outer = f32x4.mul(half, f32x4.add(top, bottom)), inner = f32x4.mul(half, middle);
      const put = to + x * bytes;
      v128.store(put, top);
      v128.store(put + 4 * bytes, f32x4.add(outer, inner));
      v128.store(put + 8 * bytes, f32x4.sub(outer, inner));
      v128.store(put + 12 * bytes, bottom);
    }
    // Each row: G g Gᵀ.
    for (let y: usize = 0; y < 4; y++) {
      const at = to + 4 * y * bytes;
      const left = v128.load(at), middle = v128.load(at + bytes), right = v128.load(at + 2 * bytes);
      const outer = f32x4.mul(half, f32x4.add(left, right)), inner = f32x4.mul(half, middle);
      v128.store(at + bytes, f32x4.add(outer, inner));
      v128.store(at + 2 * bytes, f32x4.sub(outer, inner));
      v128.store(at + 3 * bytes, right);
    }
  }
}

/** Bytes of `room` that `winograd` takes. */
export function winogradRoom(channels: i32): usize {
  return 1024 + (<usize>(16 * (SQUARES + 1) * channels + 16 * SQUARES * CHANNELS) << 2);
}

/**
 * y = clamp(bias + convolution of x) with kernels of 3x3, stride and dilation 1.
 *
 * - `filters`: as `transformFilters` gives them, `filterBytes` each. `g.channels` and `outC`: multiples of 4.
 * - `bias`: `outC` numbers, or 0 for none. `pixel`: bytes from pixel to pixel of y. `room`: `winogradRoom` bytes.
 * - Returns whether every sum is finite. Where one is not, y is not to be used: an infinity, or what overflows, is taken from
 *   itself on this way, and gives NaN where the usual way gives an infinity.
 */
export function winograd(
  x: usize, g: Geometry, pictures: i32, filters: usize, filterBytes: usize, outC: i32, bias: usize,
  y: usize, pixel: usize, low: f32, high: f32, room: usize,
): bool {
  const down = (g.outHeight + 1) >> 1;
  const across = (g.outWidth + 1) >> 1;
  const bytes = (<usize>g.channels) << 2;
  const edge = room;
  const patch = room + 1024;
  const inputs = patch + 16 * bytes;
  const plane = <usize>SQUARES * bytes;
  const sums = inputs + 16 * plane;
  const all = pictures * down * across;
  let strays = f32x4.splat(0);
  for (let first = 0; first < all; first += SQUARES) {
    const count = min(SQUARES, all - first);
    for (let i = 0; i < count; i++) {
      const square = first + i;
      const column = (square % across) << 1;
      const rest = square / across;
      const row = (rest % down) << 1;
      takeIn(x, g, rest / down, row - g.top, column - g.left, patch, inputs + <usize>i * bytes, plane);
    }
    for (let channel = 0; channel < outC; channel += CHANNELS) {
      const width = min(CHANNELS, outC - channel);
      const stride = (<usize>width) << 2;
      const own = <usize>SQUARES * stride;
      const panels = filters + (<usize>channel >> 3) * (<usize>g.channels << 5);
      for (let k: usize = 0; k < 16; k++) {
        product(
          inputs + k * plane, bytes, 4, panels + k * filterBytes, count, width, g.channels,
          0, 0, sums + k * own, stride, -Infinity, Infinity, edge, false,
        );
      }
      const start: usize = bias == 0 ? 0 : bias + ((<usize>channel) << 2);
      for (let i = 0; i < count; i++) {
        const square = first + i;
        const column = (square % across) << 1;
        const rest = square / across;
        const row = (rest % down) << 1;
        const line = <usize>g.outWidth * pixel;
        const to = y + <usize>(rest / down * g.outHeight + row) * line + <usize>column * pixel;
        strays = v128.or(strays, giveOut(
          sums + <usize>i * stride, own, stride, start, to + ((<usize>channel) << 2), line, pixel,
          row + 1 < g.outHeight, column + 1 < g.outWidth, f32x4.splat(low), f32x4.splat(high),
        ));
      }
    }
  }
  return !v128.any_true(strays);
}

/** One square's 4x4 input pixels in Winograd's form: 16 pixels, `plane` bytes apart. */
function takeIn(
  x: usize, g: Geometry, picture: i32, row: i32, column: i32, patch: usize, to: usize, plane: usize,
): void {
  const bytes = (<usize>g.channels) << 2;
  let line = <usize>g.width * g.pixel;
  let step = g.pixel;
  let from = x + <usize>(picture * g.height + row) * line + <usize>column * step;
  if (row < 0 || column < 0 || row + 4 > g.height || column + 4 > g.width) {
    // At the border: from a copy with zeros around.
    for (let j = 0; j < 4; j++) {
      for (let i = 0; i < 4; i++) {
        const put = patch + <usize>(4 * j + i) * bytes;
        const inside = <u32>(row + j) < <u32>g.height && <u32>(column + i) < <u32>g.width;
        if (inside) memory.copy(put, from + <usize>j * line + <usize>i * step, bytes);
        else memory.fill(put, 0, bytes);
      }
    }
    from = patch;
    step = bytes;
    line = 4 * bytes;
  }
  for (let c: usize = 0; c < bytes; c += 16) {
    for (let i: usize = 0; i < 4; i++) {
      const at = from + i * step + c;
      const p0 = v128.load(at), p1 = v128.load(at + line);
      const p2 = v128.load(at + 2 * line), p3 = v128.load(at + 3 * line);
      const put = to + i * plane + c;
      v128.store(put, f32x4.sub(p0, p2));
      v128.store(put + 4 * plane, f32x4.add(p1, p2));
      v128.store(put + 8 * plane, f32x4.sub(p2, p1));
      v128.store(put + 12 * plane, f32x4.sub(p1, p3));
    }
    for (let j: usize = 0; j < 4; j++) {
      const at = to + 4 * j * plane + c;
      const p0 = v128.load(at), p1 = v128.load(at + plane);
      const p2 = v128.load(at + 2 * plane), p3 = v128.load(at + 3 * plane);
      v128.store(at, f32x4.sub(p0, p2));
      v128.store(at + plane, f32x4.add(p1, p2));
      v128.store(at + 2 * plane, f32x4.sub(p2, p1));
      v128.store(at + 3 * plane, f32x4.sub(p1, p3));
    }
  }
}

/** One square's sums, 16 pixels `plane` bytes apart, as up to 2x2 output pixels. Returns where sums were not finite. */
function giveOut(
  sums: usize, plane: usize, bytes: usize, bias: usize, y: usize, line: usize, pixel: usize,
  below: bool, right: bool, low: v128, high: v128,
): v128 {
  let strays = f32x4.splat(0);
  for (let c: usize = 0; c < bytes; c += 16) {
    const start = bias == 0 ? f32x4.splat(0) : v128.load(bias + c);
    const at = sums + c;
    // Aᵀ m, for each of the four columns.
    const t0 = upper(at, plane), t1 = upper(at + plane, plane);
    const t2 = upper(at + 2 * plane, plane), t3 = upper(at + 3 * plane, plane);
    const to = y + c;
    strays = v128.or(strays, put(to, f32x4.add(f32x4.add(t0, t1), t2), start, low, high));
    if (right) {
      strays = v128.or(strays, put(to + pixel, f32x4.sub(f32x4.sub(t1, t2), t3), start, low, high));
    }
    if (!below) continue;
    const b0 = lower(at, plane), b1 = lower(at + plane, plane);
    const b2 = lower(at + 2 * plane, plane), b3 = lower(at + 3 * plane, plane);
    strays = v128.or(strays, put(to + line, f32x4.add(f32x4.add(b0, b1), b2), start, low, high));
    if (right) {
      strays = v128.or(strays, put(to + line + pixel, f32x4.sub(f32x4.sub(b1, b2), b3), start, low, high));
    }
  }
  return strays;
}

@inline
function upper(at: usize, plane: usize): v128 {
  return f32x4.add(f32x4.add(v128.load(at), v128.load(at + 4 * plane)), v128.load(at + 8 * plane));
}

@inline
function lower(at: usize, plane: usize): v128 {
  return f32x4.sub(f32x4.sub(v128.load(at + 4 * plane), v128.load(at + 8 * plane)), v128.load(at + 12 * plane));
}

@inline
function put(to: usize, value: v128, start: v128, low: v128, high: v128): v128 {
  const sum = f32x4.add(value, start);
  v128.store(to, f32x4.min(f32x4.max(sum, low), high));
  // A finite number less itself is 0; NaN is not equal to anything.
  return f32x4.ne(f32x4.sub(sum, sum), f32x4.splat(0));
}
