import type { Token } from './markdown.js';

/** A footnote: its number, and what it says. */
export interface Footnote {
  readonly number: number;
  readonly tokens: readonly Token[];
}

/** What the parser remembers of footnotes. */
interface Env {
  readonly footnotes?: { readonly list?: readonly { readonly label: string }[] };
}

/** Parts what a text says from its footnotes: in the order in which they are referred to, then those that nothing refers to. */
export function footnotesOf(tokens: readonly Token[], env: Env): { body: Token[]; notes: Footnote[] } {
  const body: Token[] = [];
  const defined: { readonly label: string; readonly tokens: Token[] }[] = [];
  // One within another belongs to it.
  let depth = 0;
  for (const token of tokens) {
    if (token.type === 'footnote_reference_open') {
      if (depth++ === 0) defined.push({ label: String(token.meta?.label), tokens: [] });
    } else if (token.type === 'footnote_reference_close') depth--;
    else if (depth > 0) defined.at(-1)!.tokens.push(token);
    else body.push(token);
  }
  const order = new Map((env.footnotes?.list ?? []).map(({ label }, i) => [label, i]));
  const place = (label: string): number => order.get(label) ?? Number.POSITIVE_INFINITY;
  const sorted = defined.toSorted((a, b) => {
    const [first, second] = [place(a.label), place(b.label)];
    return first === second ? 0 : first - second;
  });
  // Several of one label share its number; those that nothing refers to go on counting.
  let next = order.size;
  const notes = sorted.map(({ label, tokens: own }) => ({
    number: (order.get(label) ?? next++) + 1,
    tokens: own,
  }));
  return { body, notes };
}
