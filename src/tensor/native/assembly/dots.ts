/** to [m,n] = a b of int32, which wrap: a [m,k], b [k,n]. */
export function productOfIntegers(a: usize, b: usize, m: i32, k: i32, n: i32, to: usize): void {
  const line = (<usize>n) << 2;
  memory.fill(to, 0, line * <usize>m);
  for (let row = 0; row < m; row++, to += line) {
    for (let i = 0, from = b; i < k; i++, a += 4, from += line) {
      const factor = i32.load(a);
      const factors = i32x4.splat(factor);
      let c: usize = 0;
      for (; c + 16 <= line; c += 16) {
        v128.store(to + c, i32x4.add(v128.load(to + c), i32x4.mul(factors, v128.load(from + c))));
      }
      for (; c < line; c += 4) i32.store(to + c, i32.load(to + c) + factor * i32.load(from + c));
    }
  }
}

/** to [rows] = the products of a's rows, [rows,depth], with b [depth], of float32; added up in double precision. */
export function dots(a: usize, b: usize, rows: i32, depth: i32, to: usize): void {
  const line = (<usize>depth) << 2;
  for (let row = 0; row < rows; row++, to += 4, a += line) {
    let low = f64x2.splat(0), high = f64x2.splat(0);
    let i: usize = 0;
    for (; i + 16 <= line; i += 16) {
      const p = f64x2.promote_low_f32x4(v128.load64_zero(a + i)), q = f64x2.promote_low_f32x4(v128.load64_zero(b + i));
      const r = f64x2.promote_low_f32x4(v128.load64_zero(a + i, 8));
      const s = f64x2.promote_low_f32x4(v128.load64_zero(b + i, 8));
      low = f64x2.add(low, f64x2.mul(p, q));
      high = f64x2.add(high, f64x2.mul(r, s));
    }
    low = f64x2.add(low, high);
    let sum = f64x2.extract_lane(low, 0) + f64x2.extract_lane(low, 1);
    for (; i < line; i += 4) sum += <f64>f32.load(a + i) * <f64>f32.load(b + i);
    f32.store(to, <f32>sum);
  }
}
