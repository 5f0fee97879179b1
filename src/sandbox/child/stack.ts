import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs';

/** Where an error came from, as far as its stack tells. */
export interface Origin {
  /** The first place that lies in the hand-in: `saliency-map.ts:12:5`. */
  readonly where?: string;
  /** The operation of TensorFlow.js that was called there: `tf.image.resizeBilinear`. */
  readonly op?: string;
}

/** Ends the name of every function that is an operation of TensorFlow.js. */
const OP = /\b(\w+)__op\b/;
/** A method of a tensor stands between the call and the operation. */
const METHOD = /getGlobalTensorClass/;
/** Where operations are found. */
const { image, linalg, losses, signal, spectral, sparse, string } = tf;
const SPACES = { image, linalg, losses, signal, spectral, sparse, string };

/** Reads a stack, as Node writes it with source maps. `module`: the hand-in's compiled file. */
export function originIn(stack: string, module: URL): Origin {
  const folder = new URL('./', module);
  const lines = stack.split('\n');
  for (const [i, line] of lines.entries()) {
    const where = placeIn(line, [folder.href, fileURLToPath(folder)]);
    if (where === undefined) continue;
    const above = lines[i - 1] ?? '';
    const [, op] = OP.exec(METHOD.test(above) ? (lines[i - 2] ?? '') : above) ?? [];
    const named = op === undefined ? undefined : nameOf(op);
    return { where, ...(named !== undefined && { op: named }) };
  }
  return {};
}

/** The place of one line, if it lies in one of the folders. */
function placeIn(line: string, folders: readonly string[]): string | undefined {
  for (const folder of folders) {
    const at = line.indexOf(folder);
    const [place] = (at >= 0 && /^[^()]+:\d+:\d+/.exec(line.slice(at + folder.length))) || [];
    if (place !== undefined) return place;
  }
  return undefined;
}

/** How students call an operation. */
function nameOf(op: string): string | undefined {
  const has = (object: object): boolean => typeof Reflect.get(object, op) === 'function';
  if (has(tf)) return `tf.${op}`;
  const [space] = Object.entries(SPACES).find(([, each]) => has(each)) ?? [];
  return space && `tf.${space}.${op}`;
}
