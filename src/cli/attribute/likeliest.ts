/** The two names most like the one asked for, as `a or b`, whatever their lengths: of a label, people know a word. */
export function likeliest(asked: string, names: readonly string[]): string {
  const ranked = [...names].sort((a, b) => likeness(asked, b) - likeness(asked, a));
  return ranked.slice(0, 2).join(' or ');
}

/** Dice's coefficient over pairs of letters, 0 to 1. Source: Dice, 1945. */
function likeness(a: string, b: string): number {
  const [left, right] = [pairsOf(a), pairsOf(b)];
  const common = [...left].filter((pair) => right.has(pair)).length;
  return (2 * common) / (left.size + right.size || 1);
}

const pairsOf = (text: string): Set<string> => {
  const padded = ` ${text.toLowerCase()} `;
  return new Set(Array.from({ length: padded.length - 1 }, (_, i) => padded.slice(i, i + 2)));
};
