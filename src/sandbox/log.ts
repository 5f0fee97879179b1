import { LIMITS } from './limits.js';
import { printed } from './text.js';

/** What a submission printed: the beginning, the end, and how much there was. */
export class OutputLog {
  #head = Buffer.alloc(0);
  #tail = Buffer.alloc(0);
  /** Bytes printed. */
  total = 0;

  #part: OutputLog | undefined;

  add(chunk: Buffer): void {
    this.#part?.add(chunk);
    this.total += chunk.length;
    const room = LIMITS.log - this.#head.length;
    if (room > 0) this.#head = Buffer.concat([this.#head, chunk.subarray(0, room)]);
    this.#tail = Buffer.concat([this.#tail, chunk]).subarray(-4096);
  }

  /** Returns a log of its own for what comes from now on, until the next one is begun. */
  begin(): OutputLog {
    this.#part = new OutputLog();
    return this.#part;
  }

  /** The last 4 KiB, where a crash says its reason. */
  get tail(): string {
    return this.#tail.toString('utf8');
  }

  /** The first 64 KiB, and a line that says how much more there was. */
  get text(): string {
    const dropped = this.total - this.#head.length;
    const more =
      dropped > 0
        ? `\n… and ${dropped >= 2 ** 20 ? `${Math.round(dropped / 2 ** 20)} MiB` : `${dropped} bytes`} more`
        : '';
    return printed(this.#head.toString('utf8')) + more;
  }
}
