import { readFileSync } from 'node:fs';

/** Resource limits of this process as Linux names them, with what they count in. */
export type Limited = 'open files' | 'processes' | 'data size' | 'file size' | 'cpu time';

/**
 * The hard limit of this process, which nobody but root can raise: a number of files, processes, bytes or seconds.
 * Undefined where there is none, or the system does not tell.
 */
export function ownLimit(of: Limited): number | undefined {
  try {
    const line = readFileSync('/proc/self/limits', 'utf8').match(
      new RegExp(`^Max ${of}\\s+\\S+\\s+(\\d+)`, 'm'),
    );
    return line?.[1] === undefined ? undefined : Number(line[1]);
  } catch {
    return undefined;
  }
}
