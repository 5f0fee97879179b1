import type { Part } from '../structure.js';
import type { Style } from './fonts.js';
import { footnotesOf } from './footnotes.js';
import type { Block, Run } from './line.js';
import { macrosOf } from './macros.js';
import { markdown, type Token } from './markdown.js';
import { asMarkdown } from './pasted.js';
import { runsOf } from './runs.js';
import { TableReader } from './table-reader.js';
import { visible } from './visible.js';

/** Plain text as a block to lay out; `\n` breaks its lines. */
export const textBlocks = (text: string, style: Style = 'regular'): Block[] => [
  { kind: 'paragraph', within: [], runs: [{ kind: 'text', text: visible(text), style }] },
];

/** Markdown as blocks to lay out. What it does not know stays the text it is. */
export const blocksOf = (source: string): Block[] => readMarkdown(source).blocks;

/** `blocksOf`, and the lines, counted from 0, that hold tags of HTML. */
export function readMarkdown(source: string): { blocks: Block[]; html: readonly number[] } {
  const text = asMarkdown(visible(source));
  const env = {};
  const reader = new BlockReader();
  const { body, notes } = footnotesOf(markdown.parse(text, env), env);
  for (const token of body) reader.read(token);
  for (const note of notes) reader.note(note);
  return { blocks: macrosOf(reader.blocks), html: [...reader.html] };
}

/** Boxes of a task list, and what stands for them at an item's beginning. */
const TASK = /^\[([ xX])\](?:\s+|$)/;
const BOXES = { ticked: '☑', empty: '☐' } as const;

/** Makes blocks of Markdown's tokens, one after the other. */
class BlockReader {
  readonly blocks: Block[] = [];
  readonly html = new Set<number>();
  readonly #lists: { readonly ordered: boolean; next: number }[] = [];
  readonly #within: Part[] = [];
  readonly #tables = new TableReader();
  #mark: string | undefined;
  #kind: 'paragraph' | 'heading' | 'note' = 'paragraph';
  /** Line of the source, counted from 0. */
  #line = 0;

  get #place() {
    return { line: this.#line, html: this.html };
  }

  read(token: Token): void {
    this.#line = token.map?.[0] ?? this.#line;
    if (this.#tables.read(token, this.#place)) return;
    switch (token.type) {
      case 'table_close':
        this.#add({ kind: 'table', runs: [], table: this.#tables.end() });
        break;
      case 'bullet_list_open':
        this.#list(false, 1);
        break;
      case 'ordered_list_open':
        this.#list(true, Number(token.attrGet('start') ?? 1));
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        this.#lists.pop();
        this.#within.pop();
        break;
      case 'list_item_open': {
        const list = this.#lists.at(-1)!;
        this.#mark = list.ordered ? `${list.next++}.` : '•';
        this.#within.push({ role: 'LI' }, { role: 'LBody' });
        break;
      }
      case 'list_item_close':
        // An item without text still has its mark.
        if (this.#mark !== undefined) this.#add({ kind: 'paragraph', runs: [] });
        this.#within.splice(-2);
        break;
      case 'blockquote_open':
        this.#within.push({ role: 'BlockQuote' });
        break;
      case 'blockquote_close':
        this.#within.pop();
        break;
      case 'heading_open':
        this.#kind = 'heading';
        break;
      case 'heading_close':
        this.#kind = 'paragraph';
        break;
      case 'inline':
        this.#inline(runsOf(token.children ?? [], { ...this.#place, bold: this.#kind === 'heading' }));
        break;
      case 'display_math':
        this.#inline([{ kind: 'math', tex: token.content, display: true, line: this.#line }]);
        break;
      case 'fence':
      case 'code_block':
        this.#add({
          kind: 'code',
          runs: [{ kind: 'text', text: token.content.replace(/\n$/, ''), style: 'code' }],
        });
        break;
      case 'hr':
        this.#inline([{ kind: 'text', text: '———', style: 'regular' }]);
        break;
      default:
    }
  }

  /** A footnote, after the answer. */
  note({ number, tokens }: { readonly number: number; readonly tokens: readonly Token[] }): void {
    this.#within.push({ role: 'Note' });
    this.#mark = String(number);
    this.#kind = 'note';
    for (const token of tokens) this.read(token);
    if (this.#mark !== undefined) this.#add({ kind: 'note', runs: [] });
    this.#kind = 'paragraph';
    this.#within.pop();
  }

  #list(ordered: boolean, next: number): void {
    this.#lists.push({ ordered, next });
    this.#within.push({ role: 'L', numbering: ordered ? 'Decimal' : 'Disc' });
  }

  #inline(runs: Run[]): void {
    const [first] = runs;
    const box =
      this.#mark === '•' && first?.kind === 'text' && first.style !== 'code' && TASK.exec(first.text);
    if (box && first) {
      this.#mark = box[1] === ' ' ? BOXES.empty : BOXES.ticked;
      runs[0] = { ...first, text: first.text.slice(box[0].length) };
    }
    this.#add({ kind: this.#kind, runs });
  }

  #add(block: Omit<Block, 'within' | 'mark'>): void {
    const { kind } = block;
    const item = this.#mark !== undefined && (kind === 'paragraph' || kind === 'heading') ? 'item' : kind;
    const mark = this.#mark === undefined ? {} : { mark: this.#mark };
    this.blocks.push({ ...block, kind: item, within: [...this.#within], ...mark });
    this.#mark = undefined;
  }
}
