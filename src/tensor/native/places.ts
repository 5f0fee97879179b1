/**
 * Which slices are meant by indices into a tensor's first axes.
 *
 * - `indices`: rows of `depth` numbers; `steps`: slices from one number of each axis to the next; `count`: slices there are.
 *
 * @throws {Error} naming the first row that means none.
 */
export function placesOf(
  indices: ArrayLike<number>,
  depth: number,
  rows: number,
  steps: readonly number[],
  shape: readonly number[],
  count: number,
): Int32Array {
  return Int32Array.from({ length: rows }, (_, row) => {
    let place = 0;
    for (let axis = 0; axis < depth; axis++) place += indices[row * depth + axis]! * steps[axis]!;
    if (place < 0 || place >= count) {
      const index = Array.from({ length: depth }, (_, axis) => indices[row * depth + axis]);
      throw new Error(`Invalid indices: ${index} does not index into ${shape}`);
    }
    return place;
  });
}
