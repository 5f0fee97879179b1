import { expect } from 'chai';
import { setItem } from '../../src/marking/items.js';
import { questionsIn } from '../../src/marking/questions.js';
import { MarkingSession } from '../../src/marking/session.js';
import type { Store } from '../../src/store/store.js';
import { resultIn } from '../../src/store/view.js';
import { withWorker } from '../../src/worker/worker.js';
import { inClass, QUESTION } from './class.js';

const LONG = Array.from({ length: 40 }, (_, i) => `word${i}`).join(' ');
const CLASS = {
  ada: { why: 'The sum of all.' },
  bob: { why: 'the SUM of all' },
  cyd: { why: LONG },
  dan: { why: `${LONG} indeed` },
  eve: {},
  fay: { why: 'I do not know.' },
};
const open = async ({ db }: Store, by: string) =>
  withWorker(async (worker) => MarkingSession.open(db, (await questionsIn(db))[0]!, by, worker));
const scoreOf = async ({ db }: Store, name: string) => (await resultIn(db, name)).questionScores?.[0]?.score;

describe('marking', () => {
  it(
    'goes through all answers once, in one order that has nothing of their names, and on where it was left',
    inClass([QUESTION], CLASS, async (store) => {
      const first = await open(store, 'ada');
      const codes: string[] = [];
      for (let i = 0; i < 3; i++) {
        codes.push(first.current!.code);
        first.toggle(0);
        expect((await first.next()).kind).to.equal('on');
      }
      const second = await open(store, 'ada');
      expect(second.left).to.equal(3);
      while (second.current) {
        codes.push(second.current.code);
        second.none();
        await second.next();
      }
      expect(new Set(codes).size).to.equal(6);
      const scores = await Promise.all(Object.keys(CLASS).map((name) => scoreOf(store, name)));
      expect(scores.toSorted()).to.deep.equal([0, 0, 0, 2, 2, 2]);
    }),
  );

  it(
    'saves nothing that nobody decided, and has one item of a group',
    inClass([QUESTION], CLASS, async (store) => {
      const session = await open(store, 'ada');
      expect(await session.next()).to.deep.equal({ kind: 'undecided' });
      expect(session.left).to.equal(6);
      session.toggle(2);
      session.toggle(3);
      expect([...session.draft.items]).to.deep.equal(['clear']);
      session.toggle(3);
      expect(session.score).to.equal(undefined);
    }),
  );

  it(
    'marks equal and nearly equal answers together, on request',
    inClass([QUESTION], CLASS, async (store) => {
      const session = await open(store, 'ada');
      const until = async (name: string) => {
        while (session.current!.handIn !== name) await session.skip();
      };
      await until('cyd');
      expect(session.alike.map(({ handIn }) => handIn)).to.deep.equal(['dan']);
      await until('ada');
      expect(session.alike.map(({ handIn }) => handIn)).to.deep.equal(['bob']);
      session.toggle(0);
      session.together();
      expect(await session.next()).to.deep.equal({ kind: 'on', saved: 2, theirs: 0 });
      expect([await scoreOf(store, 'ada'), await scoreOf(store, 'bob')]).to.deep.equal([2, 2]);
      expect(await scoreOf(store, 'cyd')).to.equal(null);
      await session.back();
      expect(session.current!.handIn).to.equal('ada');
      expect([...session.draft.items]).to.deep.equal(['sum']);
    }),
  );

  it(
    'of two who mark one answer the second is told, and the first mark stays until the second wants it replaced',
    inClass([QUESTION], { ada: { why: 'So.' } }, async (store) => {
      const [one, two] = [await open(store, 'ada'), await open(store, 'bob')];
      one.toggle(0);
      two.toggle(1);
      two.comment('Mine.');
      await one.next();
      const went = await two.next();
      expect(went).to.deep.include({ kind: 'conflict' });
      expect((went as { mark: object }).mark).to.include({ by: 'ada', version: 1 });
      expect((await resultIn(store.db, 'ada')).questionScores![0]!.remarks).to.deep.equal([
        '+2 Names the sum.',
      ]);
      expect((await two.next()).kind).to.equal('on');
      expect((await resultIn(store.db, 'ada')).questionScores![0]!.remarks).to.deep.equal([
        '+2 Each picture has its own.',
        'Mine.',
      ]);
      const deeds = await store.db.selectFrom('deed').select(['by', 'kind']).execute();
      expect(deeds.map(({ by }) => by)).to.deep.equal(['ada', 'bob']);
    }),
  );

  it(
    'another worth of an item scores all who have it anew; one of the assignment file is changed there',
    inClass([QUESTION], { ada: { why: 'So.' } }, async (store) => {
      const id = await setItem(store.db, 'why', { title: 'Nice!', points: 1 }, 'ada');
      const session = await open(store, 'ada');
      session.toggle(4);
      await session.next();
      expect(await scoreOf(store, 'ada')).to.equal(1);
      await setItem(store.db, 'why', { id, points: 3 }, 'ada');
      expect(await scoreOf(store, 'ada')).to.equal(3);
      const refused = await setItem(store.db, 'why', { id: 'sum', points: 3 }, 'ada').catch((error) => error);
      expect(refused.message).to.match(/is in the assignment file: change it there/);
    }),
  );
});
