import { Geometry } from './patches';

/**
 * The gradient of max pooling, added to `dx`: each window's upstream gradient goes to its first maximum in row-major order.
 *
 * - `x`: pixels of `g.channels` numbers; `y`, the maxima, and `dy`: one pixel a window.
 */
export function unpool(x: usize, y: usize, dy: usize, g: Geometry, pixels: i32, dx: usize): void {
  const bytes = (<usize>g.channels) << 2;
  const line = <usize>g.width * bytes;
  const vectors = bytes & ~15;
  for (let i = 0; i < pixels; i++, y += bytes, dy += bytes) {
    const rest = i / g.outWidth;
    const top = (rest % g.outHeight) * g.strideHeight - g.top;
    const left = (i % g.outWidth) * g.strideWidth - g.left;
    const right = min(g.width, left + g.kernelWidth);
    const bottom = min(g.height, top + g.kernelHeight);
    const begin = <usize>max(0, left) * bytes;
    const end = <usize>max(0, right) * bytes;
    const picture = <usize>(rest / g.outHeight) * <usize>g.height * line;
    const first = picture + <usize>max(0, top) * line;
    const last = picture + <usize>max(0, bottom) * line;
    for (let c: usize = 0; c < vectors; c += 16) {
      const highest = v128.load(y + c), upstream = v128.load(dy + c);
      let open = i32x4.splat(-1);
      // Every pixel is written, though most get nothing: whether to is not foreseeable, and asking costs more.
      for (let row = first + c; row < last + c; row += line) {
        for (let at = row + begin; at < row + end; at += bytes) {
          const here = v128.and(open, f32x4.eq(v128.load(x + at), highest));
          v128.store(dx + at, f32x4.add(v128.load(dx + at), v128.and(here, upstream)));
          open = v128.andnot(open, here);
        }
      }
    }
    for (let c = vectors; c < bytes; c += 4) {
      const at = find(x, f32.load(y + c), first + c, last + c, line, begin, end, bytes);
      if (at != NOWHERE) f32.store(dx + at, f32.load(dx + at) + f32.load(dy + c));
    }
  }
}

const NOWHERE: usize = usize.MAX_VALUE;

/** The first place of a window that holds `value`, for one channel. */
function find(
  x: usize, value: f32, first: usize, last: usize, line: usize, begin: usize, end: usize, bytes: usize,
): usize {
  for (let row = first; row < last; row += line) {
    for (let at = row + begin; at < row + end; at += bytes) if (f32.load(x + at) == value) return at;
  }
  return NOWHERE;
}
