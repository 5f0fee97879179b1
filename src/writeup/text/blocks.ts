import MarkdownIt from 'markdown-it';
import type { Block, Run, Style } from './line.js';

/** Markdown as it is understood in answers: no HTML and no tables, which stay the text they are, as pictures do. */
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable('table');
const LINK = /^(https?:|mailto:)/i;
markdown.validateLink = (address) => LINK.test(address.trim());

/**
 * `$x$`, `$$x$$`, `\(x\)` and `\[x\]`. As in pandoc a single dollar opens before anything but a space, and closes after
 * anything but a space and not before a digit: $5 and $6 are prices.
 */
const MATH =
  /^(?:\$\$([^$]+)\$\$|\$(?![\s$])((?:\\[^\n]|[^$\\\n])*?(?:\\[^\n]|[^\s$\\]))\$(?!\d)|\\\(([^\n]+?)\\\)|\\\[([\s\S]+?)\\\])/;

/** TeX is taken out before Markdown sees its backslashes and underscores. */
markdown.inline.ruler.before('escape', 'math', (state, silent) => {
  const found = MATH.exec(state.src.slice(state.pos, state.posMax));
  if (!found) return false;
  const display = found[1] ?? found[4];
  const tex = display ?? found[2] ?? found[3] ?? '';
  if (!silent) {
    const token = state.push(display === undefined ? 'math' : 'display_math', '', 0);
    token.content = tex.replace(/\s+/g, ' ').trim();
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

/** What moves or hides neighbouring text, and what has no look: not for a page that is graded. */
const UNSEEN = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|(?![\n\t])\p{Cc}|\p{Cs}/gu;
const visible = (text: string): string => text.replace(UNSEEN, '');

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
    if (text !== '') runs.push({ kind: 'text', text, style, ...(link !== undefined && { link }) });
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
