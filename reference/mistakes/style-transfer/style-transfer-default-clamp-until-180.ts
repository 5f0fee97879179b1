/*---
title: clampUntil is 180 by default, not 190
off: Your image is right where clampUntil is given; where it is left out, the clamping ends too early.
look: Look at the defaults of the options.
---*/
import type { StyleTransferOptions } from 'gradelens';
import { settingsOf as right, type Settings } from '../../style-transfer.js';

export function settingsOf(options: StyleTransferOptions): Settings {
  return { ...right(options), clampUntil: options.clampUntil ?? 180 };
}
