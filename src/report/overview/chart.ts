import type { Chart } from './section.js';

/** Of a drawing: its width, and the height that it is not to have where it can be lower, in pixels of a page or points of paper. */
interface Size {
  readonly width: number;
  readonly highest: number;
}

const PAGE: Size = { width: 720, highest: Number.POSITIVE_INFINITY };
/** Rows of a chart are readable down to this share of their height. */
const LOWEST = 0.5;

/** An element of SVG, as far as it is read here. */
export interface SvgElement {
  readonly tagName: string;
  readonly textContent: string | null;
  readonly children: Iterable<SvgElement>;
  readonly outerHTML: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
}

/** Draws a chart as SVG; its colours stay names of styles. The libraries take time to load, which only who draws is to wait for. */
export async function draw(chart: Chart, { width, highest } = PAGE): Promise<SvgElement> {
  const [plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')]);
  const { document } = parseHTML('<!doctype html><html><body></body></html>') as unknown as {
    document: never;
  };
  const own = chart.options(plot);
  const height = Math.min(own.height, Math.max(highest, LOWEST * own.height));
  // Of one fixed name, so that equal results give equal bytes.
  const options = { width, ...own, height, document, className: 'chart' };
  const element = plot.plot(options) as unknown as SvgElement;
  unlabelled(element);
  element.setAttribute('role', 'img');
  element.setAttribute('aria-label', chart.alt);
  return element;
}

/** Takes away the names that the library gives to groups: they are no elements that may have one, and the whole has its own. */
function unlabelled(element: SvgElement): void {
  for (const child of element.children) {
    child.removeAttribute('aria-label');
    unlabelled(child);
  }
}
