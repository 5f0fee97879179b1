/*---
title: iterations is 100 by default, not 200
off: Your image is right where iterations is given; where it is left out, you stop too early.
look: Look at the defaults of the options.
---*/
import type { StyleTransferOptions } from 'gradelens';
import { settingsOf as right, type Settings } from '../../style-transfer.js';

export function settingsOf(options: StyleTransferOptions): Settings {
  return { ...right(options), iterations: options.iterations ?? 100 };
}
