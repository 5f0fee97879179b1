import { printable } from '../terminal.js';

/** Lines that are shown, and characters of each; more on demand. */
const [LINES, CHARACTERS] = [8, 200];

/** What a call printed, line by line, after a bar; of much the beginning, and how much more there is. */
export function printedLines(text: string, whole: boolean): string[] {
  const trimmed = text.trimEnd();
  if (trimmed === '') return [];
  const lines = whole ? printable(trimmed).split('\n') : folded(printable(trimmed).split('\n'));
  const most = whole ? lines.length : LINES;
  const shown = lines.slice(0, most).map((line) => (whole ? line : cut(line)));
  const left = lines.length - shown.length;
  const more = left > 0 ? [`… ${left} more ${left === 1 ? 'line' : 'lines'}: --verbose shows them`] : [];
  return [...shown, ...more].map((line) => `│ ${line}`);
}

/** What a loop prints again and again, once. */
function folded(lines: readonly string[]): string[] {
  const groups: { line: string; times: number }[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last?.line === line) last.times++;
    else groups.push({ line, times: 1 });
  }
  return groups.map(({ line, times }) => (times > 1 ? `${cut(line)} (${times} times)` : line));
}

const cut = (line: string): string => (line.length > CHARACTERS ? `${line.slice(0, CHARACTERS - 1)}…` : line);
