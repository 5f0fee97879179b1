import MarkdownIt from 'markdown-it';

/** How a piece of text looks. */
export type Style = 'regular' | 'bold' | 'italic' | 'code';

/** Text in one style; `\n` breaks the line. */
export interface Run {
  readonly text: string;
  readonly style: Style;
}

/** A paragraph, a heading, a list item or a block of code. */
export interface Block {
  readonly kind: 'paragraph' | 'heading' | 'item' | 'code';
  readonly runs: readonly Run[];
  /** Lists and quotations around it. */
  readonly depth: number;
  /** Before a list item: `•`, `2.`. */
  readonly mark?: string;
}

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable(['table']);

/** TeX is kept as it stands: Markdown would take its backslashes and underscores for its own. */
markdown.inline.ruler.before('escape', 'math', (state, silent) => {
  const found = /^(\$\$[^$]+\$\$|\$[^$\n]+\$)/.exec(state.src.slice(state.pos, state.posMax))?.[0];
  if (found === undefined) return false;
  if (!silent) state.push('math', '', 0).content = found.replace(/\s+/g, ' ');
  state.pos += found.length;
  return true;
});

type Token = ReturnType<typeof markdown.parse>[number];

/** Markdown as blocks to lay out. HTML, pictures and TeX stay the text they are; a link shows its address. */
export function blocksOf(source: string): Block[] {
  const blocks: Block[] = [];
  const lists: { ordered: boolean; next: number }[] = [];
  let quotes = 0;
  let mark: string | undefined;
  let heading = false;
  const add = (kind: Block['kind'], runs: readonly Run[]): void => {
    const depth = lists.length + quotes;
    blocks.push({
      kind: mark === undefined ? kind : 'item',
      runs,
      depth,
      ...(mark !== undefined && { mark }),
    });
    mark = undefined;
  };
  for (const token of markdown.parse(source, {})) {
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
        add('code', [{ text: token.content.replace(/\n$/, ''), style: 'code' }]);
        break;
      case 'hr':
        add('paragraph', [{ text: '———', style: 'regular' }]);
        break;
      default:
    }
  }
  return blocks;
}

function runsOf(tokens: readonly Token[], bold: boolean): Run[] {
  const runs: Run[] = [];
  let [strong, emphasis] = [bold ? 1 : 0, 0];
  const links: string[] = [];
  const say = (text: string, code = false): void => {
    const style = code ? 'code' : strong > 0 ? 'bold' : emphasis > 0 ? 'italic' : 'regular';
    if (text !== '') runs.push({ text, style });
  };
  for (const token of tokens) {
    if (token.type === 'text') say(token.content);
    else if (token.type === 'code_inline') say(token.content, true);
    else if (token.type === 'softbreak') say(' ');
    else if (token.type === 'hardbreak') say('\n');
    else if (token.type === 'strong_open') strong++;
    else if (token.type === 'strong_close') strong--;
    else if (token.type === 'em_open') emphasis++;
    else if (token.type === 'em_close') emphasis--;
    else if (token.type === 'link_open') links.push(String(token.attrGet('href') ?? ''));
    else if (token.type === 'link_close') say(` (${links.pop()})`);
    else say(token.content);
  }
  return runs;
}
