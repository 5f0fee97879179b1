/*---
title: The two learning rates are exchanged
off: Your steps have the wrong length, before decayAt and after it.
look: Look at the learning rate of each iteration, from decayAt on and just before.
---*/
import type { Settings } from '../../style-transfer.js';

export function rateAt(t: number, { learningRate, decayedLearningRate, decayAt }: Settings): number {
  return t < decayAt ? decayedLearningRate : learningRate;
}
