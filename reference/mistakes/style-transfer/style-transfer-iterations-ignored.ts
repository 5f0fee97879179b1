/*---
title: The number of iterations is always 200, whatever the options say
off: Your iterations are right, but there are 200 of them, whatever the options say.
look: Look for every option of the function in its body.
---*/
import type { StyleTransferOptions } from 'gradelens';
import { settingsOf as right, type Settings } from '../../style-transfer.js';

export function settingsOf(options: StyleTransferOptions): Settings {
  return { ...right(options), iterations: 200 };
}
