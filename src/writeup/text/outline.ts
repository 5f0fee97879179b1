import { inkOf } from './ink.js';
import { letterOutlines } from './letter-outlines.js';
import type { Node } from './mathjax.js';
import { after, extentOf, IDENTITY, type Transform, transformed, transformOf } from './svg-path.js';
import { rectangle, straightLine } from './svg-rules.js';

/** An outline as SVG path data, to fill. */
export interface Outline {
  readonly path: string;
  /** In CSS's notation; absent for the text's own. */
  readonly colour?: string;
}

/** The outlines below some elements, in the formula's own coordinates. @throws {Error} what cannot be drawn */
export function outlinesOf(nodes: readonly Node[]): Outline[] {
  const outlines: { path: string; colour?: string }[] = [];
  collect(nodes, IDENTITY, undefined, (path, colour) => {
    const last = outlines.at(-1);
    if (last && last.colour === colour) last.path += path;
    else outlines.push({ path, ...(colour !== undefined && { colour }) });
  });
  return outlines;
}

type Take = (path: string, colour: string | undefined) => void;

function collect(nodes: readonly Node[], transform: Transform, ink: string | undefined, take: Take): void {
  for (const node of nodes) {
    const { kind, attributes = {}, children = [] } = node;
    const own = transformOf(attributes.transform);
    if (own === undefined) throw new Error('it is turned or slanted');
    const inside = after(transform, own);
    const fill =
      attributes.fill === undefined || attributes.fill === 'none' ? ink : inkOf(attributes.fill, ink);
    if (kind === 'path') take(transformed(attributes.d ?? '', inside), fill);
    else if (kind === 'rect') take(transformed(rectangle(attributes), inside), fill);
    else if (kind === 'line') take(transformed(straightLine(attributes), inside), fill);
    else if (kind === 'svg') stretch(attributes, children, inside, fill, take);
    else if (kind === 'text') for (const path of letterOutlines(node)) take(transformed(path, inside), fill);
    else if (kind === 'g') collect(seen(node), inside, fill, take);
    else if (kind !== 'title' && !kind.startsWith('#')) throw new Error(`it needs <${kind}>`);
  }
}

/** What of a group is drawn: a box of colour behind letters could hide them, and tells nothing; a rule is such a box alone. */
const seen = ({ attributes = {}, children = [] }: Node): readonly Node[] =>
  attributes['data-mml-node'] === 'mspace'
    ? children
    : children.filter((child) => child.attributes?.['data-bgcolor'] !== 'true');

/**
 * The middle of a tall bracket: MathJax draws it too long and clips it. Its sides are straight, so pressing it into the
 * clip's height looks the same.
 */
function stretch(
  attributes: NonNullable<Node['attributes']>,
  children: readonly Node[],
  transform: Transform,
  ink: string | undefined,
  take: Take,
): void {
  const [left = 0, top = 0, width = 1, height = 1] = (attributes.viewBox ?? '').split(' ').map(Number);
  const sx = Number(attributes.width) / width;
  const sy = Number(attributes.height) / height;
  const view = {
    sx,
    sy,
    tx: Number(attributes.x ?? 0) - left * sx,
    ty: Number(attributes.y ?? 0) - top * sy,
  };
  collect(children, IDENTITY, ink, (path, colour) => {
    const [low, high] = extentOf(path);
    const from = Math.max(low, top);
    const to = Math.min(high, top + height);
    const factor = high > low ? (to - from) / (high - low) : 1;
    const clip = { ...IDENTITY, sy: factor, ty: from - low * factor };
    take(transformed(path, after(transform, after(view, clip))), colour);
  });
}
