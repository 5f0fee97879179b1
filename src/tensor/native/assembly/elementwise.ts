/** dx = dy where y > 0, else 0: the gradient of a ReLU by its output; `count` numbers each. */
export function gate(dy: usize, y: usize, count: i32, dx: usize): void {
  const bytes = (<usize>count) << 2;
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) {
    v128.store(dx + i, v128.and(v128.load(dy + i), f32x4.gt(v128.load(y + i), f32x4.splat(0))));
  }
  for (; i < bytes; i += 4) f32.store(dx + i, f32.load(y + i) > 0 ? f32.load(dy + i) : 0);
}

/** Copies `bytes` of each of `rows` rows, of which one begins `fromStride` and `toStride` bytes after the other. */
export function copyRows(
  from: usize, fromStride: usize, to: usize, toStride: usize, rows: i32, bytes: usize,
): void {
  for (let row = 0; row < rows; row++, from += fromStride, to += toStride) {
    // A call into the engine costs more than a short row.
    if (bytes > 1024) {
      memory.copy(to, from, bytes);
      continue;
    }
    let i: usize = 0;
    for (; i + 16 <= bytes; i += 16) v128.store(to + i, v128.load(from + i));
    for (; i + 4 <= bytes; i += 4) i32.store(to + i, i32.load(from + i));
    for (; i < bytes; i++) i32.store8(to + i, i32.load8_u(from + i));
  }
}
