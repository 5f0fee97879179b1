/*---
title: The two learning rates are exchanged
off: Your steps are too short before decayAt and too long after it.
look: Look at the learning rate of each iteration, from decayAt on and just before.
---*/
import type { Settings } from '../../style-transfer.js';

export function rateAt(t: number, { learningRate, decayedLearningRate, decayAt }: Settings): number {
  return t < decayAt ? decayedLearningRate : learningRate;
}
