import { expect } from 'chai';
import fc from 'fast-check';
import { inLanes } from '../../src/sandbox/lanes.js';
import type { Session } from '../../src/sandbox/session.js';

/** Only their identity matters here. */
const sessions = (count: number): Session[] =>
  Array.from({ length: count }, (_, i) => ({ i }) as unknown as Session);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('work in lanes', () => {
  it('is done once each, in whatever time, and comes back in order', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        async (times, count) => {
          const busy = new Set<Session>();
          const results = await inLanes(sessions(count), [...times.entries()], async ([i, ms], session) => {
            // A session answers one call at a time.
            expect(busy.has(session)).to.equal(false);
            busy.add(session);
            await pause(ms);
            busy.delete(session);
            return i;
          });
          expect(results).to.deep.equal([...times.keys()]);
        },
      ),
      { numRuns: 40 },
    ));

  it('uses every lane', async () => {
    const used = new Set<Session>();
    await inLanes(sessions(3), [1, 2, 3, 4], async (_, session) => {
      used.add(session);
      await pause(5);
    });
    expect(used.size).to.equal(3);
  });

  it('fails where the work fails', async () => {
    const failed = await inLanes(sessions(2), [1, 2, 3], async (n) => {
      if (n === 2) throw new Error('two');
    }).catch((error: Error) => error.message);
    expect(failed).to.equal('two');
  });
});
