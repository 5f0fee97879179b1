import { normal, seeded } from '../../model/random.js';
import type { SpecOf } from '../../rubric/figures.js';
import type { Problem } from '../../rubric/schema.js';
import type { Argument } from '../../sandbox/call.js';
import type { FlatTensor } from '../../tensor/flat.js';
import type { Figure } from '../figure.js';
import { iterate, offsetsFrom } from './ascent.js';
import { callKey, freshOutputsOf } from './call.js';
import { encodeRows } from './encode.js';
import { enlargedPicture } from './originals.js';
import { classOf, FigureFailure, fewer, type Place, problemOf } from './place.js';
import { predictionsOf, verdictOn } from './scores.js';
import { pictureLike } from './value.js';

type Spec = SpecOf<'class-visualization'>;

/** Iterations from one checkpoint to the next. */
const CHECKPOINT = 10;
/** A draft has half the side. */
const [DRAFT_SIDE, SMALLEST_SIDE] = [2, 56];

/** A visualization under way: the picture after `t` iterations, and those to be shown so far by iteration. */
interface State {
  readonly t: number;
  readonly image: FlatTensor;
  readonly shown: Readonly<Record<string, FlatTensor>>;
}

/** What the hand-in's step makes of noise, at several iterations, with the network's score for the class. */
export async function makeClassVisualization(full: Spec, place: Place): Promise<Figure> {
  const spec = place.quick ? draftOf(full) : full;
  const problem = problemOf(place, spec.problem);
  const { shown } = await ascended(spec, problem, place);
  const title = classOf(place, spec.class);
  const cells = spec.shown.map(async (t) => {
    const picture = shown[t]!;
    const [prediction] = await predictionsOf(place, picture);
    const words = {
      title: t === 1 ? '1 iteration' : `${t} iterations`,
      note: verdictOn(prediction!, spec.class),
    };
    return {
      raster: await enlargedPicture(picture, 0),
      ...words,
      ...(t === spec.shown.at(-1) && { hero: true }),
      alt: `${title} after ${words.title}; ${words.note}`,
    };
  });
  return {
    rows: await encodeRows([{ cells: await Promise.all(cells) }]),
    caption: `From noise towards ${title}: ${problem.export} within the staff's loop of jitter, clamping and blur, ${spec.size} × ${spec.size} pixels.`,
    ...(place.quick && { draft: true }),
  };
}

function draftOf(spec: Spec): Spec {
  return {
    ...spec,
    size: Math.min(spec.size, Math.max(SMALLEST_SIDE, Math.round(spec.size / DRAFT_SIDE))),
    iterations: fewer(spec.iterations),
    shown: [...new Set(spec.shown.map(fewer))],
  };
}

/** The whole loop, from the last checkpoint on where an earlier run left one. */
async function ascended(spec: Spec, problem: Problem, place: Place): Promise<State> {
  const stream = `${place.grader.seed}/figures/${spec.problem}/${spec.class}`;
  const { iterations, size, timeLimit = problem.timeLimit } = spec;
  const start = noise(size, stream);
  const keyOf = await checkpointKeys(spec, start, problem, place);
  let state = await resumed(iterations, start, keyOf, place);
  place.onProgress?.(state.t, iterations);
  const step = async (img: FlatTensor): Promise<FlatTensor> => {
    const args: Record<string, Argument> = {
      img: { kind: 'tensor', tensor: img },
      targetY: { kind: 'value', value: spec.class },
      model: { kind: 'model' },
    };
    const { value } = await freshOutputsOf(place, problem, args, { timeLimit });
    return pictureLike(value, img.shape, problem.export);
  };
  while (state.t < iterations) {
    const { t } = state;
    // Drawn from the iteration's own stream, so that a run that goes on draws what the interrupted one would have.
    const offsets = offsetsFrom(seeded(`${stream}/${t}`));
    const image = await iterate(state.image, t, offsets, step).catch((error: unknown) => {
      throw error instanceof FigureFailure
        ? new FigureFailure(`Iteration ${t + 1}: ${error.message}`)
        : error;
    });
    const shown = spec.shown.includes(t + 1) ? { ...state.shown, [t + 1]: image } : state.shown;
    state = { t: t + 1, image, shown };
    place.onProgress?.(state.t, iterations);
    if (state.t % CHECKPOINT === 0 || state.t === iterations) await keep(state, keyOf, place);
  }
  return state;
}

function noise(size: number, stream: string): FlatTensor {
  const next = seeded(stream);
  const data = new Float32Array(size * size * 3);
  for (let i = 0; i < data.length; i++) data[i] = normal(next);
  return { dtype: 'float32', shape: [1, size, size, 3], data };
}

type KeyOf = (t: number) => string | undefined;

async function checkpointKeys(spec: Spec, start: FlatTensor, problem: Problem, place: Place): Promise<KeyOf> {
  const { class: target, shown, iterations } = spec;
  const args: Record<string, Argument> = { start: { kind: 'tensor', tensor: start } };
  const key = place.cache && (await callKey(place, problem, args, { target, shown, iterations }));
  return (t) => key && `${key}-${t}`;
}

async function resumed(
  iterations: number,
  start: FlatTensor,
  keyOf: KeyOf,
  { cache }: Place,
): Promise<State> {
  const last = Math.floor((iterations - 1) / CHECKPOINT) * CHECKPOINT;
  for (const t of [
    iterations,
    ...Array.from({ length: last / CHECKPOINT }, (_, i) => last - i * CHECKPOINT),
  ]) {
    const key = keyOf(t);
    const kept = key === undefined ? undefined : await cache?.get(key);
    if (kept?.image) {
      const { image, ...shown } = kept;
      return { t, image, shown };
    }
  }
  return { t: 0, image: start, shown: {} };
}

/** Keeps a checkpoint in place of the one before. */
async function keep({ t, image, shown }: State, keyOf: KeyOf, { cache }: Place): Promise<void> {
  const key = keyOf(t);
  if (key === undefined) return;
  await cache?.set(key, { image, ...shown });
  const before = keyOf((Math.ceil(t / CHECKPOINT) - 1) * CHECKPOINT);
  if (before !== undefined) await cache?.remove(before);
}
