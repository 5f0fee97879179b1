import MarkdownIt from 'markdown-it';
import type { Part } from '../structure.js';
import type { Style } from './fonts.js';
import type { Block, Run } from './line.js';
import { mathIn } from './markdown-math.js';

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

mathIn(markdown);

/** Where quotations and lists lie deeper in each other, the rest is plain text: each reads its lines anew. A list counts twice. */
const DEEPEST = 32;
markdown.block.ruler.before('code', 'deepest', (state, start, end, silent) => {
  if (state.level < DEEPEST || silent) return false;
  state.push('paragraph_open', 'p', 1);
  const text = state.push('inline', '', 0);
  text.content = state.getLines(start, end, state.blkIndent, false).trim();
  text.children = [];
  state.push('paragraph_close', 'p', -1);
  state.line = end;
  return true;
});

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
  const within: Part[] = [];
  let quotes = 0;
  let mark: string | undefined;
  let heading = false;
  const add = (kind: Block['kind'], runs: readonly Run[]): void => {
    const own = mark === undefined ? (quotes > 0 && kind === 'paragraph' ? 'quote' : kind) : 'item';
    const depth = lists.length + quotes;
    const around = within.length > 0 && { within: [...within] };
    blocks.push({ kind: own, runs, depth, ...(mark !== undefined && { mark }), ...around });
    mark = undefined;
  };
  for (const token of markdown.parse(visible(source), {})) {
    switch (token.type) {
      case 'bullet_list_open':
        lists.push({ ordered: false, next: 1 });
        within.push({ role: 'L', numbering: 'Disc' });
        break;
      case 'ordered_list_open':
        lists.push({ ordered: true, next: Number(token.attrGet('start') ?? 1) });
        within.push({ role: 'L', numbering: 'Decimal' });
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop();
        within.pop();
        break;
      case 'list_item_open': {
        const list = lists.at(-1)!;
        mark = list.ordered ? `${list.next++}.` : '•';
        within.push({ role: 'LI' }, { role: 'LBody' });
        break;
      }
      case 'list_item_close':
        // An item without text still has its mark.
        if (mark !== undefined) add('item', []);
        within.splice(-2);
        break;
      case 'blockquote_open':
        quotes++;
        within.push({ role: 'BlockQuote' });
        break;
      case 'blockquote_close':
        quotes--;
        within.pop();
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
    else if (type === 'math' || type === 'display_math')
      runs.push({ kind: 'math', tex: content, display: type === 'display_math' });
    else if (type === 'softbreak') say(' ');
    else if (type === 'hardbreak') say('\n');
    else if (type === 'strong_open') strong++;
    else if (type === 'strong_close') strong--;
    else if (type === 'em_open') emphasis++;
    else if (type === 'em_close') emphasis--;
    // `[a]()` leads nowhere, and a slide program refuses a link without an address.
    else if (type === 'link_open') link = String(token.attrGet('href') ?? '') || undefined;
    else if (type === 'link_close') link = undefined;
    // Never loaded: it would be a file of this machine, or the network.
    else if (type === 'image') say(`![${content}](${token.attrGet('src')})`);
    else say(content);
  }
  return runs;
}
