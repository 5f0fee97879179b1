import { bracketed, cosine, largestMagnitude, largestOf, norm, short, unravel } from '../compare/numbers.js';
import { type Evidence, evidenceOf } from './evidence.js';
import type { Explanation } from './hypothesis.js';
import type { Mismatch } from './mismatch.js';
import { placesOf } from './places.js';
import { digits, listed, share } from './words.js';

/** What is true whatever the cause, of the first output that is wrong. A description is no cause: its confidence is low. */
export function describe(mismatch: Mismatch): Explanation[] {
  const finite = evidenceOf(mismatch).filter(({ actual }) => actual.data.every(Number.isFinite));
  const first = finite.find(({ actual, comparable }) => comparable && actual.data.length > 0);
  const [other] = finite;
  if (first) return [{ message: sentences(first).join(' '), confidence: 0.2 }];
  return other ? [{ message: ofShape(other), confidence: 0.2 }] : [];
}

function sentences(evidence: Evidence): string[] {
  const { subject, actual, expected } = evidence;
  if (actual.data.length === 1) return [ofOne(subject, actual.data[0]!, expected.data[0]!)];
  const { count } = placesOf(evidence);
  const worst = largestOf(actual.data.length, (i) => Math.abs(actual.data[i]! - expected.data[i]!)).index;
  const [size, right] = [norm(actual.data), norm(expected.data)];
  return [
    `${subject} is off in ${share(count, actual.data.length)} of its numbers; right are ${actual.data.length - count}.`,
    `It is furthest off at ${bracketed(unravel(worst, actual.shape))}: ${short(actual.data[worst]!)} where ${short(expected.data[worst]!)} is expected.`,
    right === 0
      ? `All of it should be 0; its largest magnitude is ${short(largestMagnitude(actual.data))}.`
      : `${likeness(cosine(actual.data, expected.data))} Its L2 norm is ${short(size)}, expected is ${short(right)} (${digits(Number((size / right).toPrecision(3)))} times).`,
  ];
}

function ofOne(subject: string, actual: number, expected: number): string {
  const begun = `${subject} is ${digits(actual)} where ${digits(expected)} is expected`;
  return expected === 0
    ? `${begun}.`
    : `${begun}: ${digits(actual / expected)} times as much, or ${digits(Math.abs(actual - expected))} too ${actual > expected ? 'much' : 'little'}.`;
}

/** What a cosine means. */
function likeness(value: number): string {
  const seen = `(cosine ${value.toFixed(3)})`;
  if (value > 0.99) return `It is very like the expected one ${seen}: a small part is missing or too much.`;
  if (value > 0.7) return `It is like the expected one in the whole ${seen}, but not in parts.`;
  if (value > 0.2) return `It has a little in common with the expected one ${seen}.`;
  if (value >= -0.2) return `It has next to nothing in common with the expected one ${seen}.`;
  return `It rather goes against the expected one ${seen}.`;
}

/** Which axes have another size, or how many there are. */
function ofShape({ subject, actual, expected }: Evidence): string {
  const begun = `${subject} has the shape ${bracketed(actual.shape)} where ${bracketed(expected.shape)} is expected`;
  if (actual.shape.length !== expected.shape.length)
    return `${begun}: ${actual.shape.length} axes for ${expected.shape.length}.`;
  const axes = expected.shape.flatMap((size, axis) => (size === actual.shape[axis] ? [] : [axis]));
  return `${begun}: axis ${listed(axes)} has another size.`;
}
