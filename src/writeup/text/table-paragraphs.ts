import type { Block, Run } from './line.js';

/** A table's rows as paragraphs: `Method: Saliency; Cells: 64`. */
export function paragraphsOf({ table, within }: Block): Block[] {
  const [heads = [], ...rows] = table!.rows;
  const say = (text: string): Run => ({ kind: 'text', text, style: 'regular' });
  return (rows.length > 0 ? rows : [heads]).map((row): Block => {
    const runs = row.flatMap((cell, c) => [
      ...(c === 0 ? [] : [say('; ')]),
      ...(rows.length > 0 ? [...(heads[c] ?? []), say(': ')] : []),
      ...cell,
    ]);
    return { kind: 'paragraph', runs, within };
  });
}
