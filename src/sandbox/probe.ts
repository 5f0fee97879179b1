import { type FlatTensor, float32 } from '../tensor/flat.js';
import type { Answer } from './call.js';
import type { Child } from './child-process.js';

/** Seconds of processor time; it takes milliseconds. */
const SECONDS = 2;
/** The smallest of which every layer of SqueezeNet has something left, by two. */
const SIDE = 32;

/** Waves, so that no two pixels are alike. */
const X = float32(
  [1, SIDE, SIDE, 3],
  Array.from({ length: SIDE * SIDE * 3 }, (_, i) => Math.sin(i) + Math.sin(i / 97)),
);

/**
 * A call with a known answer, by which the parent sees whether a process is as good as a new one. What it must answer is learnt
 * from the first process, before that has run any code of a hand-in: all processes of a workspace start alike.
 */
export class Probe {
  #right: Promise<Answer> | undefined;

  /** To be called for each process that has just started. */
  async learn(child: Child): Promise<void> {
    this.#right ??= ask(child);
    // One that did not answer, or not with numbers, teaches nothing: the next one does.
    if (!tells(await this.#right)) this.#right = undefined;
  }

  /** Whether a process computes what a new one does, and nothing in it has changed. */
  async isFresh(child: Child): Promise<boolean> {
    const [right, answer] = await Promise.all([this.#right, ask(child)]);
    return right !== undefined && same(right, answer);
  }
}

/** Whether nothing of a process has changed, by its own word: a twentieth of the time. */
export const isUnchanged = async (child: Child): Promise<boolean> =>
  (await child.request({ type: 'probe' }, {}, SECONDS)).outcome === 'returned';

const ask = (child: Child): Promise<Answer> => child.request({ type: 'probe' }, { x: X }, SECONDS);

/** Whether every output has numbers, which an empty one or NaN would not tell apart. */
const tells = (answer: Answer): boolean =>
  answer.outcome === 'returned' &&
  Object.values(answer.outputs).every(({ data }) => data.length > 0 && data.every(Number.isFinite));

function same(right: Answer, answer: Answer): boolean {
  if (right.outcome !== 'returned' || answer.outcome !== 'returned') return false;
  return Object.entries(right.outputs).every(([name, { data, shape }]) => {
    const found: FlatTensor | undefined = answer.outputs[name];
    return (
      found !== undefined &&
      String(found.shape) === String(shape) &&
      Buffer.compare(bytes(data), bytes(found.data)) === 0
    );
  });
}

const bytes = ({ buffer, byteOffset, byteLength }: FlatTensor['data']): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);
