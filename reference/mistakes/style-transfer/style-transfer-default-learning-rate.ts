/*---
title: learningRate is 1 by default, not 3
off: Your image is right where learningRate is given; where it is left out, the steps are too short.
look: Look at the defaults of the options.
---*/
import type { StyleTransferOptions } from 'gradelens';
import { settingsOf as right, type Settings } from '../../style-transfer.js';

export function settingsOf(options: StyleTransferOptions): Settings {
  return { ...right(options), learningRate: options.learningRate ?? 1 };
}
