import { figurePages } from '../rubric/deck.js';
import type { Assignment } from '../rubric/schema.js';
import { duration, painter, StatusLine, timeLeft } from './terminal.js';

const BAR = 24;

/** Progress of a writeup on standard error: a line a figure, and on a terminal a bar with the time left for this one. */
export class FigureProgress {
  readonly #status = new StatusLine();
  readonly #paint = painter(process.stderr);
  readonly #figures: number;
  readonly #widest: number;
  #count = 0;
  /** Figures under way, the longest first: when they began, and how many steps an earlier run had done. */
  readonly #begun = new Map<string, { readonly at: number; readonly from: number }>();

  constructor({ deck }: Assignment) {
    const titles = deck ? figurePages(deck).map(({ title }) => title) : [];
    this.#figures = titles.length;
    this.#widest = Math.max(0, ...titles.map(({ length }) => length));
  }

  show(title: string, done: number, total: number): void {
    const begun = this.#begun.get(title) ?? { at: performance.now(), from: done };
    this.#begun.set(title, begun);
    // One line: that of the figure which was begun first.
    if (title !== this.#begun.keys().next().value) return;
    const share = total > 0 ? Math.min(1, done / total) : 0;
    const full = Math.round(BAR * share);
    const bar = `${'█'.repeat(full)}${'░'.repeat(BAR - full)}`;
    const made = done - begun.from;
    const left = made > 0 ? `, ${timeLeft((secondsSince(begun.at) / made) * (total - done))}` : '';
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
    const seconds = secondsSince(this.#begun.get(title)?.at ?? performance.now());
    this.#begun.delete(title);
    process.stderr.write(
      `${mark} ${count}  ${title.padEnd(this.#widest)} ${duration(seconds).padStart(9)}\n`,
    );
  }

  clear(): void {
    this.#status.clear();
  }
}

const secondsSince = (at: number): number => (performance.now() - at) / 1000;
