import { constants } from 'node:os';

/** Exit codes, the same for every command. */
export const EXIT = { done: 0, failures: 1, usage: 2, notGraded: 3 } as const;

/** The signals that end a run cleanly: Ctrl-C, `kill`, and a terminal or connection that is closed. */
export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
export type EndingSignal = (typeof SIGNALS)[number];

/** As shells count: 130 after Ctrl-C, 143 after SIGTERM, 129 after SIGHUP. */
export const exitOf = (signal: EndingSignal): number => 128 + constants.signals[signal];
