import { seeded } from '../../../src/model/random.js';
import { type Call, inputsOf } from './call.js';
import { forwardOf, type Op, type Outcome, weighted, withValues } from './run.js';

/** A step at which float32's rounding (1e-7 / H) and what the formula leaves out (H^4 / 30) are both below 1e-5. */
const H = 2 ** -6;
/** Of the sum of the terms' magnitudes: 50 times that. A wrong element of 60 shows at 1 / 60. */
const TOLERANCE = 5e-4;

/**
 * Holds a gradient against finite differences on the running engine, along one seeded direction d: <gradient, d> against
 * the fourth-order central difference of the weighted outputs. In words what is off; undefined where nothing is.
 */
export async function offDifferences(
  op: Op,
  call: Call,
  place: number,
  gradient: Outcome,
): Promise<string | undefined> {
  if ('error' in gradient) return undefined;
  const values = inputsOf(call.args)[place]!.values as readonly number[];
  const next = seeded('direction');
  const direction = values.map(() => (next() < 0.5 ? -1 : 1) * (0.5 + next() / 2));
  const slope = gradient.outputs[0]!.values as ArrayLike<number>;
  let [along, size, reach] = [0, 0, 0];
  for (const [i, d] of direction.entries()) {
    along += slope[i]! * d;
    size += Math.abs(slope[i]! * d);
  }
  const at = async (steps: number): Promise<number> => {
    const moved = values.map((x, i) => Math.fround(x + steps * H * direction[i]!));
    const outcome = await forwardOf(op, withValues(call, place, moved));
    if ('error' in outcome) return Number.NaN;
    const value = weighted(outcome.outputs);
    reach = Math.max(reach, Math.abs(value));
    return value;
  };
  const near = (await at(1)) - (await at(-1));
  const far = (await at(2)) - (await at(-2));
  const measured = (8 * near - far) / (12 * H);
  const allowed = TOLERANCE * size + (1e-6 * reach) / H + 1e-5;
  if (Math.abs(measured - along) <= allowed) return undefined;
  return `${along} along a direction, ${measured} by finite differences`;
}
