import { below } from '../model/random.js';

/** A list in random order; the list itself stays (Fisher and Yates). */
export function shuffled<T>(list: readonly T[], next: () => number): T[] {
  const order = [...list];
  for (let i = order.length - 1; i > 0; i--) {
    const j = below(next, i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
