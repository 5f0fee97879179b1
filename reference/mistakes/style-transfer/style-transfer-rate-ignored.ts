/*---
title: The learning rate is 3 before decayAt, whatever the options say
off: Your steps before decayAt are the same whatever learningRate is.
look: Look for every option of the function in its body.
---*/
import type { Settings } from '../../style-transfer.js';

export function rateAt(t: number, { decayedLearningRate, decayAt }: Settings): number {
  return t < decayAt ? 3 : decayedLearningRate;
}
