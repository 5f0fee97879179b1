/*---
title: decayedLearningRate is used from the start
off: Your steps have the wrong length up to decayAt.
look: Look at the learning rate of each iteration, from decayAt on and just before.
---*/
import type { Settings } from '../../style-transfer.js';

export function rateAt(_t: number, { decayedLearningRate }: Settings): number {
  return decayedLearningRate;
}
