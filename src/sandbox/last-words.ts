import type { Doing } from './messages.js';
import { placed } from './text.js';

/** What a child last told of a call, and when: milliseconds. */
interface Heard {
  readonly doing: Doing;
  readonly at: number;
}

/** So many milliseconds before the end are shortly before it, or this share of the call. */
const SHORT = 1500;
const SHORT_SHARE = 0.25;
/** A call of less may have no long pause between two operations. */
const LONG = 4000;
/** Share of a memory limit from which on it is told where it is lost. */
const MUCH = 0.25;
/** More tensors than a step of a student's needs at once. */
const MANY = 200;

/**
 * What is known of a call that ended without an answer, by what its process told while it ran. It is the hand-in's process that
 * tells: its words are shown, and decide nothing.
 */
export class LastWords {
  readonly #from: number;
  readonly #memoryLimit: number;
  #last: Heard | undefined;
  #grown: Doing | undefined;

  /** `from`: when the call began; `memoryLimit` in MiB. */
  constructor(from: number, memoryLimit: number) {
    this.#from = from;
    this.#memoryLimit = memoryLimit;
  }

  hear(doing: Doing, at: number): void {
    this.#last = { doing, at };
    // The first look at which it is much, so that equal runs say equal things, however late they are stopped.
    const enough = (this.#grown?.grown?.bytes ?? 0) / 2 ** 20 >= MUCH * this.#memoryLimit;
    if (doing.grown && !enough) this.#grown = doing;
  }

  /** Of a call that was stopped because it computed too long, at `now`: a sentence that follows another one, or nothing. */
  ofComputing(now: number): string {
    const idle =
      ' But for its first second it has begun no operation of TensorFlow.js: is it a loop of plain JavaScript, or one operation on far too much?';
    if (!this.#last) return now - this.#from > LONG ? idle : '';
    return this.#place(now);
  }

  /** Of a call that was stopped because it waited too long. */
  ofWaiting(now: number): string {
    return this.#last ? this.#place(now) : '';
  }

  /** Of a call that needed too much memory. */
  ofMemory(): string {
    const { grown } = this.#grown ?? {};
    if (!this.#grown || !grown) return '';
    const { tensors, bytes, shape } = grown;
    const remedy =
      tensors > MANY
        ? 'Free what a step no longer needs: put tf.tidy around the step.'
        : 'Is one of them far larger than it is meant to be?';
    const held = `${tensors} tensors of its own held ${Math.round(bytes / 2 ** 20)} MiB`;
    return ` When ${held}, they still grew${placeOf(this.#grown)}, by one of shape [${shape.join(', ')}]. ${remedy}`;
  }

  #place(now: number): string {
    const { doing, at } = this.#last!;
    const place = placeOf(doing);
    if (place === '') return '';
    if (doing.loop) return ` It was in a loop${place}: does that ever end?`;
    if (now - at < Math.max(SHORT, SHORT_SHARE * (now - this.#from)))
      return ` Shortly before, it was${place}.`;
    return ` It last began operations of TensorFlow.js long before,${place}. Does a loop after that never end?`;
  }
}

/** ` at style-transfer.ts:31:5, in tf.add`, or nothing. */
function placeOf({ where, op }: Doing): string {
  const parts = [
    ...(where === undefined ? [] : [` at ${placed(where)}`]),
    ...(op === undefined ? [] : [` in ${op}`]),
  ];
  return parts.join(',');
}
