/** The largest elements along the middle axis of x [outer,depth,inner], depth at least 1; NaN where one is. */
export function largest(x: usize, outer: i32, depth: i32, inner: i32, to: usize): void {
  extreme(x, outer, depth, inner, to, 0);
}

/** The least elements, likewise: minus the largest of minus x. */
export function least(x: usize, outer: i32, depth: i32, inner: i32, to: usize): void {
  extreme(x, outer, depth, inner, to, 0x80000000);
}

/** `sign`: what is exclusive-ored to numbers, so that the largest is looked for. */
function extreme(x: usize, outer: i32, depth: i32, inner: i32, to: usize, sign: i32): void {
  const line = (<usize>inner) << 2;
  const plane = line * <usize>depth;
  for (let i = 0; i < outer; i++, x += plane, to += line) {
    if (inner == 1) along(x, plane, to, sign);
    else down(x, x + plane, line, to, sign);
  }
}

/** Of neighbours. */
function along(x: usize, bytes: usize, to: usize, sign: i32): void {
  const flip = i32x4.splat(sign);
  const end = x + bytes;
  let a = f32x4.splat(-Infinity), b = a, c = a, d = a;
  for (; x + 64 <= end; x += 64) {
    a = f32x4.max(a, v128.xor(flip, v128.load(x)));
    b = f32x4.max(b, v128.xor(flip, v128.load(x, 16)));
    c = f32x4.max(c, v128.xor(flip, v128.load(x, 32)));
    d = f32x4.max(d, v128.xor(flip, v128.load(x, 48)));
  }
  for (; x + 16 <= end; x += 16) a = f32x4.max(a, v128.xor(flip, v128.load(x)));
  for (; x < end; x += 4) b = f32x4.max(b, v128.xor(flip, v128.load32_splat(x)));
  a = f32x4.max(f32x4.max(a, b), f32x4.max(c, d));
  const low = max(f32x4.extract_lane(a, 0), f32x4.extract_lane(a, 1));
  const high = max(f32x4.extract_lane(a, 2), f32x4.extract_lane(a, 3));
  i32.store(to, reinterpret<i32>(max(low, high)) ^ sign);
}

/** Of rows of `line` bytes, one below the other. */
function down(x: usize, end: usize, line: usize, to: usize, sign: i32): void {
  const flip = i32x4.splat(sign);
  let column: usize = 0;
  for (; column + 16 <= line; column += 16) {
    let a = v128.xor(flip, v128.load(x + column));
    for (let from = x + line + column; from < end; from += line) a = f32x4.max(a, v128.xor(flip, v128.load(from)));
    v128.store(to + column, v128.xor(flip, a));
  }
  for (; column < line; column += 4) {
    let a = reinterpret<f32>(i32.load(x + column) ^ sign);
    for (let from = x + line + column; from < end; from += line) a = max(a, reinterpret<f32>(i32.load(from) ^ sign));
    i32.store(to + column, reinterpret<i32>(a) ^ sign);
  }
}
