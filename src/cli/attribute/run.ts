import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { KeptForward } from '../../attr/kept-forward.js';
import { GradelensError } from '../../errors.js';
import type { Cell } from '../../figure/band.js';
import { sheet } from '../../figure/sheet.js';
import { NETWORKS, type NetworkId } from '../../model/network.js';
import { loadPhoto } from '../../model/preprocess.js';
import { loadWeights } from '../../model/weights.js';
import { fromFlat } from '../../tensor/convert.js';
import type { Backend } from '../../tensor/engines.js';
import { StatusLine, timeLeft } from '../terminal.js';
import { type Drawing, drawMap, exampleOf, type MapSummary, pictureOf } from './draw.js';
import { explain } from './explain.js';
import { startNetwork } from './start.js';
import { classNamed } from './target.js';

/** What `gradelens attribute` was asked for. */
export interface AttributeRequest extends Drawing {
  readonly images: readonly string[];
  readonly methods: readonly string[];
  readonly network: NetworkId;
  readonly target: string | undefined;
  readonly layer: string | undefined;
  readonly neuron: readonly number[] | undefined;
  readonly size: number | undefined;
  readonly steps: number | undefined;
  readonly backend: Backend | 'auto';
  readonly seed: number;
  /** The PNG file. */
  readonly out: string;
}

/** A class with its score. */
export interface Scored {
  readonly index: number;
  readonly label: string;
  readonly score: number;
}

/** What came of one picture. */
export interface Explained {
  readonly image: string;
  /** The three best classes. */
  readonly top: readonly Scored[];
  readonly target: Scored;
  readonly methods: Record<string, MapSummary>;
}

/** What came of a run; `skipped` says which methods could not be applied, and why. */
export interface AttributeOutcome {
  readonly explained: readonly Explained[];
  readonly skipped: readonly string[];
  /** The engine that computed. */
  readonly backend: Backend;
  readonly seconds: number;
}

const COLUMNS = 6;

/**
 * Explains pictures and writes them, with the maps beside them, as one sheet: a row a picture.
 *
 * @throws {GradelensError} for a picture, target, layer or neuron that there is not
 */
export async function runAttribute(request: AttributeRequest): Promise<AttributeOutcome> {
  const started = performance.now();
  const { weights, labels } = await loadWeights(request.network);
  const network = NETWORKS[request.network];
  const [height, width] = request.size ? [request.size, request.size] : network.inputShape;
  const photos = await Promise.all(request.images.map((path) => loadPhoto(path, { height, width })));
  const { backend, model } = await startNetwork(request.backend, request.network, weights);
  const X = tf.tidy(() => tf.concat(photos.map(fromFlat))) as tf.Tensor4D;
  // Scores, the strongest neuron and every map that one forward pass can give come from this one.
  const kept = new KeptForward(model, X);
  const valueAt = (layer: string): tf.Tensor =>
    kept.valueAt(layer, { inputs: [X], extra: [] }) ?? model.forward(X, { to: layer });
  const scores = tf.tidy(() => (valueAt('classifier') as tf.Tensor2D).arraySync());
  const explained = scores.map((row, i) => explainedBy(request, request.images[i]!, row, labels));
  const target = explained.map((each) => each.target.index);
  const layer = request.layer ?? model.layers.at(-2)!;
  const neuronSelector = request.neuron ?? strongest(valueAt(layer));
  const rows = explained.map((each, i): Cell[] => [
    { title: basename(each.image), picture: pictureOf(photos[i]!), note: noteOf(each.target) },
  ]);
  const progress = new Progress(request.methods);
  const skipped: string[] = [];
  for (const name of request.methods) {
    try {
      const { steps, seed } = request;
      const run = { layer, neuronSelector, steps, seed, onProgress: progress.begin(name) };
      const maps = await explain(name, { model: kept, X, target, ...run });
      for (const [i, row] of rows.entries()) {
        const { cell, summary } = drawMap(name, exampleOf(maps, i), pictureOf(photos[i]!), request);
        row.push(cell);
        explained[i]!.methods[name] = summary;
      }
    } catch (error) {
      if (!(error instanceof GradelensError) || request.methods.length === 1) throw error;
      skipped.push(`${name}: ${error.message}`);
    }
  }
  progress.end();
  kept.dispose();
  tf.dispose(X);
  model.dispose();
  await mkdir(dirname(request.out), { recursive: true });
  const columns = rows.length === 1 ? COLUMNS : rows[0]!.length;
  await writeFile(request.out, await sheet(rows.flat(), { columns }));
  return { explained, skipped, backend, seconds: (performance.now() - started) / 1000 };
}

function explainedBy(
  { target }: AttributeRequest,
  image: string,
  scores: readonly number[],
  labels: readonly string[],
): Explained {
  const scored = (index: number): Scored => ({
    index,
    label: labels[index] ?? `class ${index}`,
    score: scores[index]!,
  });
  const best = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!);
  const chosen = target === undefined ? best[0]! : classNamed(target, labels);
  return { image, top: best.slice(0, 3).map(scored), target: scored(chosen), methods: {} };
}

const noteOf = ({ label, index, score }: Scored): string =>
  `${label} (${index}), score ${score.toPrecision(4)}`;

/** The neuron of a layer's output [N,h,w,C] that is most active in all pictures; the output is disposed. */
function strongest(output: tf.Tensor): number[] {
  const [, , columns, channels] = output.shape as [number, number, number, number];
  const at = tf.tidy(() => tf.argMax(tf.reshape(tf.min(output, 0), [-1])).dataSync()[0]!);
  output.dispose();
  return [Math.floor(at / (columns * channels)), Math.floor(at / channels) % columns, at % channels];
}

/** A line on standard error with the method, how far it is and the time left; nothing in a pipe. */
class Progress {
  readonly #status = new StatusLine();
  readonly #started = performance.now();
  #begun = 0;

  constructor(private readonly methods: readonly string[]) {}

  begin(name: string): (done: number, total: number) => void {
    const place = this.#begun++;
    const count = this.methods.length;
    this.#status.show(`${place + 1} of ${count}: ${name}`);
    return (done, total) => {
      const part = (place + done / total) / count;
      const left = ((performance.now() - this.#started) / 1000) * (1 / part - 1);
      const share = Math.round((100 * done) / total);
      this.#status.show(`${place + 1} of ${count}: ${name} ${share} %, ${timeLeft(left)}`);
    };
  }

  end(): void {
    this.#status.clear();
  }
}
