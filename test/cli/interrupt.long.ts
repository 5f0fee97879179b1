import { inTemporaryFolder } from '../process.js';
import { interruptedAt, uninterrupted } from './interrupt.js';

/** Moments of a run. */
const COUNT = 20;

describe('Ctrl-C at any moment', function () {
  this.timeout(1_800_000);

  const seed = Number(process.env.SEED ?? Date.now() % 1e6);
  it(`of ${COUNT}, one in each part of a run (SEED=${seed}): 130 within 2 s, nothing left, the same command then gives the same bytes`, () =>
    inTemporaryFolder(async (folder) => {
      const random = numbers(seed);
      const whole = await uninterrupted(folder, ['ada', 'bob', 'cleo', 'dan', 'eve', 'finn']);
      for (let i = 0; i < COUNT; i++) {
        await interruptedAt(whole, (i + random()) / COUNT, 'SIGINT', 130);
      }
    }));
});

/** Uniform on [0, 1): a linear congruential generator. Source: Numerical Recipes. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
