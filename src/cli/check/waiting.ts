/** What who starts a debugger should know. */
export const waiting = (port: number): string =>
  `Waiting for a debugger at 127.0.0.1:${port}. Your code runs without isolation and time limits meanwhile.`;
