/** Rows and columns that are turned at a time. */
const SQUARE: i32 = 32;

/** A[m,k] turned into [k,m]; `aStride` and `toStride` bytes from row to row. */
export function turn(a: usize, aStride: usize, m: i32, k: i32, to: usize, toStride: usize): void {
  // In squares, so that the lines that are written stay near.
  for (let i = 0; i < m; i += SQUARE) {
    for (let j = 0; j < k; j += SQUARE) {
      const from = a + <usize>i * aStride + ((<usize>j) << 2);
      const target = to + <usize>j * toStride + ((<usize>i) << 2);
      turnSquare(from, aStride, min(SQUARE, m - i), min(SQUARE, k - j), target, toStride);
    }
  }
}

function turnSquare(a: usize, aStride: usize, m: i32, k: i32, to: usize, toStride: usize): void {
  let i = 0;
  for (; i + 4 <= m; i += 4) {
    const row = a + <usize>i * aStride;
    const target = to + ((<usize>i) << 2);
    let j = 0;
    for (; j + 4 <= k; j += 4) {
      const at = row + ((<usize>j) << 2);
      const r0 = v128.load(at), r1 = v128.load(at + aStride);
      const r2 = v128.load(at + 2 * aStride), r3 = v128.load(at + 3 * aStride);
      const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5), high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
      const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5), high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
      const put = target + <usize>j * toStride;
      v128.store(put, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
      v128.store(put + toStride, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7));
      v128.store(put + 2 * toStride, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5));
      v128.store(put + 3 * toStride, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7));
    }
    for (; j < k; j++) {
      for (let r = 0; r < 4; r++) turnOne(row + <usize>r * aStride, j, target + ((<usize>r) << 2), toStride);
    }
  }
  for (; i < m; i++) {
    for (let j = 0; j < k; j++) turnOne(a + <usize>i * aStride, j, to + ((<usize>i) << 2), toStride);
  }
}

@inline
function turnOne(row: usize, j: i32, to: usize, toStride: usize): void {
  // As an integer: its bits may be no number.
  i32.store(to + <usize>j * toStride, i32.load(row + ((<usize>j) << 2)));
}
