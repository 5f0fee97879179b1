/** A bullet of a doc comment: `- Formula: ...`, ``- `inputs`: ...``; the label is absent where there is none. */
export interface Bullet {
  readonly label: string | undefined;
  /** Whether the label is code. */
  readonly isCode: boolean;
  /** As in the source, without the indentation. */
  readonly lines: readonly string[];
  readonly text: string;
}

/** A doc comment in parts. */
export interface Comment {
  /** Paragraphs before the first bullet or tag. */
  readonly summary: string;
  readonly bullets: readonly Bullet[];
  /** What follows `@throws {GradelensError}`. */
  readonly throws: string | undefined;
  /** Lines of code after `@example`. */
  readonly example: readonly string[];
}

/** Matches a doc comment that ends where what it documents begins. */
export const BLOCK = String.raw`/\*\*(?:(?!\*/)[\s\S])*\*/`;

/** Takes a doc comment apart. */
export function parseComment(block: string): Comment {
  const lines = block
    .replace(/^\s*\/\*\*|\*\/\s*$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trimEnd());
  const parts: { kind: 'text' | 'bullet' | 'throws' | 'example'; lines: string[] }[] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    const tag = /^@(throws|example)\s*/.exec(line);
    if (tag) parts.push({ kind: tag[1] as 'throws' | 'example', lines: [line.slice(tag[0].length)] });
    else if (last?.kind === 'example') last.lines.push(line);
    else if (line.startsWith('- ')) parts.push({ kind: 'bullet', lines: [line.slice(2)] });
    else if (line === '') parts.push({ kind: 'text', lines: [] });
    else if (last) last.lines.push(line.trim());
    else parts.push({ kind: 'text', lines: [line.trim()] });
  }
  const of = (kind: string) => parts.filter((part) => part.kind === kind && part.lines.some((line) => line));
  return {
    summary: of('text')
      .map((part) => joined(part.lines))
      .join('\n\n'),
    bullets: of('bullet').map(({ lines: [first = '', ...rest] }) => {
      const label = /^`?(\w+)`?: /.exec(first);
      const own = [label ? first.slice(label[0].length) : first, ...rest];
      return { label: label?.[1], isCode: first.startsWith('`'), lines: own, text: joined(own) };
    }),
    throws: of('throws').map((part) => joined(part.lines).replace(/^\{GradelensError\}\s*/, ''))[0],
    example: of('example').flatMap((part) => part.lines.filter((line) => line !== '')),
  };
}

const joined = (lines: readonly string[]): string =>
  lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
