/** The mark of the fenced code that goes on after a line, given the one that did before it. */
export function fenceAfter(fence: string | undefined, line: string): string | undefined {
  const [, mark, rest] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
  // Backticks twice in a line are code within it.
  if (fence === undefined) return mark?.startsWith('`') && rest!.includes('`') ? undefined : mark;
  return mark?.startsWith(fence) && rest!.trim() === '' ? undefined : fence;
}
