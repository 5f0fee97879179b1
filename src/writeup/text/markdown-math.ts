import type { MarkdownIt } from 'markdown-it';
import { BUDGET } from '../budget.js';
import { definitionAt } from './macros.js';

/**
 * `$$x$$`, `\(x\)` and `\[x\]`. A search ends at the next opening mark, so that many of them without an end take no time.
 */
const MATH = /^(?:\$\$([^$]+)\$\$|\\\(((?:(?!\\\()[^\n])+?)\\\)|\\\[((?:(?!\\\[)[\s\S])+?)\\\])/;

/** Environments of TeX that are formulas by themselves. */
const ENVIRONMENT =
  /^\\begin\{((?:equation|align|alignat|gather|multline|eqnarray|flalign|displaymath|math)\*?)\}/;

/** A search through deeper braces ends: no formula has as many, and each dollar begins one. */
const DEEPEST = 3 * BUDGET.formula.depth;

/** What stands between marks of TeX in a text, and how long it is with them. */
interface Found {
  readonly tex: string;
  readonly display: boolean;
  readonly length: number;
}

function formulaAt(text: string): Found | undefined {
  if (text.startsWith('\\begin{')) return environmentAt(text);
  const found = MATH.exec(text);
  if (found) {
    const display = found[1] ?? found[3];
    return { tex: display ?? found[2]!, display: display !== undefined, length: found[0].length };
  }
  return text.startsWith('$') ? dollarsAt(text) : undefined;
}

function environmentAt(text: string): Found | undefined {
  const name = ENVIRONMENT.exec(text)?.[1];
  if (name === undefined) return undefined;
  const close = `\\end{${name}}`;
  const end = text.slice(0, BUDGET.formula.letters).indexOf(close);
  if (end === -1) return undefined;
  const length = end + close.length;
  const inside = text.slice(`\\begin{${name}}`.length, end);
  // Environments of LaTeX that only say how a formula stands.
  if (name === 'math' || name === 'displaymath') return { tex: inside, display: name !== 'math', length };
  return { tex: text.slice(0, length), display: true, length };
}

/**
 * `$x$`: as in pandoc a single dollar opens before anything but a space, and closes after anything but a space and not before a
 * digit: $5 and $6 are prices, as is a number that goes on as a sentence. Dollars within braces belong to what is in them: `$x \text{ for $y$}$`.
 */
function dollarsAt(text: string): Found | undefined {
  if (/^\$[\s$]/.test(text)) return undefined;
  let [depth, first] = [0, -1];
  const most = Math.min(text.length, BUDGET.formula.letters + 2);
  for (let at = 1; at < most && text[at] !== '\n'; at++) {
    const letter = text[at];
    if (letter === '\\') at++;
    else if (letter === '{' && ++depth > DEEPEST) break;
    else if (letter === '}') depth--;
    else if (letter === '$') {
      const closes = !/\s/.test(text[at - 1]!) && !/\d/.test(text[at + 1] ?? '');
      if (closes && depth <= 0) {
        const tex = text.slice(1, at);
        return PRICE.test(tex) ? undefined : { tex, display: false, length: at + 1 };
      }
      // A dollar that closes nothing ends the search, but within braces.
      if (depth <= 0) return undefined;
      if (closes && first === -1) first = at;
    }
  }
  // Its braces have no end: a formula that TeX will refuse, with a reason.
  return first === -1 ? undefined : { tex: text.slice(1, first), display: false, length: first + 1 };
}

/** A number in a sentence: a price, where another dollar happens to stand behind a word: `$20; US$ 7`, `between $5 and 6$`. */
const PRICE = /^\d[\d.,]*(?:[;:]\s+\p{L}{2}|\s+(?:and|or|to|for|per|plus|each|is|was)\s)[^\\^_={}<>+*/]*$/u;

/** TeX in one line; its comments end where their lines do. In a last line a bare percent sign is meant as one: `95 %`. */
const flat = (tex: string): string =>
  tex
    .replace(/(?<!\\)%[^\n]*\n/g, '')
    .replace(/(?<!\\)%/g, '\\%')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * Teaches a Markdown parser formulas: tokens `math` and `display_math`, whose content is the TeX. Those of several lines have
 * `$$` or `\[` at the start of the first and `$$` or `\]` at the end of the last; a line that begins with a minus is no item of
 * a list there.
 */
export function mathIn(markdown: MarkdownIt): void {
  // TeX is taken out before Markdown sees its backslashes and underscores.
  markdown.inline.ruler.before('escape', 'math', (state, silent) => {
    const letter = state.src[state.pos];
    if (letter !== '$' && letter !== '\\') return false;
    const text = state.src.slice(state.pos, state.posMax);
    const definition = letter === '\\' ? definitionAt(text, 0) : undefined;
    const found = definition
      ? { tex: definition.text, display: false, length: definition.end }
      : formulaAt(text);
    if (!found) return false;
    if (!silent) {
      const token = state.push(found.display ? 'display_math' : 'math', '', 0);
      token.content = flat(found.tex);
      token.meta = { lines: found.tex.split('\n').length - 1 };
    }
    state.pos += found.length;
    return true;
  });
  // A dollar ends a piece of plain text, as the other marks of Markdown do.
  markdown.inline.ruler.at('text', (state, silent) => {
    const rest = state.src.slice(state.pos, state.posMax);
    const length = rest.search(/[\n!#$%&*+\-:<=>@[\]\\^_`{}~]/);
    const end = length === -1 ? rest.length : length;
    if (end === 0) return false;
    if (!silent) state.pending += rest.slice(0, end);
    state.pos += end;
    return true;
  });
  markdown.block.ruler.before(
    'fence',
    'display_math',
    (state, start, end, silent) => {
      if (state.sCount[start]! - state.blkIndent >= 4) return false;
      const line = (i: number): string =>
        state.src.slice(state.bMarks[i]! + state.tShift[i]!, state.eMarks[i]).trim();
      const open = line(start).slice(0, 2);
      if (open !== '$$' && open !== '\\[') return false;
      const [mark, close] = open === '$$' ? ['$', '$$'] : ['\\[', '\\]'];
      const tex = [line(start).slice(2)];
      if (tex[0]!.includes(mark) || tex[0]!.includes(close)) return false;
      for (let i = start + 1; i < end && state.sCount[i]! >= state.blkIndent; i++) {
        const at = line(i).indexOf(close);
        const last = at !== -1 && at === line(i).length - 2;
        tex.push(last ? line(i).slice(0, -2) : line(i));
        if (tex.at(-1)!.includes(mark) || (at !== -1 && !last)) return false;
        if (!last) continue;
        if (!silent) {
          state.push('display_math', '', 0).content = flat(tex.join('\n'));
          state.line = i + 1;
        }
        return true;
      }
      return false;
    },
    { alt: ['paragraph', 'blockquote', 'list'] },
  );
}
