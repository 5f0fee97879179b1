import { painter, printable } from './terminal.js';

/** Says on standard error what the staff should know. */
export function note(text: string): void {
  process.stderr.write(`${painter(process.stderr)('yellow', 'note')} ${printable(text)}\n`);
}
