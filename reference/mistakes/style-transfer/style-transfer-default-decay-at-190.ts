/*---
title: decayAt is 190 by default, not 180
off: Your image is right where decayAt is given; where it is left out, the learning rate drops too late.
look: Look at the defaults of the options.
---*/
import type { StyleTransferOptions } from 'gradelens';
import { settingsOf as right, type Settings } from '../../style-transfer.js';

export function settingsOf(options: StyleTransferOptions): Settings {
  return { ...right(options), decayAt: options.decayAt ?? 190 };
}
