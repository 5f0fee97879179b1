import type { Picture } from '../../writeup/figure.js';
import type { Part } from '../../writeup/structure.js';
import { textBlocks } from '../../writeup/text/blocks.js';
import type { Style } from '../../writeup/text/fonts.js';
import { heightOf, linesOf } from '../../writeup/text/lines.js';
import type { Chunk } from './chunks.js';
import type { Captioned, Drawing } from './document.js';
import { LIMITS } from './limits.js';
import { COLUMN, type Item } from './page.js';

/** Pictures of a row: as wide as if they were so many, and no higher; between them, and above their words. In points. */
const [ACROSS, HIGHEST, BETWEEN, ABOVE] = [4, 160, 14, 4];
const GAP = 8;
const TITLE = { size: 8, face: 'bold' } as const;
const NOTE = { size: 7.5, face: 'regular' } as const;

/** Pictures side by side with their words below; one that is too large is its words. */
export function picturesChunk(pictures: readonly Captioned[]): Chunk[] {
  if (pictures.length === 0) return [];
  const width = (COLUMN.width - (ACROSS - 1) * BETWEEN) / ACROSS;
  const lines = (text: string, { size, face }: { size: number; face: Style }) =>
    linesOf(textBlocks(text, face), { width, size });
  const cells = pictures.map(({ png, title, note }) => {
    const picture = pictureIn(png);
    const small = picture.width * picture.height <= LIMITS.pixels;
    const scale = Math.min(width / picture.width, HIGHEST / picture.height);
    const size = small
      ? { width: scale * picture.width, height: scale * picture.height }
      : { width: 0, height: 0 };
    const said = small ? note : `${picture.width} by ${picture.height} pixels: too large for paper. ${note}`;
    return {
      ...{ picture, size, small, alt: `${title}: ${note}` },
      head: lines(title, TITLE),
      note: lines(said, NOTE),
    };
  });
  const highest = Math.max(...cells.map(({ size }) => size.height));
  const below = Math.max(...cells.map(({ head, note }) => heightOf(head) + heightOf(note)));
  const within: Part[] = [{ role: 'Div' }];
  const items = (y: number): Item[] =>
    cells.flatMap(({ picture, size, small, alt, head, note }, i): Item[] => {
      const x = COLUMN.x + i * (width + BETWEEN);
      const box = { x, y, ...size };
      const text = { x, y: y + highest + ABOVE, width, height: below };
      const words = { kind: 'text', role: 'Caption', align: 'left', within } as const;
      return [
        ...(small
          ? [
              { kind: 'picture', box, picture, alt, within } as const,
              { kind: 'shape', box, stroke: 'line' } as const,
            ]
          : []),
        { ...words, box: text, lines: head, tone: 'text' },
        { ...words, box: { ...text, y: text.y + heightOf(head) }, lines: note, tone: 'quiet' },
      ];
    });
  return [{ gap: GAP, kept: false, height: highest + ABOVE + below, items }];
}

/** A drawing, made smaller where the column is narrower. */
export function drawingChunk(drawing: Drawing, alt: string): Chunk {
  const scale = Math.min(1, COLUMN.width / drawing.width, COLUMN.height / drawing.height);
  const height = scale * drawing.height;
  const size = { width: scale * drawing.width, height };
  return {
    ...{ gap: GAP, kept: false, height },
    items: (y) => [{ kind: 'drawing', box: { x: COLUMN.x, y, ...size }, drawing, alt }],
  };
}

/** A PNG says its size in its first chunk. */
function pictureIn(png: Uint8Array): Picture {
  const data = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  return { data, format: 'png', width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
}
