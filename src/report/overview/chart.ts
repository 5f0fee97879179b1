import type { Chart } from './section.js';

/** Width of every drawing, in pixels of a page or points of paper. */
export const CHART_WIDTH = 720;

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
export async function draw(chart: Chart): Promise<SvgElement> {
  const [plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')]);
  const { document } = parseHTML('<!doctype html><html><body></body></html>') as unknown as {
    document: never;
  };
  // Of one fixed name, so that equal results give equal bytes.
  const options = { width: CHART_WIDTH, ...chart.options(plot), document, className: 'chart' };
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
