import type { Failed } from '../call.js';
import { tellsOutOfMemory } from '../out-of-memory.js';
import { cleaned, placed, UNWRITTEN } from '../text.js';
import { meant, missingName } from './missing-name.js';
import { MissingError } from './run.js';
import { type Origin, originIn } from './stack.js';
import { attempt, readThrown, type Thrown } from './thrown.js';

/** What a child says of a call that gave nothing. */
export type Failure = Failed & { readonly outcome: 'missing' | 'error' | 'out-of-memory' | 'blocked' };

/** Characters of an error's own words where others lie behind it, and of those. */
const [BEFORE, BEHIND] = [170, 100];

/**
 * What a thrown value means: unfinished work, too little memory, a broken engine, or a mistake with its operation and its
 * place in the hand-in, `file` where no line is known. Whatever it is, it comes to one sentence.
 */
export function failureOf(value: unknown, module: URL, file: string): Failure {
  return (
    attempt(() => explain(value, module, file)) ?? {
      outcome: 'error',
      message: 'Your code threw something that cannot be read.',
      where: file,
    }
  );
}

function explain(value: unknown, module: URL, file: string): Failure {
  const thrown = readThrown(value);
  const text = cleaned(thrown.message) || 'without a message';
  if (value instanceof MissingError) return { outcome: 'missing', message: text };
  const origin = originOf(thrown, module);
  const where = placed(origin.where ?? file);
  if (/^not implemented yet/i.test(thrown.message)) return { outcome: 'missing', message: UNWRITTEN, where };
  const missing = attempt(() => missingName(thrown.message, module));
  if (missing) return { outcome: 'error', message: missing.text, where: placed(missing.where ?? file) };
  if (tellsOutOfMemory(thrown.message))
    return { outcome: 'out-of-memory', message: `Your code needed too much memory (${text}).`, where };
  // What the permission model says to whoever asks for files, programs or workers.
  if (thrown.code === 'ERR_ACCESS_DENIED') {
    const message = 'Your code asked for a file or a program of the machine, which a hand-in may not.';
    return { outcome: 'blocked', message, where };
  }
  // WebAssembly gave up, by itself or by the engine's abort. Where memory was the cause, `_malloc` has said so before.
  if (thrown.name === 'RuntimeError') {
    const what = origin.op ?? 'An operation';
    const message = `${what} broke the engine (${text}). Does it get a tensor without elements, or places beyond its end?`;
    return { outcome: 'error', message, where };
  }
  return { outcome: 'error', message: sentence(thrown, text, origin, module), where };
}

function sentence(thrown: Thrown, text: string, { op }: Origin, module: URL): string {
  const behind = thrown.ours ? '' : whatLiesBehind(thrown, module);
  const words = behind ? cleaned(text, BEFORE) : text;
  if (thrown.ours) return text;
  if (!thrown.isError) return `Your code threw ${words}`;
  // TensorFlow.js repeats the operation's name.
  if (op !== undefined) return `${op} failed: ${words.replace(/^Error in \w+: /, '')}${behind}`;
  return `Your code threw ${cleaned(thrown.name, 40)}: ${words}${advice(text)}${behind}`;
}

/** The place of an error, or of what lies behind it. */
function originOf({ stack, behind }: Thrown, module: URL): Origin {
  const own = originIn(stack, module);
  if (own.where !== undefined) return own;
  for (const each of behind) {
    const { where } = originIn(readThrown(each).stack, module);
    if (where !== undefined) return { where };
  }
  return own;
}

/** The cause of an error, or the first of the errors that it is made of, with its place. */
function whatLiesBehind({ behind }: Thrown, module: URL): string {
  const [first] = behind;
  if (behind.length === 0) return '';
  const { isError, name, message, stack } = readThrown(first);
  const { where } = originIn(stack, module);
  const at = where === undefined ? '' : ` at ${placed(where)}`;
  return ` (caused by ${isError ? `${cleaned(name, 40)}: ` : ''}${cleaned(message, BEHIND)}${at})`;
}

/** The remedy of mistakes that many make. */
function advice(text: string): string {
  if (text === 'tf is not defined')
    return `. Write import * as tf from '@tensorflow/tfjs' at the top of the file, without "type".`;
  const [, called] = /^tf\d*\.(\w+) is not a function$/.exec(text) ?? [];
  if (called !== undefined) return `.${meant(called)}`;
  // What TensorFlow.js says of a promise in the place of a tensor.
  if (/result y returned by f\(\) must be a/.test(text))
    return '. Is a function in it async? What is differentiated must be synchronous: return its tensor at once.';
  if (text === 'Maximum call stack size exceeded') return '. Does a function call itself without end?';
  if (text === 'fetch failed') return '. A hand-in has no network.';
  return '';
}
