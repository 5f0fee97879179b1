/** x' = sx x + tx, y' = sy y + ty. */
export interface Transform {
  readonly sx: number;
  readonly sy: number;
  readonly tx: number;
  readonly ty: number;
}

export const IDENTITY: Transform = { sx: 1, sy: 1, tx: 0, ty: 0 };

/** `inner` first, then `outer`. */
export const after = (outer: Transform, inner: Transform): Transform => ({
  sx: outer.sx * inner.sx,
  sy: outer.sy * inner.sy,
  tx: outer.sx * inner.tx + outer.tx,
  ty: outer.sy * inner.ty + outer.ty,
});

/** An SVG transform attribute of translations and scalings; `undefined` for any other. */
export function transformOf(attribute: string | undefined): Transform | undefined {
  let transform = IDENTITY;
  for (const [, name, list] of (attribute ?? '').matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a = 0, b] = list!.split(/[\s,]+/).map(Number);
    if (name === 'translate') transform = after(transform, { ...IDENTITY, tx: a, ty: b ?? 0 });
    else if (name === 'scale') transform = after(transform, { ...IDENTITY, sx: a, sy: b ?? a });
    else return undefined;
  }
  return transform;
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

/**
 * SVG path data of absolute commands, transformed. Smooth curves (T) become plain ones (Q): pdfkit draws several in a row
 * wrong.
 */
export function transformed(path: string, { sx, sy, tx, ty }: Transform): string {
  let [x, y] = [0, 0];
  let control: readonly [number, number] | undefined;
  return path.replace(/([MLHVCSQTZ])([^A-Za-z]*)/g, (_, command: string, list: string) => {
    const values = (list.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g) ?? []).map(Number);
    const smooth = command === 'T';
    const [cx, cy] = control ?? [x, y];
    const numbers = smooth ? [2 * x - cx, 2 * y - cy, ...values] : values;
    control = smooth || command === 'Q' ? [numbers[0]!, numbers[1]!] : undefined;
    if (command === 'H') x = numbers[0]!;
    else if (command === 'V') y = numbers[0]!;
    else if (command !== 'Z') [x, y] = [numbers.at(-2)!, numbers.at(-1)!];
    const moved = numbers.map((value, i) => {
      const horizontal = command === 'H' || (command !== 'V' && i % 2 === 0);
      return round(horizontal ? sx * value + tx : sy * value + ty);
    });
    return `${smooth ? 'Q' : command}${moved.join(' ')}`;
  });
}

/** Least and greatest y, or x, of what `transformed` gives: of its points, controls included. */
export function extentOf(path: string, axis: 'x' | 'y' = 'y'): [number, number] {
  const [own, other] = axis === 'x' ? ['H', 'V'] : ['V', 'H'];
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [, command, list] of path.matchAll(/([MLHVCQ])([^A-Z]+)/g)) {
    if (command === other) continue;
    const numbers = list!.split(' ');
    const [from, step] = command === own ? [0, 1] : [axis === 'x' ? 0 : 1, 2];
    for (let i = from; i < numbers.length; i += step) {
      const value = Number(numbers[i]);
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return [low, high];
}
