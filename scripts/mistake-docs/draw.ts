import sharp from 'sharp';
import { subtract } from '../../src/compare/numbers.js';
import type { Tensors } from '../../src/compare/outputs.js';
import { sameShape } from '../../src/compare/structure.js';
import { pictureOf as drawn } from '../../src/figure/picture-of.js';
import { inputsOf } from '../../src/grade/materialise.js';
import type { PlannedTest } from '../../src/grade/plan.js';
import { contentOf } from '../../src/report/pictures.js';
import type { FlatTensor } from '../../src/tensor/flat.js';

/** A picture's RGB bytes, each number of the result enlarged to a block that can be seen. */
export interface Panel {
  readonly width: number;
  readonly height: number;
  readonly rgb: Buffer;
}

/** A wrong result beside the right one, drawn on the right one's scale. */
export interface Pair {
  readonly right: Panel;
  readonly wrong: Panel;
  /** How to read them. */
  readonly caption: string;
}

/** Pixels: of a panel's longer side, about; between panels. */
const SIDE = 128;
const GAP = 8;
const LEAST = 4;
/** Bytes of a file, and the colours of its palette: as many as fit. */
const MOST = 12 * 1024;
const COLOURS = [64, 32, 16];

/** What each output that is a map shows of each example: the right one and a wrong one, in the outputs' order. */
export async function pairsOf(
  { problem, test, call }: PlannedTest,
  actual: Tensors,
  expected: Tensors,
): Promise<Pair[]> {
  const { relativeTo } = test.checks.find((check) => check.relativeTo !== undefined) ?? {};
  const start = relativeTo === undefined ? undefined : inputsOf(call)[relativeTo];
  const pairs: Pair[] = [];
  for (const [name, right] of Object.entries(expected)) {
    const got = actual[name];
    if (
      !got ||
      !isMap(right) ||
      !sameShape(got.shape, right.shape) ||
      /^(after|again|another|gradient)\b/.test(name)
    )
      continue;
    const change = start && sameShape(start.shape, right.shape) ? start : undefined;
    const [wanted, made] = [right, got].map((each) => (change ? subtract(each, change) : each)) as [
      FlatTensor,
      FlatTensor,
    ];
    const content = change ? 'map' : contentOf(problem.id);
    for (let i = 0; i < right.shape[0]!; i++) {
      const [a, b] = await Promise.all([drawn(wanted, i, content), drawn(made, i, content, wanted)]);
      const what = change ? `what is added to ${relativeTo}` : name === 'value' ? 'the result' : name;
      const example = right.shape[0] === 1 ? '' : `, example ${i}`;
      const caption = `Left: ${what} when it is right${example}. Right: with this mistake, in the same colours.`;
      pairs.push({ right: await panel(a.png), wrong: await panel(b.png), caption });
    }
  }
  return pairs;
}

/** How differently two panels look: the root of the mean squared difference of their colours, from 0 to 1. */
export function visible(a: Panel, b: Panel): number {
  if (a.rgb.length !== b.rgb.length) return 1;
  const sum = a.rgb.reduce((total, value, i) => total + (value - b.rgb[i]!) ** 2, 0);
  return Math.sqrt(sum / a.rgb.length) / 255;
}

/** Both panels as a PNG file. */
export async function beside({ right, wrong }: Pair): Promise<Buffer> {
  const raw = ({ width, height }: Panel) => ({ width, height, channels: 3 as const });
  const width = right.width + GAP + wrong.width;
  const drawing = sharp({
    create: { width, height: right.height, channels: 3, background: 'white' },
  }).composite([
    { input: right.rgb, raw: raw(right), left: 0, top: 0 },
    { input: wrong.rgb, raw: raw(wrong), left: right.width + GAP, top: 0 },
  ]);
  const flat = await drawing.png().toBuffer();
  const encoded = (colours: number): Promise<Buffer> =>
    sharp(flat).png({ palette: true, colours, compressionLevel: 9, effort: 10 }).toBuffer();
  for (const colours of COLOURS) {
    const png = await encoded(colours);
    if (png.length <= MOST) return png;
  }
  return encoded(8);
}

async function panel(png: Buffer): Promise<Panel> {
  const { width = 1, height = 1 } = await sharp(png).metadata();
  const times = Math.max(1, Math.round(SIDE / Math.max(width, height)));
  const size = { width: times * width, height: times * height };
  const rgb = await sharp(png)
    .resize({ ...size, kernel: 'nearest' })
    .removeAlpha()
    .raw()
    .toBuffer();
  return { ...size, rgb };
}

const isMap = ({ shape }: FlatTensor): boolean =>
  (shape.length === 3 || shape.length === 4) && shape[1]! >= LEAST && shape[2]! >= LEAST;
