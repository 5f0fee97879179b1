/** Results that are kept, where nothing else is said; a batch of hand-ins brings new texts without end. */
const MOST = 30_000;

/** `work`, done once for a key, and again only after `most` others. What it gives is shared, so it must not be changed. */
export function remembered<Key extends readonly unknown[], T>(
  work: (...key: Key) => T,
  most = MOST,
): (...key: Key) => T {
  const known = new Map<string, T>();
  return (...key) => {
    const name = key.join(' ');
    const kept = known.get(name);
    if (kept !== undefined || known.has(name)) return kept as T;
    const value = work(...key);
    if (known.size >= most) known.clear();
    known.set(name, value);
    return value;
  };
}
