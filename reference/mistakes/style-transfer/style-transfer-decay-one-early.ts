/*---
title: The learning rate drops one iteration too early
off: Your iterations are right but for the last one before decayAt, whose step is as long as those after it.
look: Look at the learning rate of each iteration, from decayAt on and just before.
---*/
import type { Settings } from '../../style-transfer.js';

export function rateAt(t: number, { learningRate, decayedLearningRate, decayAt }: Settings): number {
  return t < decayAt - 1 ? learningRate : decayedLearningRate;
}
