import { z } from 'zod';
import { defineComparator, unmeasurable } from '../comparator.js';
import { bracketed, largestOf } from '../numbers.js';

/**
 * Rank of a class among the scores [N, C] of the result, 1 for the highest; the worst row counts.
 *
 * Passes when the class wins in every row. On a tie the lower class index wins, as argmax has it. The expected scores
 * only give the shape.
 */
export default defineComparator({
  title: 'Predicted class',
  options: z.strictObject({
    class: z.int().nonnegative().describe('The class that must win'),
    nearMiss: z.int().min(2).optional().describe('Near miss when the class is among this many best'),
  }),
  compare({ actual: { data, shape } }, { class: wanted, nearMiss }) {
    const [rows = 0, classes = 0] = shape;
    if (shape.length !== 2 || rows === 0 || wanted >= classes) {
      return unmeasurable(
        `Scores ${bracketed(shape)} hold no class ${wanted}; [N, C] with C above it are needed.`,
      );
    }
    const row = (n: number) => data.subarray(n * classes, (n + 1) * classes);
    const worst = largestOf(rows, (n) => rankOf(row(n), wanted));
    const winner = largestOf(classes, (c) => row(worst.index)[c]!).index;
    const pass = worst.value === 1;
    return {
      value: worst.value,
      pass,
      nearMiss: !pass && nearMiss !== undefined && worst.value <= nearMiss,
      message: pass
        ? `The network sees class ${wanted}.`
        : `The network sees class ${winner}; class ${wanted}, which must win, has rank ${worst.value}.`,
      at: [worst.index, wanted],
    };
  },
});

/** 1 + how many classes come before `wanted`. */
function rankOf(scores: ArrayLike<number>, wanted: number): number {
  let rank = 1;
  for (let c = 0; c < scores.length; c++) {
    if (scores[c]! > scores[wanted]! || (scores[c] === scores[wanted] && c < wanted)) rank++;
  }
  return rank;
}
