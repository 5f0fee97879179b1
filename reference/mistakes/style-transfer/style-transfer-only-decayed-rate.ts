/*---
title: decayedLearningRate is used from the start
off: Your steps are too short from the first iteration on.
look: Look at the learning rate of each iteration, from decayAt on and just before.
---*/
import type { Settings } from '../../style-transfer.js';

export function rateAt(_t: number, { decayedLearningRate }: Settings): number {
  return decayedLearningRate;
}
