/** What is kept, where nothing else is said: a batch of hand-ins brings new texts without end, and some are long. */
const [MOST, LETTERS] = [60_000, 800_000];

/**
 * `work`, done once for a key, and again only after `most` others, or others of `letters` in all. What it gives is shared, so
 * it must not be changed; it should not be larger than its key by much.
 */
export function remembered<Key extends readonly unknown[], T>(
  work: (...key: Key) => T,
  { most = MOST, letters = LETTERS }: { readonly most?: number; readonly letters?: number } = {},
): (...key: Key) => T {
  const known = new Map<string, T>();
  let kept = 0;
  return (...key) => {
    const name = key.join(' ');
    const found = known.get(name);
    if (found !== undefined || known.has(name)) return found as T;
    const value = work(...key);
    if (known.size >= most || kept + name.length > letters) {
      known.clear();
      kept = 0;
    }
    known.set(name, value);
    kept += name.length;
    return value;
  };
}
