/*---
title: decayedLearningRate is 0.01 by default, not 0.1
off: Your image is right where decayedLearningRate is given; where it is left out, the last steps are too short.
look: Look at the defaults of the options.
---*/
import type { StyleTransferOptions } from 'gradelens';
import { settingsOf as right, type Settings } from '../../style-transfer.js';

export function settingsOf(options: StyleTransferOptions): Settings {
  return { ...right(options), decayedLearningRate: options.decayedLearningRate ?? 0.01 };
}
