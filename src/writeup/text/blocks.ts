import MarkdownIt from 'markdown-it';
import type { Block, Run, Style } from './line.js';

/**
 * Markdown as it is understood in answers: no HTML, tables, struck text and definitions of links, which stay the text they
 * are, as pictures do: nothing that was handed in may be invisible.
 */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable([
  'table',
  'strikethrough',
  'reference',
]);
const LINK = /^(https?:|mailto:)/i;
markdown.validateLink = (address) => LINK.test(address.trim());

/**
 * `$x$`, `$$x$$`, `\(x\)` and `\[x\]`. As in pandoc a single dollar opens before anything but a space, and closes after
 * anything but a space and not before a digit: $5 and $6 are prices.
 */
const MATH =
  /^(?:\$\$([^$]+)\$\$|\$(?![\s$])((?:\\[^\n]|[^$\\\n])*?(?:\\[^\n]|[^\s$\\]))\$(?!\d)|\\\(([^\n]+?)\\\)|\\\[([\s\S]+?)\\\])/;

/** TeX in one line; its comments end where their lines do. */
const flat = (tex: string): string =>
  tex
    .replace(/(?<!\\)%[^\n]*\n/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** TeX is taken out before Markdown sees its backslashes and underscores. */
markdown.inline.ruler.before('escape', 'math', (state, silent) => {
  const found = MATH.exec(state.src.slice(state.pos, state.posMax));
  if (!found) return false;
  const display = found[1] ?? found[4];
  const tex = display ?? found[2] ?? found[3] ?? '';
  if (!silent) {
    const token = state.push(display === undefined ? 'math' : 'display_math', '', 0);
    token.content = flat(tex);
  }
  state.pos += found[0].length;
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

/**
 * Formulas of several lines, `$$` or `\[` at the start of the first and `$$` or `\]` at the end of the last: a line that
 * begins with a minus is no item of a list there.
 */
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

/** What moves or hides neighbouring text, and what has no look: not for a page that is graded. */
const UNSEEN = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|(?![\n\t])\p{Cc}|\p{Cs}/gu;
const visible = (text: string): string =>
  text
    // Other ends of lines and pages than Unix's part words, too.
    .replace(/\r\n?|[\v\f\x85\u2028\u2029]/g, '\n')
    .replace(UNSEEN, '');

type Token = ReturnType<typeof markdown.parse>[number];

/** Plain text as a block to lay out; `\n` breaks its lines. */
export const textBlocks = (text: string, style: Style = 'regular'): Block[] => [
  { kind: 'paragraph', depth: 0, runs: [{ kind: 'text', text: visible(text), style }] },
];

/** Markdown as blocks to lay out. What it does not know stays the text it is. */
export function blocksOf(source: string): Block[] {
  const blocks: Block[] = [];
  const lists: { ordered: boolean; next: number }[] = [];
  let quotes = 0;
  let mark: string | undefined;
  let heading = false;
  const add = (kind: Block['kind'], runs: readonly Run[]): void => {
    const own = mark === undefined ? (quotes > 0 && kind === 'paragraph' ? 'quote' : kind) : 'item';
    const depth = lists.length + quotes;
    blocks.push({ kind: own, runs, depth, ...(mark !== undefined && { mark }) });
    mark = undefined;
  };
  for (const token of markdown.parse(visible(source), {})) {
    switch (token.type) {
      case 'bullet_list_open':
        lists.push({ ordered: false, next: 1 });
        break;
      case 'ordered_list_open':
        lists.push({ ordered: true, next: Number(token.attrGet('start') ?? 1) });
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop();
        break;
      case 'list_item_open': {
        const list = lists.at(-1)!;
        mark = list.ordered ? `${list.next++}.` : '•';
        break;
      }
      case 'list_item_close':
        // An item without text still has its mark.
        if (mark !== undefined) add('item', []);
        break;
      case 'blockquote_open':
        quotes++;
        break;
      case 'blockquote_close':
        quotes--;
        break;
      case 'heading_open':
        heading = true;
        break;
      case 'heading_close':
        heading = false;
        break;
      case 'inline':
        add(heading ? 'heading' : 'paragraph', runsOf(token.children ?? [], heading));
        break;
      case 'display_math':
        add('paragraph', [{ kind: 'math', tex: token.content, display: true }]);
        break;
      case 'fence':
      case 'code_block':
        add('code', [{ kind: 'text', text: token.content.replace(/\n$/, ''), style: 'code' }]);
        break;
      case 'hr':
        add('paragraph', [{ kind: 'text', text: '———', style: 'regular' }]);
        break;
      default:
    }
  }
  return blocks;
}

function runsOf(tokens: readonly Token[], bold: boolean): Run[] {
  const runs: Run[] = [];
  let [strong, emphasis] = [bold ? 1 : 0, 0];
  let link: string | undefined;
  const say = (text: string, code = false): void => {
    const style = code ? 'code' : strong > 0 ? 'bold' : emphasis > 0 ? 'italic' : 'regular';
    // Once more: `&#x202e;` is a character by now.
    const shown = visible(text);
    if (shown !== '') runs.push({ kind: 'text', text: shown, style, ...(link !== undefined && { link }) });
  };
  for (const token of tokens) {
    const { type, content } = token;
    if (type === 'code_inline') say(content, true);
    else if (type === 'math') runs.push({ kind: 'math', tex: content, display: false });
    else if (type === 'display_math') runs.push({ kind: 'math', tex: content, display: true });
    else if (type === 'softbreak') say(' ');
    else if (type === 'hardbreak') say('\n');
    else if (type === 'strong_open') strong++;
    else if (type === 'strong_close') strong--;
    else if (type === 'em_open') emphasis++;
    else if (type === 'em_close') emphasis--;
    else if (type === 'link_open') link = String(token.attrGet('href'));
    else if (type === 'link_close') link = undefined;
    // Never loaded: it would be a file of this machine, or the network.
    else if (type === 'image') say(`![${content}](${token.attrGet('src')})`);
    else say(content);
  }
  return runs;
}
