import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { setImmediate as soon } from 'node:timers/promises';

/** What ends the input of a terminal: Ctrl-D. */
const END = '\u0004';
/** What a terminal makes no signal of while single keys are heard: Ctrl-C. */
const INTERRUPT = '\u0003';

/** A character, or what a terminal sends for an arrow and its like. */
const ONE = /\p{Cc}(?:\[[\d;]*[~A-Za-z]|O[A-Z])|[\s\S]/gu;

/** The keys of a terminal, one at a time; what is pressed before somebody asks waits. */
export class Keys {
  readonly #pressed: string[] = [];
  #waiting: ((key: string) => void) | undefined;
  #ended = false;

  constructor() {
    const { stdin } = process;
    stdin.setRawMode(true);
    // Whatever ends the process, the shell gets its terminal back.
    process.once('exit', this.#leave);
    stdin.setEncoding('utf8').on('data', this.#hear).on('end', this.#end);
  }

  /** The next key; Ctrl-D where there are no more. */
  key(): Promise<string> {
    const next = this.#pressed.shift();
    if (next !== undefined) return Promise.resolve(next);
    if (this.#ended) return Promise.resolve(END);
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  /** A line, edited as in a shell, beginning with what is there already. */
  async line(prompt: string, text = ''): Promise<string> {
    const input = new PassThrough();
    const reader = createInterface({ input, output: process.stdout, terminal: true, historySize: 0 });
    let line: string | undefined;
    reader.on('line', (written) => {
      line = written;
    });
    reader.setPrompt(prompt);
    reader.prompt();
    reader.write(text);
    while (line === undefined) {
      const key = await this.key();
      if (key === END) line = text;
      else input.write(key);
      await soon();
    }
    reader.close();
    return line.trim();
  }

  close(): void {
    this.#leave();
    process.off('exit', this.#leave);
    process.stdin.off('data', this.#hear).off('end', this.#end);
  }

  readonly #hear = (text: string): void => {
    for (const key of text.match(ONE) ?? []) {
      if (key === INTERRUPT) process.kill(process.pid, 'SIGINT');
      else if (this.#waiting) {
        const tell = this.#waiting;
        this.#waiting = undefined;
        tell(key);
      } else this.#pressed.push(key);
    }
  };

  readonly #end = (): void => {
    this.#ended = true;
    this.#waiting?.(END);
  };

  readonly #leave = (): void => {
    process.stdin.setRawMode(false);
    process.stdin.pause();
  };
}
