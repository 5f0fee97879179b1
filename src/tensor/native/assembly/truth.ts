/** Bytes that are true, as 1. */
@inline function one(a: v128): v128 {
  return v128.and(a, i8x16.splat(1));
}

/** to = whether a and b, of which each is true where it isn't 0; `count` bytes each. */
export function both(a: usize, b: usize, count: usize, to: usize): void {
  const zero = i8x16.splat(0);
  let i: usize = 0;
  for (; i + 16 <= count; i += 16) {
    v128.store(to + i, one(v128.and(i8x16.ne(v128.load(a + i), zero), i8x16.ne(v128.load(b + i), zero))));
  }
  for (; i < count; i++) i32.store8(to + i, i32(load<u8>(a + i) != 0 && load<u8>(b + i) != 0));
}

/** to = whether a or b, likewise. */
export function either(a: usize, b: usize, count: usize, to: usize): void {
  const zero = i8x16.splat(0);
  let i: usize = 0;
  for (; i + 16 <= count; i += 16) {
    v128.store(to + i, one(i8x16.ne(v128.or(v128.load(a + i), v128.load(b + i)), zero)));
  }
  for (; i < count; i++) i32.store8(to + i, i32((load<u8>(a + i) | load<u8>(b + i)) != 0));
}

/** to = whether a is 0, likewise. */
export function not(a: usize, count: usize, to: usize): void {
  const zero = i8x16.splat(0);
  let i: usize = 0;
  for (; i + 16 <= count; i += 16) v128.store(to + i, one(i8x16.eq(v128.load(a + i), zero)));
  for (; i < count; i++) i32.store8(to + i, i32(load<u8>(a + i) == 0));
}

/**
 * Whether any (`want` 1), or not all (`want` 0), along the middle axis of x [outer,depth,inner] are true: the result is `want`
 * there, else the other.
 */
export function holds(x: usize, outer: i32, depth: i32, inner: i32, want: i32, to: usize): void {
  const line = <usize>inner;
  const plane = line * <usize>depth;
  for (let i = 0; i < outer; i++, x += plane, to += line) {
    if (inner == 1) {
      i32.store8(to, alongIs(x, plane, want) ? want : 1 - want);
      continue;
    }
    for (let column: usize = 0; column < line; column++) {
      let found = 1 - want;
      for (let from = x + column; from < x + plane; from += line) {
        if (i32(load<u8>(from) != 0) == want) {
          found = want;
          break;
        }
      }
      i32.store8(to + column, found);
    }
  }
}

function alongIs(x: usize, bytes: usize, want: i32): bool {
  const end = x + bytes;
  for (; x + 16 <= end; x += 16) {
    const chunk = v128.load(x);
    if (want ? v128.any_true(chunk) : !i8x16.all_true(chunk)) return true;
  }
  for (; x < end; x++) if (i32(load<u8>(x) != 0) == want) return true;
  return false;
}
