import { BUDGET } from '../budget.js';
import { type Block, type MathRun, runsIn } from './line.js';
import { drawn } from './mathjax.js';
import { type Outline, outlinesOf } from './outline.js';
import { remembered } from './remember.js';
import { extentOf } from './svg-path.js';
import { understood } from './tex-source.js';

/** A formula as outlines; lengths in ems, y downwards, the origin on the baseline at its left. */
export interface Formula {
  /** In thousandths of an em. */
  readonly paths: readonly Outline[];
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

const result = remembered((display: boolean, macros: string, tex: string): Result => {
  const { letters, depth } = BUDGET.formula;
  if (macros.length + tex.length > letters) return { reason: `it is longer than ${letters} characters` };
  if (depthOf(tex) > depth || depthOf(macros) > depth)
    return { reason: `its groups lie more than ${depth} deep in each other` };
  try {
    const root = drawn(understood(macros + tex), display);
    const svg = root.children?.find(({ kind }) => kind === 'svg');
    const [, top = 0, width = 0, height = 0] = (svg?.attributes?.viewBox ?? '').split(' ').map(Number);
    if (!(width > 0)) return { reason: 'it is empty' };
    const paths = outlinesOf(svg!.children ?? []);
    const path = paths.map((each) => each.path).join('');
    const [left, right] = extentOf(path, 'x');
    const [high, low] = extentOf(path);
    const overhang = Math.max(-left, right - width, top - high, low - (top + height));
    if (overhang > 1000 * OVERHANG) return { reason: 'it prints beyond its own place' };
    return {
      formula: { paths, width: width / 1000, height: -top / 1000, depth: (top + height) / 1000 },
    };
  } catch (error) {
    return { reason: (error as Error).message };
  }
}, KEPT);

type Written = Pick<MathRun, 'tex' | 'display' | 'macros'>;

const resultOf = ({ tex, display, macros = '' }: Written): Result => result(display, macros, tex);

/** A formula's outline, or `undefined` where TeX does not understand it. */
export function formulaOf(run: Written): Formula | undefined {
  const found = resultOf(run);
  return 'formula' in found ? found.formula : undefined;
}

/** The formulas that print as they were written, and why. */
export function faultyFormulas(blocks: readonly Block[]): { run: MathRun; reason: string }[] {
  return blocks.flatMap((block) =>
    runsIn(block).flatMap((run) => {
      if (run.kind !== 'math') return [];
      const found = resultOf(run);
      return 'reason' in found ? [{ run, reason: found.reason }] : [];
    }),
  );
}
