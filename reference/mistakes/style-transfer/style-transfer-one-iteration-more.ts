/*---
title: The loop runs once more than iterations
off: Your iterations are right, but there is one too many.
look: "Look at the condition of the loop: how often does it run?"
---*/
import type { StyleTransferOptions } from 'gradelens';
import { settingsOf as right, type Settings } from '../../style-transfer.js';

export function settingsOf(options: StyleTransferOptions): Settings {
  return { ...right(options), iterations: right(options).iterations + 1 };
}
