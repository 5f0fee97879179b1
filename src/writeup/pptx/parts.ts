import type { Picture } from '../figure.js';
import type { Box, Element } from '../slide.js';
import type { Line, Segment } from '../text/line.js';
import { extentOf } from '../text/svg-path.js';

type Text = Extract<Element, { kind: 'text' }>;
type Formula = Extract<Segment, { kind: 'math' }>;

/** What a slide program has a shape of its own for: a text holds neither tables nor pictures, and formulas are pictures. */
export type Part =
  | { readonly kind: 'text'; readonly box: Box; readonly element: Text }
  | {
      readonly kind: 'table';
      readonly box: Box;
      readonly lines: readonly Line[];
      readonly tone: Text['tone'];
    }
  | { readonly kind: 'picture'; readonly box: Box; readonly picture: Picture; readonly alt: string }
  | { readonly kind: 'formula'; readonly box: Box; readonly segment: Formula };

/** A text as parts one below the other: paragraphs stay texts that go on from line to line where nothing else is in them. */
export function partsOf(element: Text): Part[] {
  const { lines, box } = element;
  const parts: Part[] = [];
  let top = box.y;
  for (let from = 0; from < lines.length; ) {
    const kind = kindOf(lines, from);
    let to = from + 1;
    // Code is a text of its own, since it has a box of its own.
    const code = lines[from]!.kind === 'code';
    while (to < lines.length && kindOf(lines, to) === kind && together(lines[from]!, lines[to]!, kind, code))
      to++;
    const own = lines.slice(from, to);
    top += from === 0 ? 0 : own[0]!.gap;
    const height = own.reduce((sum, line, i) => sum + (i === 0 ? 0 : line.gap) + line.height, 0);
    const place = { ...box, y: top, height };
    if (kind === 'flow')
      parts.push({ kind: 'text', box: place, element: { ...element, lines: own, box: place } });
    else if (kind === 'table') parts.push({ kind: 'table', box: place, lines: own, tone: element.tone });
    else parts.push(...exact(element, own[0]!, place));
    top += height;
    from = to;
  }
  return parts;
}

const together = (first: Line, next: Line, kind: ReturnType<typeof kindOf>, code: boolean): boolean => {
  if (kind === 'flow') return code ? next.block === first.block : next.kind !== 'code';
  return kind === 'table' && next.block === first.block;
};

/** `exact` is a line of a block that holds more than text: its pieces have places. */
function kindOf(lines: readonly Line[], at: number): 'flow' | 'table' | 'exact' {
  const { kind, block } = lines[at]!;
  if (kind === 'table') return 'table';
  const holds = ({ block: own, segments }: Line): boolean =>
    own === block && segments.some((segment) => segment.kind !== 'text');
  // A block's lines follow each other.
  for (let i = at; i >= 0 && lines[i]!.block === block; i--) if (holds(lines[i]!)) return 'exact';
  for (let i = at; i < lines.length && lines[i]!.block === block; i++) if (holds(lines[i]!)) return 'exact';
  return 'flow';
}

/** A line's pieces, each at its place. */
function exact(element: Text, line: Line, box: Box): Part[] {
  const baseline = box.y + line.baseline;
  // A formula such as `{}` draws nothing, and has no place.
  const drawn = line.segments.filter((segment) => segment.kind !== 'math' || segment.paths.length > 0);
  return drawn.map((segment): Part => {
    const { x, width, dy = 0 } = segment;
    if (segment.kind === 'picture') {
      const place = { x: box.x + x, y: baseline - segment.height, width, height: segment.height };
      return { kind: 'picture', box: place, picture: segment.picture, alt: segment.alt };
    }
    const place = { x: box.x + x, y: box.y, width, height: line.height };
    if (segment.kind === 'math') {
      const [top, bottom] = extentOf(segment.paths.map(({ path }) => path).join(''));
      return { kind: 'formula', box: { ...place, y: baseline + dy + top, height: bottom - top }, segment };
    }
    const { text, kind, style, link, struck, script, size } = segment;
    const look = {
      style,
      ...(link !== undefined && { link }),
      ...(struck && { struck }),
      ...(script && { script }),
    };
    // Text boxes have their letters at the top, where lines here have some room.
    const own = { ...place, y: baseline + (script ? 0 : dy) - 1.05 * size, height: 1.3 * size };
    const { mark: _, ...rest } = line;
    const alone = {
      ...rest,
      within: [],
      kind: 'paragraph' as const,
      runs: [{ kind, text, ...look }],
      segments: [segment],
    };
    const shown = { ...element, align: 'left' as const, box: own, lines: [alone] };
    return { kind: 'text', box: own, element: shown };
  });
}
