import type { WriteStream } from 'node:tty';
import { stripVTControlCharacters, styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Whether a stream takes colours: terminals do, pipes do not; `NO_COLOR` and `FORCE_COLOR` (0 is off) decide otherwise. */
function takesColour(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR) return false;
  return FORCE_COLOR ? FORCE_COLOR !== '0' : stream.isTTY === true;
}

/** Paints text for a stream, or leaves it plain. */
export const painter =
  (stream: NodeJS.WriteStream) =>
  (style: Style, text: string): string =>
    takesColour(stream) ? styleText(style, text, ...([{ validateStream: false }] as unknown as [])) : text;

/** Text of a stranger, for a terminal: without control characters, which could move the cursor or hide text. */
export const printable = (text: string): string => text.replace(/(?![\n\t])[\p{Cc}\p{Bidi_Control}]/gu, '');

/** A line at the bottom of a terminal that is rewritten in place; nothing at all in a pipe. */
export class StatusLine {
  constructor(private readonly stream: NodeJS.WriteStream = process.stderr) {}

  /** Replaces the line. */
  show(text: string): void {
    if (!this.stream.isTTY) return;
    const columns = (this.stream as WriteStream).columns || 80;
    this.stream.write(`\r\u001b[2K${text.slice(0, columns - 1)}`);
  }

  /** Removes the line, so that ordinary output can follow. */
  clear(): void {
    if (this.stream.isTTY) this.stream.write('\r\u001b[2K');
  }
}

/** Columns of text, padded to the widest cell; numbers of the columns to align right. */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, width(cell));
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const gap = ' '.repeat(Math.max(0, (widths[i] ?? 0) - width(cell)));
        return right.includes(i) ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Columns of a stream; without end for a pipe, whose lines are for programs, unless COLUMNS says otherwise. */
export function columnsOf(stream: NodeJS.WriteStream): number {
  const asked = Number(process.env.COLUMNS);
  if (Number.isInteger(asked) && asked > 0) return asked;
  return (stream.isTTY && (stream as WriteStream).columns) || Number.POSITIVE_INFINITY;
}

/** Writes text to a stream as lines that fit it. */
export const say = (stream: NodeJS.WriteStream, text: string): void => {
  stream.write(`${wrapped(text, columnsOf(stream))}\n`);
};

/** Fewer columns are left to no text, however deep it stands. */
const NARROWEST = 20;

/**
 * Text with each line broken between words, or within one that is longer than a whole line, so that none is wider than `columns`.
 * What is broken off stands as far in as its line does, or `hanging` further.
 */
export function wrapped(text: string, columns: number, hanging = 0): string {
  if (columns === Number.POSITIVE_INFINITY) return text;
  return text
    .split('\n')
    .flatMap((line) => {
      const [indent] = /^ */.exec(line)!;
      const deep = ' '.repeat(Math.min(indent.length + hanging, Math.max(0, columns - NARROWEST)));
      const lines: string[] = [];
      let current = indent;
      for (const word of line
        .slice(indent.length)
        .split(/ (?=\S)/)
        .flatMap((each) => broken(each, columns - deep.length))) {
        const joined = current.trim() === '' ? current + word : `${current} ${word}`;
        if (width(joined) <= columns || current.trim() === '') current = joined;
        else {
          lines.push(current);
          current = deep + word;
        }
      }
      return [...lines, current];
    })
    .join('\n');
}

/** A word in pieces that fit; colour codes stay whole with the first. */
function broken(word: string, most: number): string[] {
  if (width(word) <= most) return [word];
  const characters = [...stripVTControlCharacters(word)];
  return Array.from({ length: Math.ceil(characters.length / most) }, (_, i) =>
    characters.slice(i * most, (i + 1) * most).join(''),
  );
}

/** Columns that a string fills, colour codes apart. */
const width = (text: string): number => [...stripVTControlCharacters(text)].length;

/** `2 h 5 min`, `2 min 5 s`, `5.1 s`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** An estimate in words: `about 18 s left`. */
export const timeLeft = (seconds: number): string =>
  `about ${seconds < 59 ? `${Math.max(1, Math.ceil(seconds))} s` : duration(seconds)} left`;
