/*---
title: The learning rate never drops, or only at a fixed iteration in place of decayAt
off: Your iterations are right up to decayAt; the steps after it are still as long as those before.
look: Look at the learning rate of each iteration, from decayAt on and just before.
---*/
import type { Settings } from '../../style-transfer.js';

export function rateAt(_t: number, { learningRate }: Settings): number {
  return learningRate;
}
