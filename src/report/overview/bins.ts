/** A range of values, `from` within it, `to` not (but of the last one), and what lies in it. */
export interface Bin<T> {
  readonly from: number;
  readonly to: number;
  readonly items: readonly T[];
}

/** So many ranges a plot has, or somewhat fewer or more. */
const WANTED = 10;

/** Values in ranges of one round width from 0 to `most`, or to the largest where that is more. */
export function binsOf<T>(items: readonly T[], measure: (item: T) => number, most: number): Bin<T>[] {
  const largest = items.reduce((max, item) => Math.max(max, measure(item)), most);
  if (largest <= 0) return items.length === 0 ? [] : [{ from: 0, to: 1, items }];
  const width = roundWidth(largest / WANTED);
  const count = Math.max(1, Math.ceil(largest / width - 1e-9));
  const bins = Array.from({ length: count }, (_, i) => ({
    from: i * width,
    to: (i + 1) * width,
    items: [] as T[],
  }));
  for (const item of items) {
    const i = Math.min(count - 1, Math.max(0, Math.floor(measure(item) / width + 1e-9)));
    bins[i]!.items.push(item);
  }
  return bins.map(({ from, to, items: own }) => ({ from: tidy(from), to: tidy(to), items: own }));
}

const tidy = (value: number): number => Number(value.toPrecision(12));

/** The next of 1, 2, 5, 10, ... times a power of ten. */
function roundWidth(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  return [1, 2, 5, 10].map((each) => each * power).find((each) => each >= width * (1 - 1e-9))!;
}
