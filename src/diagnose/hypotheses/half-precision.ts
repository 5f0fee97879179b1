import { fromHalf, toHalf } from '../../tensor/half.js';
import { becomes, telling } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';

/** Fewer numbers than this are all half-precision ones by chance. */
const FEW = 8;

/** Every number is one that float16 or bfloat16 has, and the nearest to the expected one. */
export default defineHypothesis({
  title: 'Half precision',
  explain(evidence) {
    const { subject, actual, expected, comparable } = evidence;
    if (!comparable || telling(evidence) < FEW) return undefined;
    for (const [name, rounded, digits] of KINDS) {
      if (actual.data.some((value) => rounded(value) !== value)) continue;
      if (!becomes(evidence, (i) => rounded(expected.data[i]!))) continue;
      return {
        message: `${subject} is right to about ${digits} digits: every number is one that ${name} can hold, and the nearest to the expected one. A step that runs in half precision often does that.`,
        confidence: 0.97,
      };
    }
    return undefined;
  },
});

/** As float32 with the lower half of its bits rounded away. */
function brain(value: number): number {
  ONE[0] = value;
  BITS[0] = (BITS[0]! + 0x7fff + ((BITS[0]! >> 16) & 1)) & 0xffff0000;
  return ONE[0]!;
}

const ONE = new Float32Array(1);
const BITS = new Uint32Array(ONE.buffer);

const KINDS = [
  ['float16', (value: number) => fromHalf(toHalf(value)), 3],
  ['bfloat16', brain, 2],
] as const;
