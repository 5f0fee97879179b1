import { parse } from 'yaml';
import { clean } from '../report/clean.js';
import { BUDGET } from './budget.js';

/** What stands between the lines `---` at the start of answers.md. */
export interface FrontMatter {
  readonly name: string;
  readonly email: string;
  /** What should be mended, in words. */
  readonly notes: readonly string[];
  /** Where the text after it begins. */
  readonly end: number;
}

const FIELDS = ['name', 'email'] as const;

/**
 * Reads a text's front matter: flat lines `key: value`, each value as YAML has it on one line. Lists, braces and values of
 * several lines are no part of it: a parser of all of YAML takes minutes for 1,500 braces.
 */
export function frontMatterOf(text: string): FrontMatter {
  const start = text.length - text.trimStart().length;
  const lines = text.slice(start, start + BUDGET.frontMatter + 1).split('\n');
  // Its last line may go on beyond the budget.
  if (text.length > start + BUDGET.frontMatter) lines.pop();
  if (lines[0]?.trimEnd() !== '---') {
    const missing =
      'answers.md has no front matter: begin it with a line ---, then name: and email:, then a line ---.';
    return { name: '', email: '', notes: [missing], end: 0 };
  }
  const last = lines.findIndex((line, i) => i > 0 && line.trimEnd() === '---');
  if (last === -1) {
    const endless =
      `The front matter of answers.md has no end within ${BUDGET.frontMatter} characters, the most that is read: ` +
      'write name: and email:, then a line ---.';
    return { name: '', email: '', notes: [endless], end: 0 };
  }
  const end = start + lines.slice(0, last + 1).join('\n').length + 1;
  const before = text.slice(0, start).split('\n').length;
  return { ...fieldsOf(lines.slice(1, last), before + 1), end };
}

/** Of lines whose first one has the number `from` in the file. */
function fieldsOf(lines: readonly string[], from: number): Pick<FrontMatter, 'name' | 'email' | 'notes'> {
  const notes: string[] = [];
  const fields = new Map<string, string>();
  let indented: number | undefined;
  let unread: number | undefined;
  for (const [i, line] of lines.entries()) {
    const rest = line.trimStart();
    if (rest === '' || rest.startsWith('#')) continue;
    const indent = line.length - rest.length;
    indented ??= indent;
    const field = indent === indented ? fieldOf(rest) : undefined;
    if (field === undefined) unread ??= from + i;
    else if (!fields.has(field.key)) fields.set(field.key, clean(field.value).trim().replace(/\s+/g, ' '));
    else
      notes.push(
        `The front matter of answers.md has ${field.key.slice(0, BUDGET.name)} twice; the first one counts.`,
      );
  }
  if (unread !== undefined) {
    notes.push(
      `The front matter of answers.md cannot be read in line ${unread}: write name: and email:, each on a line of its ` +
        'own, with no list and no braces; put quotes around what has a colon.',
    );
  }
  const [name, email] = FIELDS.map((key) => {
    const value = fields.get(key) ?? '';
    if (value === '' && unread === undefined) notes.push(`The front matter of answers.md has no ${key}.`);
    return value;
  });
  return { name: name!, email: email!, notes };
}

function fieldOf(line: string): { key: string; value: string } | undefined {
  const found = /^(["']?)([^\s"':#&*!|>%@`,?[\]{}-][^\s"':]*)\1\s*:(?:\s(.*))?$/.exec(line);
  const value = found && scalar((found[3] ?? '').trim());
  return value === undefined || value === null ? undefined : { key: found![2]!, value };
}

/** A value of YAML that is whole on its line, without its comment; `undefined` for any other. */
function scalar(text: string): string | undefined {
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?=\s*$|\s+#)/.exec(text)?.[0];
  if (quoted !== undefined) return unquoted(quoted);
  const plain = text.startsWith('#') ? '' : text.split(/\s#/, 1)[0]!.trimEnd();
  // What begins with one of these is no text in YAML, nor is what has a key of its own.
  if (/^(?:["'[\]{},&*!|>%@`]|[-?:](?:\s|$))|:(?:\s|$)/.test(plain)) return undefined;
  return plain;
}

function unquoted(text: string): string | undefined {
  try {
    return String(parse(text, { schema: 'failsafe', logLevel: 'error' }));
  } catch {
    // An escape that YAML does not know.
    return undefined;
  }
}
