import { figurePages } from '../rubric/deck.js';
import type { Assignment } from '../rubric/schema.js';
import { duration, painter, StatusLine } from './terminal.js';

const BAR = 24;

/** Progress of a writeup on standard error: a line a figure, and on a terminal a bar with the time left for this one. */
export class FigureProgress {
  readonly #status = new StatusLine();
  readonly #paint = painter(process.stderr);
  readonly #figures: number;
  readonly #widest: number;
  #count = 0;
  #started = performance.now();
  /** Steps that were done before this run: an earlier one's, from the cache. */
  #from: number | undefined;

  constructor({ deck }: Assignment) {
    const titles = deck ? figurePages(deck).map(({ title }) => title) : [];
    this.#figures = titles.length;
    this.#widest = Math.max(0, ...titles.map(({ length }) => length));
  }

  show(title: string, done: number, total: number): void {
    this.#from ??= done;
    const share = total > 0 ? Math.min(1, done / total) : 0;
    const full = Math.round(BAR * share);
    const bar = `${'█'.repeat(full)}${'░'.repeat(BAR - full)}`;
    const made = done - this.#from;
    const left = made > 0 ? `, about ${duration((this.#seconds / made) * (total - done))} left` : '';
    this.#status.show(
      `figure ${this.#count + 1} of ${this.#figures}  ${bar} ${done}/${total}${left}  ${title}`,
    );
  }

  /** A figure is made, or not: why is said at the end, with all that is to be mended. */
  done(title: string, made: boolean): void {
    this.#count++;
    this.#status.clear();
    const mark = made ? this.#paint('green', '✓') : this.#paint('yellow', '✗');
    const count = `${String(this.#count).padStart(String(this.#figures).length)}/${this.#figures}`;
    process.stderr.write(
      `${mark} ${count}  ${title.padEnd(this.#widest)} ${duration(this.#seconds).padStart(9)}\n`,
    );
    this.#started = performance.now();
    this.#from = undefined;
  }

  clear(): void {
    this.#status.clear();
  }

  get #seconds(): number {
    return (performance.now() - this.#started) / 1000;
  }
}
