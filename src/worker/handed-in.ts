import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** A file's bytes, or why they were not read; `large` has its size. */
export type HandedIn =
  | { readonly kind: 'read'; readonly bytes: Buffer }
  | { readonly kind: 'absent' }
  /** A link, or what nobody may read. */
  | { readonly kind: 'refused' }
  /** A folder, a pipe, a device. */
  | { readonly kind: 'no-file' }
  | { readonly kind: 'large'; readonly size: number };

/**
 * Reads a file that somebody handed in: opened once, without following a link or waiting for a pipe, and measured before
 * anything is read.
 *
 * - `most`: bytes.
 */
export async function readHandedIn(path: string, most: number): Promise<HandedIn> {
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(path, flags);
  } catch (error) {
    return { kind: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'absent' : 'refused' };
  }
  try {
    const info = await handle.stat();
    if (!info.isFile()) return { kind: 'no-file' };
    if (info.size > most) return { kind: 'large', size: info.size };
    const bytes = Buffer.alloc(info.size);
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
      // It was cut meanwhile.
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return { kind: 'read', bytes: bytes.subarray(0, length) };
  } catch {
    return { kind: 'refused' };
  } finally {
    await handle.close();
  }
}
