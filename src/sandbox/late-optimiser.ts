/**
 * For a process that lives a second or two, a hand-in's or a worker's: V8 would spend a quarter of the processor's time on
 * optimising functions that are hardly called again, so it waits nine times as long. What runs for long is optimised a few
 * hundredths of a second later. A version of V8 that does not know the setting goes on without it.
 */
import { setFlagsFromString } from 'node:v8';

/** Bytes of bytecode that a function runs between two looks at whether to optimise it; V8's own: 66 KiB. */
const BUDGET = 600_000;

setFlagsFromString(`--interrupt-budget=${BUDGET}`);
