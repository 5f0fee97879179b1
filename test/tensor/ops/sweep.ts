import * as tf from '@tensorflow/tfjs';
import type { Backend } from '../../../src/tensor/engines.js';
import { type Call, describeCall, inputsOf } from './call.js';
import { describeOutcome, differs } from './compare.js';
import { offDifferences } from './differences.js';
import { Draw } from './draw.js';
import { ailmentOf, kernelsOf, revive } from './engines.js';
import type { Entry } from './entry.js';
import { exported } from './exports.js';
import { carries, forwardOf, gradientOf, type Op, type Outcome } from './run.js';

/** One result that was looked at: a call's values, or the gradient of one of its tensors. */
export interface Check {
  readonly part: 'forward' | 'gradient';
  readonly call: string;
  /** In words; undefined where all is right. */
  readonly wrong?: string | undefined;
}

export interface Swept {
  readonly op: string;
  readonly checks: readonly Check[];
  /** Kernels that ran on cpu, and on the engine beside it. */
  readonly kernels: { readonly cpu: ReadonlySet<string>; readonly other: ReadonlySet<string> };
}

/** What a call gave on an engine. */
interface Ran {
  readonly forward: Outcome;
  /** By the number of the tensor. */
  readonly gradients: ReadonlyMap<number, Outcome>;
  /** What was wrong with the engine afterwards. */
  readonly ailment?: string | undefined;
}

/** The tensors whose gradient is asked for. */
function differentiated(entry: Entry, call: Call, forward: Outcome): number[] {
  if (call.kind === 'forward' || call.kind === 'refused' || 'error' in forward) return [];
  if (!forward.outputs.some(carries)) return [];
  const floats = [...inputsOf(call.args).entries()].filter(([, { dtype }]) => dtype === 'float32');
  const places = floats.map(([place]) => place);
  return entry.wrt ? places.filter((place) => entry.wrt!.includes(place)) : places;
}

async function runOn(backend: Backend, op: Op, call: Call, places: readonly number[]): Promise<Ran> {
  const forward = await forwardOf(op, call);
  const gradients = new Map<number, Outcome>();
  for (const place of places) gradients.set(place, await gradientOf(op, call, place));
  const ailment = backend === 'cpu' ? undefined : await ailmentOf(backend);
  if (ailment) await revive(backend);
  return { forward, gradients, ailment };
}

/**
 * Runs all calls of an op on cpu and on another engine, and holds every forward value and gradient of the other against
 * cpu's, and cpu's gradients against finite differences.
 */
export async function sweepOp(name: string, entry: Entry, other: Backend): Promise<Swept> {
  const op = (entry.run ?? exported(name)) as Op;
  const calls = entry.calls(new Draw(name));
  await tf.setBackend('cpu');
  const off = new Map<string, string | undefined>();
  const { result: right, kernels: cpu } = await kernelsOf(async () => {
    const ran: Ran[] = [];
    for (const [i, call] of calls.entries()) {
      const forward = await forwardOf(op, call);
      const places = differentiated(entry, call, forward);
      const { gradients } = await runOn('cpu', op, call, places);
      if (call.kind === 'smooth' && !entry.noGradient) {
        for (const [place, gradient] of gradients) {
          off.set(`${i} ${place}`, await offDifferences(op, call, place, gradient));
        }
      }
      ran.push({ forward, gradients });
    }
    return ran;
  });
  await tf.setBackend(other);
  const { result: got, kernels } = await kernelsOf(async () => {
    const ran: Ran[] = [];
    for (const [i, call] of calls.entries()) {
      ran.push(await runOn(other, op, call, [...right[i]!.gradients.keys()]));
    }
    return ran;
  });
  const checks = calls.flatMap((call, i) => checksOf(name, entry, call, got[i]!, right[i]!, other, i, off));
  return { op: name, checks, kernels: { cpu, other: kernels } };
}

function checksOf(
  name: string,
  entry: Entry,
  call: Call,
  got: Ran,
  right: Ran,
  other: Backend,
  number: number,
  off: ReadonlyMap<string, string | undefined>,
): Check[] {
  const text = describeCall(name, call);
  const both = (a: Outcome, b: Outcome) =>
    `\n        ${other}: ${describeOutcome(a)}\n        cpu: ${describeOutcome(b)}`;
  const complain = (wrong: string | undefined, a: Outcome, b: Outcome) => wrong && `${wrong}${both(a, b)}`;
  const forwardWrong =
    got.ailment ??
    (call.kind === 'refused' && !('error' in right.forward)
      ? 'cpu should refuse this'
      : 'error' in right.forward && call.kind !== 'refused'
        ? `cpu should not refuse this: ${right.forward.error}`
        : differs(got.forward, right.forward, entry));
  const checks: Check[] = [
    { part: 'forward', call: text, wrong: complain(forwardWrong, got.forward, right.forward) },
  ];
  for (const [place, gradient] of right.gradients) {
    const mine = got.gradients.get(place)!;
    const wrong = gradientWrong(entry, mine, gradient) ?? off.get(`${number} ${place}`);
    checks.push({
      part: 'gradient',
      call: `${text}, gradient of tensor ${place}`,
      wrong: complain(wrong, mine, gradient),
    });
  }
  return checks;
}

function gradientWrong(entry: Entry, got: Outcome, right: Outcome): string | undefined {
  if (entry.noGradient) {
    return [got, right].every((outcome) => 'error' in outcome && outcome.code === 'NO_GRADIENT')
      ? undefined
      : 'should have no gradient, and say so (NO_GRADIENT)';
  }
  if ('error' in right) return `cpu has no gradient: ${right.error}`;
  return differs(got, right, { tolerance: Math.max(entry.tolerance ?? 0, 2e-5) });
}
