import type { Grader } from '../grade/grader.js';
import { painter, printable } from './terminal.js';

/** No engine is chosen in silence: those that `auto` passed over are named, with the reason. */
export function notePassedOver({ passedOver }: Pick<Grader, 'passedOver'>): void {
  const paint = painter(process.stderr);
  for (const why of passedOver) process.stderr.write(`${paint('yellow', 'passed over')} ${printable(why)}\n`);
}
