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
    const picture = <usize>(rest / g.outHeight) * <usize>g.height * line;
    const top = (rest % g.outHeight) * g.strideHeight - g.top;
    const left = (i % g.outWidth) * g.strideWidth - g.left;
    for (let c: usize = 0; c < vectors; c += 16) {
      const highest = v128.load(y + c), upstream = v128.load(dy + c);
      let open = i32x4.splat(-1);
      for (let ky = 0, row = top; ky < g.kernelHeight; ky++, row += g.dilationHeight) {
        if (<u32>row >= <u32>g.height) continue;
        for (let kx = 0, column = left; kx < g.kernelWidth; kx++, column += g.dilationWidth) {
          if (<u32>column >= <u32>g.width) continue;
          const at = picture + <usize>row * line + <usize>column * bytes + c;
          const here = v128.and(open, f32x4.eq(v128.load(x + at), highest));
          if (!v128.any_true(here)) continue;
          v128.store(dx + at, f32x4.add(v128.load(dx + at), v128.and(here, upstream)));
          open = v128.andnot(open, here);
        }
      }
    }
    for (let c: usize = vectors; c < bytes; c += 4) unpoolOne(x, f32.load(y + c), f32.load(dy + c), g, picture + c, top, left, dx);
  }
}

/** One channel of one window. */
function unpoolOne(x: usize, highest: f32, upstream: f32, g: Geometry, from: usize, top: i32, left: i32, dx: usize): void {
  const bytes = (<usize>g.channels) << 2;
  for (let ky = 0, row = top; ky < g.kernelHeight; ky++, row += g.dilationHeight) {
    if (<u32>row >= <u32>g.height) continue;
    for (let kx = 0, column = left; kx < g.kernelWidth; kx++, column += g.dilationWidth) {
      if (<u32>column >= <u32>g.width) continue;
      const at = from + (<usize>row * <usize>g.width + <usize>column) * bytes;
      if (f32.load(x + at) != highest) continue;
      f32.store(dx + at, f32.load(dx + at) + upstream);
      return;
    }
  }
}
