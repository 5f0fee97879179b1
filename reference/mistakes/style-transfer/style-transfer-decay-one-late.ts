/*---
title: The learning rate drops one iteration too late
off: Your iterations are right up to decayAt; the step of iteration decayAt itself is still as long as those before.
look: Look at the learning rate of each iteration, from decayAt on and just before.
---*/
import type { Settings } from '../../style-transfer.js';

export function rateAt(t: number, { learningRate, decayedLearningRate, decayAt }: Settings): number {
  return t <= decayAt ? learningRate : decayedLearningRate;
}
