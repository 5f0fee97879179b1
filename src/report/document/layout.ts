import { split } from '../../writeup/layout/text.js';
import { textBlocks } from '../../writeup/text/blocks.js';
import type { Line } from '../../writeup/text/line.js';
import { heightOf, linesOf } from '../../writeup/text/lines.js';
import { type Chunk, chunksOf } from './chunks.js';
import type { Document } from './document.js';
import { COLUMN, HEADER, type Item } from './page.js';

const BOTTOM = COLUMN.y + COLUMN.height;

/** A document as pages of what stands where, in reading order. A heading is never the last of a page. */
export function pagesOf(document: Document): Item[][] {
  const flow = new Flow();
  const chunks = chunksOf(document);
  for (const [i, chunk] of chunks.entries()) flow.place(chunk, needed(chunks, i));
  const { pages } = flow;
  return pages.map((items, i) => [...headerItems(document.header, `${i + 1} of ${pages.length}`), ...items]);
}

/** Height from a chunk's top to where a page may end. */
function needed(chunks: readonly Chunk[], at: number): number {
  const chunk = chunks[at]!;
  if (!('lines' in chunk)) return chunk.height;
  const next = chunks[at + 1];
  if (chunk.kept && next) return heightOf(chunk.lines) + next.gap + needed(chunks, at + 1);
  const end = chunk.lines.findIndex(({ kept }) => !kept);
  return heightOf(chunk.lines.slice(0, end + 1));
}

type Words = Extract<Chunk, { lines: unknown }>;

class Flow {
  readonly pages: Item[][] = [[]];
  #y = COLUMN.y;

  place(chunk: Chunk, least: number): void {
    const fresh = this.#y === COLUMN.y;
    if (!fresh && this.#y + chunk.gap + least > BOTTOM) this.#turn();
    else if (!fresh) this.#y += chunk.gap;
    if ('lines' in chunk) this.#lines(chunk);
    else {
      this.#add(...chunk.items(this.#y));
      this.#y += chunk.height;
    }
  }

  #lines({ lines, role, tone, head, section }: Words): void {
    if (section !== undefined) this.#add({ kind: 'section', title: section });
    let rest = lines;
    while (rest.length > 0) {
      if (rest !== lines) {
        this.#turn();
        this.#text(head, 'Artifact', 'text');
      }
      const part = split(rest, BOTTOM - this.#y);
      this.#text(part.lines, role, tone);
      rest = part.rest;
    }
  }

  #text(lines: readonly Line[], role: Words['role'], tone: Words['tone']): void {
    if (lines.length === 0) return;
    const height = heightOf(lines);
    const box = { x: COLUMN.x, y: this.#y, width: COLUMN.width, height };
    this.#add({ kind: 'text', box, lines, role, tone, align: 'left' });
    this.#y += height;
  }

  #turn(): void {
    this.pages.push([]);
    this.#y = COLUMN.y;
  }

  #add(...items: readonly Item[]): void {
    this.pages.at(-1)!.push(...items);
  }
}

const HEADER_SIZE = 8;
/** Width of the page's number. */
const NUMBER = 70;

function headerItems(header: string, number: string): Item[] {
  const line = (text: string, width: number) =>
    linesOf(textBlocks(text), { width, size: HEADER_SIZE }).slice(0, 1);
  const left = { ...HEADER, width: HEADER.width - NUMBER };
  const right = { ...HEADER, x: HEADER.x + left.width, width: NUMBER };
  const look = { kind: 'text', role: 'Artifact', tone: 'quiet' } as const;
  return [
    { ...look, box: left, lines: line(header, left.width), align: 'left' },
    { ...look, box: right, lines: line(number, NUMBER), align: 'right' },
  ];
}
