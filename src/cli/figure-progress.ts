import { figurePages } from '../rubric/deck.js';
import type { Assignment } from '../rubric/schema.js';
import { duration, painter, printable, StatusLine } from './terminal.js';

const BAR = 24;

/** Progress of a writeup on standard error: a line a figure, and on a terminal a bar with the time left for this one. */
export class FigureProgress {
  readonly #status = new StatusLine();
  readonly #paint = painter(process.stderr);
  readonly #figures: number;
  #count = 0;
  #started = performance.now();
  /** Steps that were done before this run: an earlier one's, from the cache. */
  #from: number | undefined;

  constructor({ deck }: Assignment) {
    this.#figures = deck ? figurePages(deck).length : 0;
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

  done(title: string, failure: string | undefined): void {
    this.#count++;
    this.#status.clear();
    const mark = failure === undefined ? this.#paint('green', '✓') : this.#paint('yellow', '✗');
    const count = `${String(this.#count).padStart(String(this.#figures).length)}/${this.#figures}`;
    const why = failure === undefined ? '' : `: ${printable(failure).split('\n')[0]}`;
    process.stderr.write(
      `${mark} ${count}  ${title.padEnd(40)} ${duration(this.#seconds).padStart(8)}${why}\n`,
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
