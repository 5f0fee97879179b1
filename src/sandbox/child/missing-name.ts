import { readFileSync } from 'node:fs';
import { findSourceMap, type SourceMapping } from 'node:module';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import { nearest } from '../../nearest.js';

/** What Node says of a name that is imported, and that the module has not. */
const SAID = /module '([^']*)' does not provide an export named '([^']*)'/;
const TFJS = '@tensorflow/tfjs';

/**
 * A name that a hand-in imports from the runtime, which lacks it: what to say, `text`, and its place. Node names the compiled
 * line only. Undefined where a message tells of something else. `module`: the hand-in's compiled file.
 */
export function missingName(
  message: string,
  module: URL,
): { readonly text: string; readonly where?: string } | undefined {
  const [, from, name] = SAID.exec(message) ?? [];
  if (from === undefined || name === undefined) return undefined;
  const called = from.endsWith('/tf.mjs') ? TFJS : `gradelens${from.endsWith('/attr.mjs') ? '/attr' : ''}`;
  const text = `${called} has nothing that is called ${name}.${called === TFJS ? meant(name) : ''}`;
  const path = fileURLToPath(module);
  const lines = readFileSync(path, 'utf8').split('\n');
  const line = lines.findIndex((each) => each.startsWith('import ') && each.includes(from));
  const entry = line < 0 ? undefined : findSourceMap(path)?.findEntry(line, 0);
  if (!entry || !('originalSource' in entry)) return { text };
  const { originalSource, originalLine, originalColumn } = entry as SourceMapping;
  const source = fileURLToPath(new URL(originalSource, module));
  const folder = fileURLToPath(new URL('./', module));
  if (!source.startsWith(folder)) return { text };
  return {
    text,
    where: `${source.slice(folder.length)}:${originalLine + 1}:${originalColumn + 1}`,
  };
}

/** A question for the name of TensorFlow.js that was meant, or nothing. */
export function meant(name: string): string {
  // The names of kernels begin with a capital letter.
  const near = nearest(
    name,
    Object.keys(tf).filter((each) => /^[a-z]/.test(each)),
  );
  return near === undefined ? '' : ` Is it tf.${near}?`;
}
