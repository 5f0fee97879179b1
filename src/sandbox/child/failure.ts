import type { Failed } from '../call.js';
import { tellsOutOfMemory } from '../out-of-memory.js';
import { cleaned } from '../text.js';
import { MissingError } from './run.js';

/** What a child says of a call that gave nothing. */
export type Failure = Failed & { readonly outcome: 'missing' | 'error' | 'out-of-memory' | 'blocked' };

/** What a thrown value means: unfinished work, too little memory, or a mistake with its place in the hand-in. */
export function failureOf(error: unknown, module: URL): Failure {
  const { name = 'Error', message = String(error), stack = '' } = error instanceof Error ? error : {};
  const text = cleaned(message);
  const where = placeIn(stack, module);
  const at = where === undefined ? {} : { where };
  if (error instanceof MissingError) return { outcome: 'missing', message: text };
  if (/^not implemented yet/i.test(message)) {
    return { outcome: 'missing', message: 'This function is not implemented yet.', ...at };
  }
  if (tellsOutOfMemory(message)) {
    return { outcome: 'out-of-memory', message: `Your code needed too much memory (${text}).`, ...at };
  }
  // What the permission model says to whoever asks for files, programs or workers.
  if (Object(error).code === 'ERR_ACCESS_DENIED') {
    const message = 'Your code asked for a file or a program of the machine, which a hand-in may not.';
    return { outcome: 'blocked', message, ...at };
  }
  const ours = error instanceof Error && ['ResultError', 'GradelensError'].includes(error.constructor.name);
  return { outcome: 'error', message: ours ? text : `Your code threw ${cleaned(name)}: ${text}`, ...at };
}

/** The first place of a stack that lies in the hand-in: `saliency-map.ts:12:5`. */
function placeIn(stack: string, module: URL): string | undefined {
  const folder = new URL('./', module).href;
  for (const line of stack.split('\n')) {
    const [, url] = /((?:file:\/\/)?\/[^\s()]+:\d+:\d+)/.exec(line) ?? [];
    if (url === undefined) continue;
    const at = url.startsWith('file:') ? url : `file://${url}`;
    if (at.startsWith(folder)) return at.slice(folder.length);
  }
  return undefined;
}
