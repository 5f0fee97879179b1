import type { AnyNode, CallExpression } from 'acorn';
import { simple } from 'acorn-walk';
import { type Module, type Op, opOf } from './module.js';

/** Another text for a part of a module's JavaScript, by which it makes one mistake. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** What is changed, as the end of no sentence: `tf.abs(…) is left out`. */
  readonly change: string;
}

/** A way to make mistakes from any answer key, without knowing it. */
export interface Operator {
  /** Findings by numbers alone that are a true name of such a mistake, where there are any. */
  readonly names: readonly string[];
  /** Where it can be applied. What it makes runs, though it may throw. */
  places(module: Module): Place[];
}

/** Every call of one of these operations, `tf.abs(x)` or `x.abs()`. */
export function opsNamed(
  { tree }: Module,
  isMeant: (name: string) => boolean,
): { readonly call: CallExpression; readonly op: Op }[] {
  const found: { call: CallExpression; op: Op }[] = [];
  simple(tree, {
    CallExpression(call) {
      const op = opOf(call);
      if (op && isMeant(op.name)) found.push({ call, op });
    },
  });
  return found.sort((a, b) => a.call.start - b.call.start);
}

/** The operation left out: what it is applied to in its place. */
export const without = (module: Module, name: string): Place[] =>
  opsNamed(module, (each) => each === name)
    .filter(({ op }) => op.operands.length > 0)
    .map(({ call, op }) => ({
      ...{ start: call.start, end: call.end, text: `(${textOf(module, op.operands[0]!)})` },
      change: `${quoted(module, call)} is left out`,
    }));

export const textOf = ({ text }: Module, { start, end }: AnyNode): string => text.slice(start, end);

/** What may be quoted whole. */
const SHORT = 48;

/** A call in a sentence: `tf.sum(tf.square(vertical))`, of a long one `tf.sum(…)`, or `….sum(…)`. */
export function quoted(module: Module, call: CallExpression): string {
  const text = oneLine(textOf(module, call));
  if (text.length <= SHORT) return text;
  const callee = textOf(module, call.callee);
  return `${/^[\w$.]+$/.test(callee) ? callee : `….${/[\w$]*$/.exec(callee)![0]}`}(…)`;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** Code around a change, as far as it is short. */
export function around(module: Module, node: AnyNode | undefined): string {
  const text = node ? oneLine(textOf(module, node)) : '';
  return text.length <= SHORT ? text : `${text.slice(0, SHORT - 1)}…`;
}

/** The number that an expression is: a literal, or the negative of one. */
export function numberOf(node: AnyNode): number | undefined {
  if (node.type === 'Literal') return typeof node.value === 'number' ? node.value : undefined;
  if (node.type !== 'UnaryExpression' || node.operator !== '-') return undefined;
  const value = numberOf(node.argument);
  return value === undefined ? undefined : -value;
}
