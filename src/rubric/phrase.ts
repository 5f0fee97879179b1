import type { z } from 'zod';
import type { Fault } from './fault.js';

/** Long values are cut here when quoted. */
const QUOTED = 40;

/** Keys that tell the members of a union apart. */
const TOLD_APART: readonly unknown[] = ['kind', 'recipe'];

/** Words for a schema issue: what was expected, what came. One fault an unknown key, at the key itself. */
export function phrase(issue: z.core.$ZodIssue, root: unknown): Fault[] {
  const path = issue.path.filter((key) => typeof key !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    const lines = issue.message.split('\n');
    return issue.keys.map((key, i) => ({ path: [...path, key], message: lines[i]! }));
  }
  const value = path.reduce<unknown>(descend, root);
  // The text of a union says it all; the faults between fields come as text.
  if (issue.code === 'custom' || (issue.code === 'invalid_union' && TOLD_APART.includes(issue.path.at(-1)))) {
    return [{ path, message: issue.message }];
  }
  if (value === undefined) {
    return [{ path, message: `is missing; ${expectation(issue)}` }];
  }
  return [{ path, message: `${expectation(issue)}, received ${quoted(value)}` }];
}

const descend = (value: unknown, key: string | number): unknown =>
  value !== null && typeof value === 'object' && Object.hasOwn(value, key)
    ? (value as Record<string | number, unknown>)[key]
    : undefined;

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${issue.expected}`;
    case 'invalid_value':
      return `expected ${issue.values.length === 1 ? '' : 'one of '}${issue.values.join(', ')}`;
    case 'too_small':
      return `expected ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `expected ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}${unitOf(issue.origin)}`;
    case 'invalid_union':
      return 'expected another value';
    default:
      return issue.message;
  }
}

const unitOf = (origin: string): string =>
  ({ string: ' characters', array: ' items', map: ' entries' })[origin] ?? '';

function quoted(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text;
}
