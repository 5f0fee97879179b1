/*---
title: clampUntil is 200 by default, not 190
off: Your image is right where clampUntil is given; where it is left out, the image is clamped for too long.
look: Look at the defaults of the options.
---*/
import type { StyleTransferOptions } from 'gradelens';
import { settingsOf as right, type Settings } from '../../style-transfer.js';

export function settingsOf(options: StyleTransferOptions): Settings {
  return { ...right(options), clampUntil: options.clampUntil ?? 200 };
}
