/*---
title: "From decayAt on the image stands still: the learning rate is zero"
off: Your iterations are right up to decayAt; from there on no step changes your image.
look: Look at the learning rate of each iteration, from decayAt on and just before.
---*/
import type { Settings } from '../../style-transfer.js';

export function rateAt(t: number, { learningRate, decayAt }: Settings): number {
  return t < decayAt ? learningRate : 0;
}
