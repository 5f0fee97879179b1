/**
 * Sums along the middle axis of x [outer,depth,inner], times `scale`; added up in double precision, so that no order matters.
 */
export function sum(x: usize, outer: i32, depth: i32, inner: i32, scale: f64, to: usize): void {
  for (let i = 0; i < outer; i++) {
    const from = x + ((<usize>i * <usize>depth * <usize>inner) << 2);
    if (inner == 1) f32.store(to + ((<usize>i) << 2), <f32>(sumOf(from, depth) * scale));
    else sumDown(from, depth, inner, scale, to + ((<usize>i * <usize>inner) << 2));
  }
}

function sumOf(from: usize, count: i32): f64 {
  let a = f64x2.splat(0), b = f64x2.splat(0), c = f64x2.splat(0), d = f64x2.splat(0);
  const end = from + ((<usize>count) << 2);
  for (; from + 32 <= end; from += 32) {
    a = f64x2.add(a, f64x2.promote_low_f32x4(v128.load64_zero(from)));
    b = f64x2.add(b, f64x2.promote_low_f32x4(v128.load64_zero(from, 8)));
    c = f64x2.add(c, f64x2.promote_low_f32x4(v128.load64_zero(from, 16)));
    d = f64x2.add(d, f64x2.promote_low_f32x4(v128.load64_zero(from, 24)));
  }
  const all = f64x2.add(f64x2.add(a, b), f64x2.add(c, d));
  let total = f64x2.extract_lane(all, 0) + f64x2.extract_lane(all, 1);
  for (; from < end; from += 4) total += <f64>f32.load(from);
  return total;
}

function sumDown(x: usize, depth: i32, inner: i32, scale: f64, to: usize): void {
  const stride = (<usize>inner) << 2;
  let column: usize = 0;
  for (; column + 16 <= stride; column += 16) {
    let a = f64x2.splat(0), b = f64x2.splat(0);
    for (let i = 0, from = x + column; i < depth; i++, from += stride) {
      a = f64x2.add(a, f64x2.promote_low_f32x4(v128.load64_zero(from)));
      b = f64x2.add(b, f64x2.promote_low_f32x4(v128.load64_zero(from, 8)));
    }
    const s = f64x2.splat(scale);
    v128.store64_lane(to + column, f32x4.demote_f64x2_zero(f64x2.mul(a, s)), 0);
    v128.store64_lane(to + column, f32x4.demote_f64x2_zero(f64x2.mul(b, s)), 0, 8);
  }
  for (; column < stride; column += 4) {
    let total: f64 = 0;
    for (let i = 0, from = x + column; i < depth; i++, from += stride) total += <f64>f32.load(from);
    f32.store(to + column, <f32>(total * scale));
  }
}
