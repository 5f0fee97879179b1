/** Exit codes, the same for every command. */
export const EXIT = { done: 0, failures: 1, usage: 2, notGraded: 3, interrupted: 130 } as const;
