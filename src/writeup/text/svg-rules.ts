type Attributes = Readonly<Record<string, string | undefined>>;

/** Thickness of the lines and frames of tables, which MathJax leaves to its style sheet, in thousandths of an em. */
const TABLE_LINE = 70;

const box = (left: number, top: number, right: number, bottom: number): string =>
  `M${left} ${top}H${right}V${bottom}H${left}Z`;
/** The same outline the other way round: within a box it is a hole. */
const hole = (left: number, top: number, right: number, bottom: number): string =>
  `M${left} ${top}V${bottom}H${right}V${top}Z`;

/** An SVG rectangle as path data to fill: a bar, or a frame where it is only an outline. */
export function rectangle(attributes: Attributes): string {
  const number = (name: string): number => Number(attributes[name] ?? 0);
  const [left, top] = [number('x'), number('y')];
  const [right, bottom] = [left + number('width'), top + number('height')];
  const framed = attributes['data-frame'] !== undefined;
  if (!framed && attributes.fill !== 'none') return box(left, top, right, bottom);
  const half = Number(attributes['stroke-width'] ?? TABLE_LINE) / 2;
  return (
    box(left - half, top - half, right + half, bottom + half) +
    hole(left + half, top + half, right - half, bottom - half)
  );
}

/** An SVG line as path data to fill: a bar, level, upright or slanted. */
export function straightLine(attributes: Attributes): string {
  const [x1, y1, x2, y2] = ['x1', 'y1', 'x2', 'y2'].map((name) => Number(attributes[name] ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  const half = Number(attributes['stroke-width'] ?? TABLE_LINE) / 2;
  if (x1 === x2) return box(x1 - half, Math.min(y1, y2), x1 + half, Math.max(y1, y2));
  if (y1 === y2) return box(Math.min(x1, x2), y1 - half, Math.max(x1, x2), y1 + half);
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [dx, dy] = [(-half * (y2 - y1)) / length, (half * (x2 - x1)) / length];
  return `M${x1 + dx} ${y1 + dy}L${x2 + dx} ${y2 + dy}L${x2 - dx} ${y2 - dy}L${x1 - dx} ${y1 - dy}Z`;
}
