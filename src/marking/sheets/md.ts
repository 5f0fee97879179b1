import { GradelensError } from '../../errors.js';
import { clean } from '../../report/clean.js';
import { points } from '../../report/text.js';
import { signed } from '../score.js';
import { NONE, type SheetFormat, type SheetRow, shownText, writtenOf } from '../sheet.js';

/** Bytes of a file. */
const MOST = 2 ** 26;

/** A section for each answer. What a student wrote stands behind `>`, so that nothing of it is read as a mark. */
export default {
  write({ id, title, points: most, prompt, items }, answers) {
    const head = [
      `# ${id}`,
      '',
      `> ${title} (${points(most)} points)`,
      ...quoted(prompt),
      '>',
      `> Behind "items:" write what fits, between blanks, or ${NONE}; blank changes nothing. A comment may go on for lines; ${NONE} takes`,
      '> it away. Leave all other lines as they are.',
      ...items.map((item) => `> - ${item.id}: ${signed(item.points)} ${item.title}`),
    ];
    const sections = answers.map((answer) => {
      const { state, items: has, comment } = writtenOf(answer);
      const choice = answer.choice === undefined ? [] : [`> Choice ${answer.choice}`];
      const said = [...choice, ...quoted(clean(shownText(answer)))];
      return [`## ${answer.code} ${state}`, '', ...said, '', `items: ${has}`, `comment: ${comment}`];
    });
    return `${[head, ...sections].map((lines) => lines.join('\n')).join('\n\n')}\n`;
  },

  async read(bytes) {
    if (bytes.length > MOST) throw invalid(`it has ${bytes.length} bytes; at most ${MOST} are read`);
    const lines = clean(new TextDecoder().decode(bytes)).split('\n');
    const question = /^# (\S+)/.exec(lines.find((line) => line.startsWith('# ')) ?? '')?.[1];
    if (question === undefined) throw invalid('no line "# <question>" says which question it is of');
    const rows: { -readonly [Key in keyof SheetRow]: SheetRow[Key] }[] = [];
    let into: 'items' | 'comment' | undefined;
    for (const [i, line] of lines.entries()) {
      const [, code, state] = /^## (\S+)(?: +(\S+))?/.exec(line) ?? [];
      if (code !== undefined) {
        rows.push({ line: i + 1, question, code, state: state ?? '', items: '', comment: '' });
        into = undefined;
        continue;
      }
      const row = rows.at(-1);
      if (row === undefined || line.startsWith('>')) continue;
      const [, name, rest] = /^(items|comment):(.*)$/.exec(line) ?? [];
      if (name !== undefined) into = name as 'items' | 'comment';
      if (into !== undefined) row[into] += `${row[into] === '' ? '' : '\n'}${rest ?? line}`;
    }
    return rows.map((row) => ({ ...row, items: row.items.trim(), comment: row.comment.trim() }));
  },
} satisfies SheetFormat;

const quoted = (text: string): string[] => text.split('\n').map((line) => `> ${line}`.trimEnd());

const invalid = (problem: string): GradelensError =>
  new GradelensError('SHEET_INVALID', `The file cannot be read: ${problem}. Nothing was changed.`);
