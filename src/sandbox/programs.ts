import { spawn } from 'node:child_process';
import { accessSync, closeSync, constants, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from './mechanism.js';

/** A program of the system, in its usual places only: a PATH can be anybody's. */
export function find(name: string): string | undefined {
  return ['/usr/bin', '/bin', '/usr/local/bin', '/opt/homebrew/bin', '/usr/sbin', '/sbin']
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

const SECONDS = 10;

/** Tries a command. Undefined when it ends well; else what it said. `firstFile`: the descriptor of its first file. */
export function runs({ program, args, files }: Command, firstFile = 3): Promise<string | undefined> {
  const open = files.map((file) => openSync(file, 'r'));
  const unused = Array.from({ length: firstFile - 3 }, () => 'ignore' as const);
  const child = spawn(program, args, {
    env: {},
    stdio: ['ignore', 'ignore', 'pipe', ...unused, ...open],
    timeout: SECONDS * 1000,
  });
  open.forEach(closeSync);
  let said = '';
  child.stderr!.on('data', (chunk: Buffer) => {
    said = (said + chunk).slice(-400);
  });
  return new Promise((resolve) => {
    child.on('error', ({ message }) => resolve(message));
    child.on('close', (code, signal) =>
      resolve(code === 0 ? undefined : said.trim() || `it ended with ${signal ?? code}`),
    );
  });
}
