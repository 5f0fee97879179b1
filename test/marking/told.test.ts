import { expect } from 'chai';
import { answersTo } from '../../src/marking/answers.js';
import { saveMark } from '../../src/marking/marks.js';
import resultsJson from '../../src/report/formats/results-json.js';
import { resultIn } from '../../src/store/view.js';
import { inClass, QUESTION } from './class.js';

describe('what a student reads of a question', () => {
  it(
    'is its score and what for, once somebody has decided, and not before',
    inClass([QUESTION], { ada: { why: 'So.' } }, async ({ db }, question) => {
      const output = async () => JSON.parse(resultsJson.render(await resultIn(db, 'ada'))).output;
      expect(await output()).to.include('- Why? (4 points): not graded yet, 1 word');
      const [answer] = await answersTo(db, question);
      await saveMark(db, {
        ...{ handIn: 'ada', question: 'why', items: ['sum', 'clear'], comment: 'Well\nseen.' },
        ...{ answer: answer!.hash, by: 'Eve', version: 0 },
      });
      expect(await output()).to.include(
        '- Why? (2.5 of 4 points)\n    +2 Names the sum.\n    +0.5 Very clear.\n    Well\n    seen.',
      );
      expect(await output()).not.to.include('Eve');
    }),
  );
});
