import type { SvgElement } from '../overview/chart.js';
import { CHART_COLOURS, type Chart } from '../overview/section.js';
import type { Drawing, Mark } from './document.js';

/** What an element of SVG inherits, as far as charts set it. */
interface Inherited {
  readonly x: number;
  readonly y: number;
  readonly fill: string;
  readonly stroke: string;
  /** Of what is stroked. */
  readonly opacity: number;
  readonly thick: number;
  readonly size: number;
  readonly anchor: string;
}

const ROOT: Inherited = {
  ...{ x: 0, y: 0, fill: 'currentColor', stroke: 'none', opacity: 1, thick: 1, size: 10, anchor: 'middle' },
};
/** The legend above a chart: the side of its squares, from label to label, and its height. */
const [SQUARE, BETWEEN, LEGEND] = [8, 18, 20];
/** Width of a letter, in ems; a wide one. */
const LETTER = 0.62;

/**
 * A chart's SVG as marks of a drawing, its legend above it.
 *
 * Knows what the charts of the class report are made of: groups, moved ones too, rectangles, circles, lines, paths and words.
 *
 * @throws {Error} for another element: it would be missing on paper, and nobody told
 */
export function drawingOf(svg: SvgElement, legend: Chart['legend'] = []): Drawing {
  const marks: Mark[] = [];
  const top = legend.length > 0 ? LEGEND : 0;
  let x = 0;
  for (const { label, fill } of legend) {
    const square = rectangle(0, 0, SQUARE, SQUARE);
    const [inside, stroke] = [colourOf(fill), CHART_COLOURS.dark];
    marks.push({ kind: 'path', x, y: 2, path: square, ...(inside && { fill: inside }), stroke, thick: 0.75 });
    const text = { text: label, size: 9, anchor: 'start', fill: CHART_COLOURS.ink } as const;
    marks.push({ kind: 'word', x: x + SQUARE + 5, y: 2 + SQUARE, ...text });
    x += SQUARE + 5 + 9 * LETTER * label.length + BETWEEN;
  }
  add(marks, svg, { ...ROOT, y: top });
  return {
    width: number(svg, 'width'),
    height: number(svg, 'height') + top,
    marks,
  };
}

function add(marks: Mark[], element: SvgElement, outer: Inherited): void {
  const own = inherited(element, outer);
  const name = element.tagName.toLowerCase();
  if (name === 'style') return;
  if (name === 'svg' || name === 'g') {
    for (const child of element.children) add(marks, child, own);
    return;
  }
  if (name === 'text') {
    const { size, anchor } = own;
    const at = { x: own.x + length(element, 'x', size), y: own.y + length(element, 'y', size) };
    const fill = colourOf(own.fill) ?? CHART_COLOURS.ink;
    const text = element.textContent ?? '';
    marks.push({ kind: 'word', ...at, text, size, anchor: anchor as 'start' | 'middle' | 'end', fill });
    return;
  }
  const [fill, stroke] = [colourOf(own.fill), colourOf(own.stroke, own.opacity)];
  const colours = { ...(fill && { fill }), ...(stroke && { stroke }) };
  marks.push({ kind: 'path', x: own.x, y: own.y, path: pathOf(name, element), thick: own.thick, ...colours });
}

function pathOf(name: string, element: SvgElement): string {
  const of = (attribute: string): number => number(element, attribute);
  switch (name) {
    case 'path':
      return element.getAttribute('d') ?? '';
    case 'rect':
      return rectangle(of('x'), of('y'), of('width'), of('height'));
    case 'line':
      return `M${of('x1')},${of('y1')}L${of('x2')},${of('y2')}`;
    case 'circle': {
      const r = of('r');
      return `M${of('cx') - r},${of('cy')}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;
    }
    default:
      throw new Error(
        `A chart holds <${name}>, which is not drawn on paper: expected groups, shapes and text.`,
      );
  }
}

const rectangle = (x: number, y: number, width: number, height: number): string =>
  `M${x},${y}h${width}v${height}h${-width}Z`;

function inherited(element: SvgElement, outer: Inherited): Inherited {
  const [, x = 0, y = 0] =
    /^translate\((-?[\d.e-]+),(-?[\d.e-]+)\)$/.exec(element.getAttribute('transform') ?? '') ?? [];
  const or = <T>(attribute: string, before: T, read: (value: string) => T): T => {
    const value = element.getAttribute(attribute);
    return value === null ? before : read(value);
  };
  return {
    x: outer.x + Number(x),
    y: outer.y + Number(y),
    fill: or('fill', outer.fill, String),
    stroke: or('stroke', outer.stroke, String),
    opacity: or('stroke-opacity', outer.opacity, Number),
    thick: or('stroke-width', outer.thick, Number),
    size: or('font-size', outer.size, Number),
    anchor: or('text-anchor', outer.anchor, String),
  };
}

const number = (element: SvgElement, attribute: string): number =>
  Number(element.getAttribute(attribute) ?? 0);

function length(element: SvgElement, attribute: string, size: number): number {
  const value = element.getAttribute(attribute) ?? '0';
  return value.endsWith('em') ? Number.parseFloat(value) * size : Number(value);
}

/** A colour of a chart as it looks on white: PDF/A would say more of what shines through. Undefined for none. */
function colourOf(colour: string, opacity = 1): string | undefined {
  if (colour === 'none') return undefined;
  const [, name = 'ink'] = /^var\(--(\w+)\)$/.exec(colour) ?? [];
  const digits = CHART_COLOURS[name as keyof typeof CHART_COLOURS].slice(1).match(/../g)!;
  const mixed = digits.map((two) => Math.round(255 - opacity * (255 - Number.parseInt(two, 16))));
  return `#${mixed.map((each) => each.toString(16).padStart(2, '0')).join('')}`;
}
