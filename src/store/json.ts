/**
 * JSON text with a line break at its end, the same for equal values however they were built: keys in alphabetical
 * order, except where `first` names some that people look for before the others.
 *
 * JSON has no NaN and no infinity: they become the strings `NaN`, `Infinity` and `-Infinity`.
 */
export function stableJson(value: unknown, first: readonly string[] = []): string {
  return `${JSON.stringify(ordered(value, first), null, 2)}\n`;
}

function ordered(value: unknown, first: readonly string[]): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) return value.map((each) => ordered(each, first));
  if (value === null || typeof value !== 'object') return value;
  const rank = (key: string): number => (first.includes(key) ? first.indexOf(key) : first.length);
  const entries = Object.entries(value).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, ordered(each, first)]));
}
