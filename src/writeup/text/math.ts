import { createRequire } from 'node:module';
import { BUDGET } from '../budget.js';
import type { Block } from './line.js';
import { remembered } from './remember.js';
import { after, extentOf, IDENTITY, type Transform, transformed, transformOf } from './svg-path.js';
import { rectangle, straightLine } from './svg-rules.js';

/** A formula as an outline; lengths in ems, y downwards, the origin on the baseline at its left. */
export interface Formula {
  /** SVG path data in thousandths of an em. */
  readonly path: string;
  readonly width: number;
  /** Above and below the baseline. */
  readonly height: number;
  readonly depth: number;
}

/** Formulas that are kept: an outline is about a thousand times as long as its TeX. */
const KEPT = { most: 3000, letters: 60_000 };
/**
 * How far a formula may print beyond its own width and height, in ems. Accents and overlaps do by a little; with \\smash,
 * \\rlap or negative spaces an answer could black out the rest of its page, or write into somebody else's text.
 */
const OVERHANG = 1;

/** MathJax's element tree, as far as it is read here. */
interface Node {
  readonly kind: string;
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  readonly children?: readonly Node[];
}
interface Converter {
  /** Forgets labels and equation numbers. */
  reset(options: { readonly inputJax: readonly unknown[] }): void;
  convert(tex: string, options: { display: boolean }): Node;
}

let converter: Converter | undefined;

/** MathJax with TeX's own and the AMS's commands, and bold symbols: no file, no HTML, no definitions. Loaded with the first formula. */
function load(): Converter {
  const require = createRequire(import.meta.url);
  const from = (path: string) => require(`mathjax-full/js/${path}.js`);
  const { mathjax } = from('mathjax');
  const { TeX } = from('input/tex');
  const { SVG } = from('output/svg');
  const { liteAdaptor } = from('adaptors/liteAdaptor');
  const { RegisterHTMLHandler } = from('handlers/html');
  from('input/tex/base/BaseConfiguration');
  from('input/tex/ams/AmsConfiguration');
  from('input/tex/boldsymbol/BoldsymbolConfiguration');
  RegisterHTMLHandler(liteAdaptor());
  const fail = (_: unknown, error: Error): never => {
    throw error;
  };
  const InputJax = new TeX({ packages: ['base', 'ams', 'boldsymbol'], formatError: fail, maxMacros: 100 });
  return mathjax.document('', { InputJax, OutputJax: new SVG({ fontCache: 'none' }) });
}

/** How deep groups, brackets that stretch, and environments lie in each other: MathJax calls itself for each. */
function depthOf(tex: string): number {
  let [depth, deepest] = [0, 0];
  for (const [mark] of tex.matchAll(/\\(?:begin|left|end|right)(?![a-zA-Z])|\\[\s\S]|[{}]/g)) {
    if (mark === '{' || mark === '\\begin' || mark === '\\left') deepest = Math.max(deepest, ++depth);
    else if (mark === '}' || mark === '\\end' || mark === '\\right') depth--;
  }
  return deepest;
}

type Result = { readonly formula: Formula } | { readonly reason: string };

const result = remembered((display: boolean, tex: string): Result => {
  const { letters, depth } = BUDGET.formula;
  if (tex.length > letters) return { reason: `it is longer than ${letters} characters` };
  if (depthOf(tex) > depth) return { reason: `its groups lie more than ${depth} deep in each other` };
  try {
    converter ??= load();
    // Each formula for itself: a label that another hand-in has too is no mistake.
    converter.reset({ inputJax: [] });
    const root = converter.convert(tex, { display });
    const svg = root.children?.find(({ kind }) => kind === 'svg');
    const [, top = 0, width = 0, height = 0] = (svg?.attributes?.viewBox ?? '').split(' ').map(Number);
    const paths: string[] = [];
    collect(svg!.children ?? [], IDENTITY, paths);
    if (!(width > 0)) return { reason: 'it is empty' };
    const path = paths.join('');
    const [left, right] = extentOf(path, 'x');
    const [high, low] = extentOf(path);
    const overhang = Math.max(-left, right - width, top - high, low - (top + height));
    if (overhang > 1000 * OVERHANG) return { reason: 'it prints beyond its own place' };
    return {
      formula: { path, width: width / 1000, height: -top / 1000, depth: (top + height) / 1000 },
    };
  } catch (error) {
    return { reason: (error as Error).message };
  }
}, KEPT);

/** Adds the outlines below some elements, in the formula's own coordinates. */
function collect(nodes: readonly Node[], transform: Transform, paths: string[]): void {
  for (const { kind, attributes = {}, children = [] } of nodes) {
    const own = transformOf(attributes.transform);
    if (own === undefined) throw new Error('it is turned or slanted');
    const inside = after(transform, own);
    if (kind === 'path') paths.push(transformed(attributes.d ?? '', inside));
    else if (kind === 'rect') paths.push(transformed(rectangle(attributes), inside));
    else if (kind === 'line') {
      const line = straightLine(attributes);
      if (line === undefined) throw new Error('it has a slanted line');
      paths.push(transformed(line, inside));
    } else if (kind === 'svg') stretch(attributes, children, inside, paths);
    else if (kind === 'text') throw new Error('it has a character that formulas cannot print');
    else if (kind === 'g') collect(children, inside, paths);
    else if (kind !== 'title' && !kind.startsWith('#')) throw new Error(`it needs <${kind}>`);
  }
}

/**
 * The middle of a tall bracket: MathJax draws it too long and clips it. Its sides are straight, so pressing it into the
 * clip's height looks the same.
 */
function stretch(
  attributes: NonNullable<Node['attributes']>,
  children: readonly Node[],
  transform: Transform,
  paths: string[],
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
  const inner: string[] = [];
  collect(children, IDENTITY, inner);
  for (const path of inner) {
    const [low, high] = extentOf(path);
    const from = Math.max(low, top);
    const to = Math.min(high, top + height);
    const factor = high > low ? (to - from) / (high - low) : 1;
    const clip = { ...IDENTITY, sy: factor, ty: from - low * factor };
    paths.push(transformed(path, after(transform, after(view, clip))));
  }
}

/** A formula's outline, or `undefined` where TeX does not understand it. */
export function formulaOf(tex: string, display: boolean): Formula | undefined {
  const found = result(display, tex);
  return 'formula' in found ? found.formula : undefined;
}

/** The formulas that print as they were written, and why. */
export function faultyFormulas(blocks: readonly Block[]): { tex: string; reason: string }[] {
  return blocks.flatMap(({ runs }) =>
    runs.flatMap((run) => {
      if (run.kind !== 'math') return [];
      const found = result(run.display, run.tex);
      return 'reason' in found ? [{ tex: run.tex, reason: found.reason }] : [];
    }),
  );
}
