/*---
title: From decayAt on the learning rate is a tenth of the first, whatever decayedLearningRate says
off: Your iterations are right up to decayAt; the steps after it have the wrong length, whatever decayedLearningRate is.
look: Look at the learning rate of each iteration, from decayAt on and just before.
---*/
import type { Settings } from '../../style-transfer.js';

export function rateAt(t: number, { learningRate, decayAt }: Settings): number {
  return t < decayAt ? learningRate : learningRate / 10;
}
