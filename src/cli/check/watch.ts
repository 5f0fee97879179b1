import { relative, resolve, sep } from 'node:path';
import { watch as watchFiles } from 'chokidar';
import { litterIn } from '../../intake/open/left-out.js';

/** Milliseconds of silence that end a burst: editors save in several steps. */
const SILENCE = 150;

/** Files that changed together: paths from the folder, with whether the file is there now. */
export type Changes = ReadonlyMap<string, 'there' | 'gone'>;

/** What was asked for on the keyboard. */
export type Key = 'all' | 'failed' | 'open' | 'quit';
const KEYS: Readonly<Record<string, Key>> = { a: 'all', f: 'failed', o: 'open', q: 'quit', '\u0004': 'quit' };

/** Who hears of it; one thing at a time, what changes meanwhile comes together. */
export interface Listener {
  changed(changes: Changes): Promise<void>;
  pressed(key: Key): Promise<void>;
}

/**
 * Watches the files below a folder until the signal fires or `q` is pressed. Litter, what begins with a dot, and what lies in
 * `ignored` are not looked at. `first` runs before anything is told; what is saved meanwhile counts.
 */
export async function watch(
  folder: string,
  ignored: readonly string[],
  listener: Listener,
  signal: AbortSignal,
  first: () => Promise<void>,
): Promise<void> {
  const outside = ignored.map((each) => resolve(each));
  const isIgnored = (path: string): boolean => {
    const name = relative(folder, path);
    const hidden = name.split(sep).some((part) => part.startsWith('.'));
    return (
      hidden || litterIn(name) !== undefined || outside.some((each) => `${path}${sep}`.startsWith(each + sep))
    );
  };
  const watcher = watchFiles(folder, {
    ignored: (path) => path !== folder && isIgnored(path),
    ignoreInitial: true,
  });
  let pending = new Map<string, 'there' | 'gone'>();
  let last = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const next = (work: () => Promise<void>): void => {
    last = last.then(() => (signal.aborted ? undefined : work()));
  };
  const note = (is: 'there' | 'gone') => (path: string) => {
    pending.set(relative(folder, path), is);
    clearTimeout(timer);
    timer = setTimeout(() => {
      next(async () => {
        const changes = pending;
        pending = new Map();
        if (changes.size > 0) await listener.changed(changes);
      });
    }, SILENCE);
  };
  watcher.on('add', note('there')).on('change', note('there')).on('unlink', note('gone'));
  next(first);
  await new Promise<void>((end, fail) => {
    watcher.on('error', fail);
    signal.addEventListener('abort', () => end());
    onKeys((key) => (key === 'quit' ? end() : next(() => listener.pressed(key))));
  }).finally(async () => {
    clearTimeout(timer);
    leaveKeys();
    await watcher.close();
  });
  await last;
}

/** Hears single keys of a terminal. */
function onKeys(pressed: (key: Key) => void): void {
  const { stdin } = process;
  if (!stdin.isTTY) return;
  stdin.setRawMode(true);
  // Whatever ends the process, the shell gets its terminal back.
  process.once('exit', leaveKeys);
  stdin.setEncoding('utf8').on('data', (text: string) => {
    for (const character of text) {
      // In this mode the terminal makes no signal of it.
      if (character === '\u0003') process.kill(process.pid, 'SIGINT');
      const key = KEYS[character.toLowerCase()];
      if (key !== undefined) pressed(key);
    }
  });
}

function leaveKeys(): void {
  const { stdin } = process;
  if (!stdin.isTTY) return;
  stdin.setRawMode(false);
  stdin.pause();
}
