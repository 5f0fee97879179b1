/*---
title: The learning rate is 0.1 from decayAt on, whatever the options say
off: Your iterations are right up to decayAt; the steps after it are the same whatever decayedLearningRate is.
look: Look for every option of the function in its body.
---*/
import type { Settings } from '../../style-transfer.js';

export function rateAt(t: number, { learningRate, decayAt }: Settings): number {
  return t < decayAt ? learningRate : 0.1;
}
