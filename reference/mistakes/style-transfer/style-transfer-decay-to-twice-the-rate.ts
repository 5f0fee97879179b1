/*---
title: From decayAt on the learning rate is twice decayedLearningRate
off: Your iterations are right up to decayAt; the steps after it are twice as long as they should be.
look: Look at the learning rate of each iteration, from decayAt on and just before.
---*/
import type { Settings } from '../../style-transfer.js';

export function rateAt(t: number, { learningRate, decayedLearningRate, decayAt }: Settings): number {
  return t < decayAt ? learningRate : 2 * decayedLearningRate;
}
