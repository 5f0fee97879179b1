import { COLUMNS, ROWS, TILE_BYTES, TILE_STRIDE, tile } from './tile';

/** Rows of A that stay in the second cache while a panel of B passes by, and as much of the depth as the panel stays in the first. */
const BLOCK: i32 = 72;
const DEPTH: i32 = 640;

/**
 * Packs B[k,n] into panels of 8 columns, each row by row, the last filled up with zeros.
 *
 * - `rowStride`, `columnStride`: numbers from one row or column to the next, so that a transposed B needs no copy before.
 * - `panel`: bytes from panel to panel: 32 `k`, or more where several B share them, one below the other.
 */
export function pack(
  b: usize, rowStride: i32, columnStride: i32, k: i32, n: i32, target: usize, panel: usize,
): void {
  const down = (<usize>rowStride) << 2;
  const right = (<usize>columnStride) << 2;
  for (let j = 0; j < n; j += COLUMNS, target += panel) {
    let to = target;
    let from = b + <usize>j * right;
    const width = min(COLUMNS, n - j);
    if (width == COLUMNS && columnStride == 1) {
      for (let row = 0; row < k; row++) {
        v128.store(to, v128.load(from));
        v128.store(to, v128.load(from, 16), 16);
        to += TILE_STRIDE;
        from += down;
      }
      continue;
    }
    let row = 0;
    if (width == COLUMNS && rowStride == 1) {
      for (; row + 4 <= k; row += 4) {
        turnFour(from, right, to);
        turnFour(from + 4 * right, right, to + 16);
        to += 4 * TILE_STRIDE;
        from += 16;
      }
    }
    for (; row < k; row++) {
      for (let column = 0; column < COLUMNS; column++) {
        f32.store(to + ((<usize>column) << 2), column < width ? f32.load(from + <usize>column * right) : 0);
      }
      to += TILE_STRIDE;
      from += down;
    }
  }
}

/** Four columns of four numbers, as four rows of a panel. */
@inline
function turnFour(from: usize, right: usize, to: usize): void {
  const a = v128.load(from), b = v128.load(from + right);
  const c = v128.load(from + 2 * right), d = v128.load(from + 3 * right);
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5), cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const below = v128.shuffle<f32>(a, b, 2, 6, 3, 7), beside = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5));
  v128.store(to, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7), 32);
  v128.store(to, v128.shuffle<f32>(below, beside, 0, 1, 4, 5), 64);
  v128.store(to, v128.shuffle<f32>(below, beside, 2, 3, 6, 7), 96);
}

/**
 * C[m,n] = clamp(start + A[m,k] B[k,n]).
 *
 * - `packed`: B as `pack` gives it. `aStride`, `cStride`, `startStride`: bytes from row to row; `aStep` from column to column.
 * - `start`: a bias of `n` numbers (`startStride` 0), C itself to add to it, or 0 for none.
 * - `edge`: room for two tiles.
 * - `symmetric`: C is known to be: what lies left of its diagonal is copied, not computed.
 */
export function product(
  a: usize, aStride: usize, aStep: usize, packed: usize, m: i32, n: i32, k: i32,
  start: usize, startStride: usize, c: usize, cStride: usize, low: f32, high: f32, edge: usize,
  symmetric: bool,
): void {
  memory.fill(edge + TILE_BYTES, 0, TILE_STRIDE);
  let first = 0;
  // At least once: a product over nothing is its start.
  do {
    const depth = min(k - first, DEPTH);
    const last = first + depth == k;
    const before = first == 0 ? start : c;
    const step = first == 0 ? startStride : cStride;
    const from = a + <usize>first * aStep;
    const panel = packed + <usize>first * TILE_STRIDE;
    for (let row = 0; row < m; row += BLOCK) {
      const rows = min(BLOCK, m - row);
      const own: usize = before == 0 ? 0 : before + <usize>row * step;
      block(
        from + <usize>row * aStride, aStride, aStep, panel, (<usize>k) * TILE_STRIDE, rows, n, depth, own, step,
        c + <usize>row * cStride, cStride, last ? low : -Infinity, last ? high : Infinity, edge,
        symmetric ? row : MIN,
      );
    }
    first += depth;
  } while (first < k);
  if (symmetric) mirror(c, cStride, n);
}

/** A row so far up that nothing lies left of the diagonal. */
const MIN: i32 = -0x40000000;

/** Copies what lies right of the diagonal to the left of it. */
function mirror(c: usize, cStride: usize, n: i32): void {
  for (let i = 1; i < n; i++) {
    const row = c + <usize>i * cStride;
    for (let j = 0; j < i; j++) {
      f32.store(row + ((<usize>j) << 2), f32.load(c + <usize>j * cStride + ((<usize>i) << 2)));
    }
  }
}

/**
 * A block of rows of a product, over a part of its depth; `panelBytes` from panel to panel. `top`: the block's first row in
 * C; tiles that lie left of C's diagonal are left out.
 */
function block(
  a: usize, aStride: usize, aStep: usize, packed: usize, panelBytes: usize, m: i32, n: i32, k: i32,
  start: usize, startStride: usize, c: usize, cStride: usize, low: f32, high: f32, edge: usize, top: i32,
): void {
  const zeros = edge + TILE_BYTES;
  for (let j = 0; j < n; j += COLUMNS, packed += panelBytes) {
    const width = min(COLUMNS, n - j);
    const column = (<usize>j) << 2;
    for (let i = 0; i < m && top + i < j + COLUMNS; i += ROWS) {
      const rows = min(ROWS, m - i);
      const x = a + <usize>i * aStride;
      const result = c + <usize>i * cStride + column;
      const first = start == 0 ? zeros : start + <usize>i * startStride + column;
      const step: usize = start == 0 ? 0 : startStride;
      if (width == COLUMNS) {
        tile(x, aStride, aStep, packed, k, rows, first, step, result, cStride, low, high);
        continue;
      }
      // A tile at the edge is computed beside C, whose row may end here.
      if (start != 0) narrow(edge, TILE_STRIDE, first, step, rows, width);
      const own = start == 0 ? zeros : edge;
      tile(x, aStride, aStep, packed, k, rows, own, start == 0 ? <usize>0 : TILE_STRIDE, edge, TILE_STRIDE, low, high);
      narrow(result, cStride, edge, TILE_STRIDE, rows, width);
    }
  }
}

/** Copies the first `width` numbers of each row. */
function narrow(to: usize, toStride: usize, from: usize, fromStride: usize, rows: i32, width: i32): void {
  for (let row = 0; row < rows; row++) {
    for (let i: usize = 0; i < (<usize>width) << 2; i += 4) f32.store(to + i, f32.load(from + i));
    to += toStride;
    from += fromStride;
  }
}
