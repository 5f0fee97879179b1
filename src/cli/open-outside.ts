import { spawn } from 'node:child_process';

/** Shows a file or a folder in the program that the system has for it. `failed` hears where there is none. */
export function openOutside(path: string, failed: (opener: string) => void): void {
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open';
  spawn(opener, [path], { stdio: 'ignore', detached: true })
    .on('error', () => failed(opener))
    .unref();
}
