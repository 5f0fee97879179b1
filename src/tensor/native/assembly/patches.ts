/** What a convolution's kernel meets: x[n,h,w,c] seen through kernels of kh x kw. */
@unmanaged
export class Geometry {
  height: i32;
  width: i32;
  channels: i32;
  /** Bytes from pixel to pixel: 4 `channels`, or more where x is a part of wider pixels. */
  pixel: usize;
  kernelHeight: i32;
  kernelWidth: i32;
  outHeight: i32;
  outWidth: i32;
  strideHeight: i32;
  strideWidth: i32;
  dilationHeight: i32;
  dilationWidth: i32;
  top: i32;
  left: i32;
}

/** Copies `bytes`, a multiple of 4, without the price of a call into the engine. */
@inline
function copy(to: usize, from: usize, bytes: usize): void {
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) v128.store(to + i, v128.load(from + i));
  for (; i < bytes; i += 4) f32.store(to + i, f32.load(from + i));
}

@inline
function clear(to: usize, bytes: usize): void {
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) v128.store(to + i, f32x4.splat(0));
  for (; i < bytes; i += 4) f32.store(to + i, 0);
}

@inline
function add(to: usize, from: usize, bytes: usize): void {
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) v128.store(to + i, f32x4.add(v128.load(to + i), v128.load(from + i)));
  for (; i < bytes; i += 4) f32.store(to + i, f32.load(to + i) + f32.load(from + i));
}

/**
 * Output pixels `first` to `first + count` (over pictures, rows, columns) as rows of kh * kw * c numbers: what the kernel
 * sees there, zeros outside the picture.
 */
export function gather(x: usize, g: Geometry, first: i32, count: i32, to: usize): void {
  const bytes = (<usize>g.channels) << 2;
  const line = <usize>g.width * g.pixel;
  const run = <usize>g.kernelWidth * bytes;
  for (let i = first; i < first + count; i++) {
    const column = i % g.outWidth;
    const rest = i / g.outWidth;
    const picture = x + <usize>(rest / g.outHeight) * <usize>g.height * line;
    const left = column * g.strideWidth - g.left;
    const whole =
      g.dilationWidth == 1 && g.pixel == bytes && left >= 0 && left + g.kernelWidth <= g.width;
    let row = (rest % g.outHeight) * g.strideHeight - g.top;
    for (let ky = 0; ky < g.kernelHeight; ky++, row += g.dilationHeight) {
      if (<u32>row >= <u32>g.height) {
        clear(to, run);
        to += run;
        continue;
      }
      const from = picture + <usize>row * line;
      if (whole) {
        copy(to, from + <usize>left * bytes, run);
        to += run;
        continue;
      }
      for (let kx = 0, at = left; kx < g.kernelWidth; kx++, at += g.dilationWidth, to += bytes) {
        if (<u32>at < <u32>g.width) copy(to, from + <usize>at * g.pixel, bytes);
        else clear(to, bytes);
      }
    }
  }
}

/** The way back: adds rows of kh * kw * c numbers to the pixels that `gather` took them from. */
export function scatter(from: usize, g: Geometry, first: i32, count: i32, x: usize): void {
  const bytes = (<usize>g.channels) << 2;
  const line = <usize>g.width * g.pixel;
  const run = <usize>g.kernelWidth * bytes;
  for (let i = first; i < first + count; i++) {
    const column = i % g.outWidth;
    const rest = i / g.outWidth;
    const picture = x + <usize>(rest / g.outHeight) * <usize>g.height * line;
    const left = column * g.strideWidth - g.left;
    let row = (rest % g.outHeight) * g.strideHeight - g.top;
    for (let ky = 0; ky < g.kernelHeight; ky++, row += g.dilationHeight, from += run) {
      if (<u32>row >= <u32>g.height) continue;
      const to = picture + <usize>row * line;
      for (let kx = 0, at = left; kx < g.kernelWidth; kx++, at += g.dilationWidth) {
        if (<u32>at < <u32>g.width) add(to + <usize>at * g.pixel, from + <usize>kx * bytes, bytes);
      }
    }
  }
}
