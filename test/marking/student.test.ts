import { expect } from 'chai';
import { storyOf } from '../../src/marking/history.js';
import { setOverride, withdrawOverride } from '../../src/marking/overrides.js';
import { handInOf } from '../../src/marking/student.js';
import type { Store } from '../../src/store/store.js';
import { resultIn } from '../../src/store/view.js';
import { inClass, QUESTION } from './class.js';

const CLASS = { 'ada-lee': { why: 'So.' }, 'ada-lee-2': {}, '007': {} };

/** Whose each is: two of one name, and an id that is another's folder. */
async function named({ db }: Store): Promise<void> {
  const people = {
    'ada-lee': ['Ada Lee', '001'],
    'ada-lee-2': ['Ada Lee', '002'],
    '007': ['Zoë O’Brien', '003'],
  };
  for (const [name, [called, id]] of Object.entries(people)) {
    const students = [{ name: called, id, email: `${id}@example.edu`, section: '' }];
    const identity = JSON.stringify({
      students,
      submitted: '2026-05-01T10:00:00Z',
      late: 'no',
      lateness: '',
    });
    await db.updateTable('hand_in').set({ identity }).where('name', '=', name).execute();
  }
}

describe('a student', () => {
  it(
    'is found by name, id, address or hand-in; never guessed',
    inClass([QUESTION], CLASS, async (store) => {
      await named(store);
      const find = (text: string) => handInOf(store.db, text).catch(({ message }: Error) => message);
      expect(await find('002')).to.equal('ada-lee-2');
      expect(await find('001@EXAMPLE.edu')).to.equal('ada-lee');
      expect(await find('ada-lee')).to.equal('ada-lee');
      expect(await find("zoë o'brien")).to.equal('007');
      expect(await find('Ada Lee')).to.match(
        /may be the hand-in ada-lee \(Ada Lee 001\); the hand-in ada-lee-2 /,
      );
      expect(await find('Ada Le')).to.match(/Nobody here is "Ada Le": did you mean "Ada Lee"/);
      expect(await find('')).to.match(/Nobody here is ""/);
    }),
  );

  it(
    'has the scores that were set by hand, and a story that says who and why',
    inClass([QUESTION], CLASS, async (store) => {
      await named(store);
      const { db } = store;
      const of = { question: 'why' };
      await setOverride(db, 'ada-lee', { of, score: 3, reason: 'Read again.', by: 'Eve' });
      const result = await resultIn(db, 'ada-lee');
      expect(result.questionScores![0]).to.deep.include({ score: 3, remarks: ['Set by hand: Read again.'] });
      expect(result.overrides).to.have.length(1);
      expect((await resultIn(db, '007')).overrides).to.equal(undefined);
      const story = (await storyOf(db, result)).join('\n');
      expect(story).to.match(/2026-05-01 10:00 UTC {2}Handed in\./);
      expect(story).to.match(/Why\?: Eve set the score to 3: Read again\./);
      expect(await withdrawOverride(db, 'ada-lee', { of, reason: 'No.', by: 'Eve' })).to.equal(true);
      expect(await withdrawOverride(db, 'ada-lee', { of, reason: 'No.', by: 'Eve' })).to.equal(false);
      expect((await resultIn(db, 'ada-lee')).questionScores![0]!.score).to.equal(null);
      const refused = setOverride(db, '007', { of, score: 3, reason: ' ', by: 'Eve' });
      expect((await refused.catch((error) => error)).message).to.match(/needs a reason/);
    }),
  );
});
