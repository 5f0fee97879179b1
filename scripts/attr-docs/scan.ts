const PAIRS: Record<string, string> = { '(': ')', '{': '}', '[': ']', '<': '>' };

/**
 * Where the bracket at `open` closes.
 *
 * @throws {Error} when it never does
 */
export function closing(text: string, open: number): number {
  const [left, right] = [text[open]!, PAIRS[text[open]!]];
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === left) depth++;
    // The > of an arrow closes nothing.
    else if (text[i] === right && !(right === '>' && text[i - 1] === '=') && --depth === 0) return i;
  }
  throw new Error(`No ${right} closes ${JSON.stringify(text.slice(open, open + 40))}.`);
}

/** A list at its separators, those inside brackets apart. */
export function split(text: string, separator: string): string[] {
  const parts = [''];
  for (let i = 0; i < text.length; i++) {
    const end = text[i]! in PAIRS ? closing(text, i) : i;
    if (text[i] === separator) parts.push('');
    else parts[parts.length - 1] += text.slice(i, end + 1);
    i = end;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
