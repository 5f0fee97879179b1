import type { Bin } from './bins.js';
import { type Chart, colour } from './section.js';

/** How many lie in each range. `what`: `hand-ins by final score`; `axis`: what the ranges are of. */
export const histogram = (bins: readonly Bin<unknown>[], what: string, axis: string): Chart => ({
  alt: `Histogram: ${what}. ${bins
    .filter(({ items }) => items.length > 0)
    .map(({ from, to, items }) => `${from} to ${to}: ${items.length}`)
    .join('; ')}.`,
  options: (plot) => ({
    height: 220,
    x: { label: axis, ticks: bins.map(({ from }) => from).concat(bins.at(-1)?.to ?? 0) },
    y: { label: 'hand-ins', grid: true, ticks: wholes(bins) },
    marks: [
      plot.rectY(
        bins.map(({ from, to, items }) => ({ from, to, count: items.length })),
        { x1: 'from', x2: 'to', y: 'count', fill: colour('dark'), insetLeft: 1, insetRight: 1 },
      ),
      plot.ruleY([0]),
    ],
  }),
});

/** Nobody is half a hand-in. */
const wholes = (bins: readonly Bin<unknown>[]): number =>
  Math.max(1, Math.min(5, Math.max(...bins.map(({ items }) => items.length))));
