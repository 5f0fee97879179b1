/** Four numbers from each place of `from` on, `step` bytes apart: 4 where they follow each other, 0 where they are one. */
@inline function take(from: usize, i: usize, step: usize): v128 {
  return step ? v128.load(from + i) : v128.load32_splat(from);
}

/**
 * to = the larger of a and b (`least` 0), or the smaller; NaN where one is.
 *
 * - `aStep`, `bStep`: 4, or 0 where the operand is one number; `count`: numbers of the result.
 */
export function choose(a: usize, aStep: usize, b: usize, bStep: usize, count: i32, least: i32, to: usize): void {
  const bytes = (<usize>count) << 2;
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) {
    const p = take(a, i, aStep), q = take(b, i, bStep);
    v128.store(to + i, least ? f32x4.min(p, q) : f32x4.max(p, q));
  }
  for (; i < bytes; i += 4) {
    const p = f32.load(aStep ? a + i : a), q = f32.load(bStep ? b + i : b);
    f32.store(to + i, least ? min(p, q) : max(p, q));
  }
}

/**
 * to = whether a compares so with b, a byte each: 0 for greater, 1 for greater or equal, 2 for equal, 3 for not equal.
 *
 * - `aStep`, `bStep`, `count`: as for `choose`.
 */
export function compare(a: usize, aStep: usize, b: usize, bStep: usize, count: i32, how: i32, to: usize): void {
  let i: usize = 0;
  const n = <usize>count;
  for (; i + 16 <= n; i += 16) {
    const at = i << 2;
    const low = i16x8.narrow_i32x4_s(
      asks(take(a, at, aStep), take(b, at, bStep), how),
      asks(take(a, at + 16, aStep), take(b, at + 16, bStep), how),
    );
    const high = i16x8.narrow_i32x4_s(
      asks(take(a, at + 32, aStep), take(b, at + 32, bStep), how),
      asks(take(a, at + 48, aStep), take(b, at + 48, bStep), how),
    );
    v128.store(to + i, v128.and(i8x16.narrow_i16x8_s(low, high), i8x16.splat(1)));
  }
  for (; i < n; i++) {
    const p = v128.load32_splat(aStep ? a + (i << 2) : a), q = v128.load32_splat(bStep ? b + (i << 2) : b);
    i32.store8(to + i, i32x4.extract_lane(asks(p, q, how), 0) & 1);
  }
}

@inline function asks(a: v128, b: v128, how: i32): v128 {
  if (how == 0) return f32x4.gt(a, b);
  if (how == 1) return f32x4.ge(a, b);
  return how == 2 ? f32x4.eq(a, b) : f32x4.ne(a, b);
}

/** to = x where x isn't below 0, else slope x; `count` numbers. */
export function leak(x: usize, count: i32, slope: f32, to: usize): void {
  const bytes = (<usize>count) << 2;
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) {
    const own = v128.load(x + i);
    const below = f32x4.lt(own, f32x4.splat(0));
    v128.store(to + i, v128.bitselect(f32x4.mul(own, f32x4.splat(slope)), own, below));
  }
  for (; i < bytes; i += 4) {
    const own = f32.load(x + i);
    f32.store(to + i, own < 0 ? own * slope : own);
  }
}

/** to = a / b rounded down, as int32 that wrap, 0 where it isn't finite; `aStep`, `bStep`, `count`: as for `choose`. */
export function divideDown(a: usize, aStep: usize, b: usize, bStep: usize, count: i32, to: usize): void {
  for (let i = 0; i < count; i++, a += aStep, b += bStep, to += 4) {
    let quotient = Math.floor(<f64>f32.load(a) / <f64>f32.load(b));
    if (!(Math.abs(quotient) < 9.2e18)) quotient %= 4294967296.0;
    i32.store(to, isNaN(quotient) ? 0 : <i32>(<i64>quotient));
  }
}
