import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { LIMITS } from './limits.js';

/** Why a file of a hand-in is not read. */
export class SourceError extends Error {}

/**
 * A source file of a hand-in, opened once, looked at, and read: nobody can put another one, a link, a pipe or a device in
 * its place between the look and the reading.
 *
 * - `path`: real. `name`: how the student calls it.
 *
 * @throws {SourceError}
 */
export async function readSource(path: string, name: string): Promise<string> {
  // A pipe would be waited for until somebody writes.
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;
  const file = await open(path, flags).catch(() => {
    throw new SourceError(`${name} cannot be read.`);
  });
  try {
    const info = await file.stat();
    if (!info.isFile()) throw new SourceError(`${name} is not a file.`);
    if (info.size > LIMITS.source) {
      throw new SourceError(`${name} has ${info.size} bytes; at most ${LIMITS.source} are read.`);
    }
    if ((await realpath(path).catch(() => '')) !== path)
      throw new SourceError(`${name} was exchanged while it was read.`);
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(info.size), position: 0 });
    // The compiler would follow it to a map anywhere on the machine.
    return buffer.toString('utf8', 0, bytesRead).replace(/(\/\/|\/\*)[#@]\s*sourceMappingURL=/g, '$1 ');
  } finally {
    await file.close();
  }
}
