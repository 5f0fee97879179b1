import type { Run, Table } from './line.js';
import type { Token } from './markdown.js';
import { type Place, runsOf } from './runs.js';

/** Makes a table of Markdown's tokens; a table lies within no other. */
export class TableReader {
  #align: Table['align'][number][] = [];
  #rows: Run[][][] = [];
  #reads = false;

  /** Takes a token that is part of a table, up to its end. */
  read({ type, children, attrs }: Token, place: Omit<Place, 'bold'>): boolean {
    if (type === 'table_open') {
      [this.#align, this.#rows, this.#reads] = [[], [], true];
      return true;
    }
    if (!this.#reads || type === 'table_close') return false;
    if (type === 'tr_open') this.#rows.push([]);
    else if (type === 'th_open') this.#align.push(alignOf(attrs?.find(([name]) => name === 'style')?.[1]));
    else if (type === 'inline')
      this.#rows.at(-1)!.push(runsOf(children ?? [], { ...place, bold: this.#rows.length === 1 }));
    return true;
  }

  end(): Table {
    this.#reads = false;
    return { align: this.#align, rows: this.#rows };
  }
}

const alignOf = (style: unknown): Table['align'][number] =>
  (/text-align:(left|center|right)/.exec(String(style))?.[1] as Table['align'][number] | undefined) ?? 'left';
