/*---
title: decayedLearningRate has no default
off: Your image is right where decayedLearningRate is given; where it is left out, it is not a number any more from decayAt on.
look: Look at the defaults of the options.
---*/
import type { StyleTransferOptions } from 'gradelens';
import { settingsOf as right, type Settings } from '../../style-transfer.js';

export function settingsOf(options: StyleTransferOptions): Settings {
  return { ...right(options), decayedLearningRate: options.decayedLearningRate ?? Number.NaN };
}
