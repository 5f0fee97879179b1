/*---
title: From decayAt on decayedLearningRate is a factor of the learning rate, not the rate itself
off: Your iterations are right up to decayAt; the steps after it have the wrong length.
look: Look at the learning rate of each iteration, from decayAt on and just before.
---*/
import type { Settings } from '../../style-transfer.js';

export function rateAt(t: number, { learningRate, decayedLearningRate, decayAt }: Settings): number {
  return t < decayAt ? learningRate : learningRate * decayedLearningRate;
}
