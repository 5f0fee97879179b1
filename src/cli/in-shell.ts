/** A word of a command as it is to be typed: within single quotes a shell takes nothing of a name for a command. */
export const inShell = (word: string): string =>
  /^[\p{L}\p{N}@%+=:,./_-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
