import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { startBackend } from '../../../src/tensor/backend.js';
import { describeOutcome, differs } from './compare.js';
import { ailmentOf, revive } from './engines.js';
import { outcomeOf, type Row, rightOf, rowsOf } from './rows.js';

/** In words what is wrong with a row's outcome. */
function wrongWith(row: Row, outcome: Awaited<ReturnType<typeof outcomeOf>>, tolerance: number) {
  if (row.throws !== undefined) {
    return 'error' in outcome && outcome.error.includes(row.throws)
      ? undefined
      : `should throw an error with '${row.throws}', gives ${describeOutcome(outcome)}`;
  }
  if (row.orThrows !== undefined && 'error' in outcome && outcome.error.includes(row.orThrows))
    return undefined;
  const right = { outputs: rightOf(row) };
  const difference = differs(outcome, right, { tolerance });
  return (
    difference &&
    `${difference}\n        got: ${describeOutcome(outcome)}\n        right: ${describeOutcome(right)}`
  );
}

for (const [file, from] of Object.entries({
  'ops.json': 'known cases',
  'ops-oracle.json': 'NumPy and PyTorch',
})) {
  describe(`ops give the right results: ${from}`, () => {
    const { tolerance, rows } = rowsOf(file);

    before(async () => {
      await startBackend('wasm');
      await startBackend('cpu');
    });

    for (const backend of ['cpu', 'wasm'] as const) {
      for (const row of rows) {
        it(`${backend}: ${row.name}`, async () => {
          await tf.setBackend(backend);
          const wrong = wrongWith(row, await outcomeOf(row), tolerance);
          const ailment = await ailmentOf(backend);
          if (ailment) await revive(backend);
          if (ailment ?? wrong)
            expect.fail(`${ailment ?? wrong}\n        ${JSON.stringify(row.args).slice(0, 400)}`);
        });
      }
    }
  });
}
