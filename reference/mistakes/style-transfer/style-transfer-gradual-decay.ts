/*---
title: From decayAt on the learning rate shrinks by a tenth in each iteration
off: Your iterations are right up to decayAt; the steps after it shrink one by one.
look: Look at the learning rate of each iteration, from decayAt on and just before.
---*/
import type { Settings } from '../../style-transfer.js';

export function rateAt(t: number, { learningRate, decayAt }: Settings): number {
  return t < decayAt ? learningRate : learningRate * 0.9 ** (t - decayAt + 1);
}
