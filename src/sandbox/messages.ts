import { z } from 'zod';
import type { NetworkId } from '../model/network.js';
import type { Backend } from '../tensor/engines.js';
import type { FlatTensor } from '../tensor/flat.js';
import type { Argument, Call } from './call.js';
import { LIMITS } from './limits.js';

/**
 * First message to a child; the weights are the frame's tensors, and those of a self-test that the engine must pass
 * (`self-test.x`, `self-test.saliency`).
 */
export interface Start {
  readonly type: 'start';
  readonly backend: Backend;
  /** Files of the engine's packages. */
  readonly modules: readonly string[];
  readonly network: NetworkId;
}

/** A call; its tensors are named by position in the frame (`{ kind: 'tensor', name }`). */
export interface CallMessage {
  readonly type: 'call';
  readonly id: number;
  /** Compiled module to import, relative to the child's program. */
  readonly module: string;
  readonly call: PackedCall;
}

/** A call whose tensors travel beside it, by name. */
export interface PackedCall extends Pick<Call, 'file' | 'export' | 'looking'> {
  readonly arguments: Readonly<Record<string, PackedArgument>>;
  readonly gradient?: { readonly of: string; readonly upstream?: string };
  readonly another?: {
    readonly arguments: Readonly<Record<string, PackedArgument>>;
    readonly upstream?: string;
  };
}

/** Scores of the frame's tensor `x`; answered by trusted children only. */
export interface PredictMessage {
  readonly type: 'predict';
  readonly id: number;
}

/** Whether the process is as it was when it started: the numbers of the frame's tensor `x`, if there is one, or what has changed. */
export interface ProbeMessage {
  readonly type: 'probe';
  readonly id: number;
}

/** An argument whose tensors travel beside it, by name. */
export type PackedArgument =
  | { readonly kind: 'tensor'; readonly name: string }
  | { readonly kind: 'tensors'; readonly names: readonly string[] }
  | { readonly kind: 'options'; readonly fields: Readonly<Record<string, PackedArgument>> }
  | Extract<Argument, { kind: 'value' | 'model' | 'recorder' }>;

/** A call as it is sent, and its tensors by name. */
export function packCall({ arguments: args, gradient, another, ...named }: Call): {
  readonly call: PackedCall;
  readonly tensors: Readonly<Record<string, FlatTensor>>;
} {
  const tensors: Record<string, FlatTensor> = {};
  const upstream = (name: string, tensor: FlatTensor | undefined): { upstream?: string } => {
    if (!tensor) return {};
    tensors[name] = tensor;
    return { upstream: name };
  };
  const call: PackedCall = {
    ...named,
    arguments: pack(args, tensors),
    ...(another && {
      another: {
        arguments: pack(another.arguments, tensors),
        ...upstream('another.upstream', another.upstream),
      },
    }),
    ...(gradient && { gradient: { of: gradient.of, ...upstream('upstream', gradient.upstream) } }),
  };
  return { call, tensors };
}

/** Takes the tensors out of arguments. Returns the arguments to send as JSON; `tensors` is filled. */
function pack(
  args: Readonly<Record<string, Argument>>,
  tensors: Record<string, FlatTensor>,
): Record<string, PackedArgument> {
  const keep = (tensor: FlatTensor): string => {
    const name = String(Object.keys(tensors).length);
    tensors[name] = tensor;
    return name;
  };
  const packed = Object.entries(args).map(([name, argument]): [string, PackedArgument] => {
    if (argument.kind === 'tensor') return [name, { kind: 'tensor', name: keep(argument.tensor) }];
    if (argument.kind === 'tensors') return [name, { kind: 'tensors', names: argument.tensors.map(keep) }];
    if (argument.kind === 'options')
      return [name, { kind: 'options', fields: pack(argument.fields, tensors) }];
    return [name, argument];
  });
  return Object.fromEntries(packed);
}

/** What computes, where the engine knows it. */
const device = z.strictObject({ name: z.string(), software: z.boolean() }).optional();

/** What a call does: the operation that it begins, and its line in the hand-in. */
const doing = z.strictObject({
  op: z
    .string()
    .regex(/^tf(\.\w{1,40}){1,2}$/)
    .optional(),
  where: z.string().optional(),
  /** It goes round a loop. */
  loop: z.literal(true).optional(),
  /** The tensors that a hand-in holds, and the shape of the last one. */
  grown: z
    .strictObject({
      tensors: z.int(),
      bytes: z.number(),
      shape: z.array(z.int().nonnegative()).max(LIMITS.rank),
    })
    .optional(),
});
export type Doing = z.infer<typeof doing>;

/** What a child may say. Its tensors are the frame's. */
export const childMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready'), device }),
  z.strictObject({ type: z.literal('broken'), message: z.string() }),
  /** A recorder was called: this is the how many-eth time. Shown to people, decides nothing. */
  z.strictObject({ type: z.literal('progress'), id: z.int(), done: z.int().nonnegative() }),
  /** Now and then, of a long call or one that needs much memory. Shown to people when it does not answer, decides nothing. */
  z.strictObject({ type: z.literal('doing'), id: z.int(), doing }),
  z.strictObject({
    type: z.literal('returned'),
    id: z.int(),
    milliseconds: z.number().nonnegative(),
    notFinite: z.strictObject({ message: z.string(), where: z.string().optional() }).optional(),
  }),
  z.strictObject({
    type: z.literal('failed'),
    id: z.int(),
    outcome: z.enum(['missing', 'error', 'out-of-memory', 'blocked']),
    message: z.string(),
    where: z.string().optional(),
    /** The process is not to be used any more: work of the call may still go on in it. */
    over: z.literal(true).optional(),
  }),
]);
export type ChildMessage = z.infer<typeof childMessage>;
