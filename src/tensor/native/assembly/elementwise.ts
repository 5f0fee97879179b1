/** dx = dy where y > 0, else 0: the gradient of a ReLU by its output; `count` numbers each. */
export function gate(dy: usize, y: usize, count: i32, dx: usize): void {
  const bytes = (<usize>count) << 2;
  let i: usize = 0;
  for (; i + 16 <= bytes; i += 16) {
    v128.store(dx + i, v128.and(v128.load(dy + i), f32x4.gt(v128.load(y + i), f32x4.splat(0))));
  }
  for (; i < bytes; i += 4) f32.store(dx + i, f32.load(y + i) > 0 ? f32.load(dy + i) : 0);
}
