import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { placesOf } from '../../src/batch/places.js';
import { hiddenFrom } from '../../src/grade/hidden.js';
import { inputsOf } from '../../src/grade/materialise.js';
import { numbered, type PlannedTest, plan } from '../../src/grade/plan.js';
import { loadAssignment } from '../../src/rubric/load.js';
import { ROOT } from '../process.js';
import { hiddenNumbersIn } from './hidden-numbers.js';
import { studentTexts } from './student-texts.js';

/** A number of a test's first tensor that no visible input is near to. */
function numberOf(tests: readonly PlannedTest[], visibility: string): number {
  const { call } = tests.find(({ problem, test }) => {
    return problem.id === 'content-loss' && test.visibility === visibility;
  })!;
  return Number(inputsOf(call).current!.data[0]);
}

describe('the look for hidden inputs', () => {
  let tests: PlannedTest[];
  let find: (text: string) => string[];
  before(async () => {
    const assignment = await loadAssignment(join(ROOT, 'rubric/demo.yaml'));
    const { streams } = hiddenFrom(new Uint8Array(32).fill(7));
    tests = await plan(numbered(assignment), assignment.seed, streams);
    find = hiddenNumbersIn(tests);
  });

  it('finds a number in every spelling with more digits than others have by chance', () => {
    const number = Math.abs(numberOf(tests, 'hidden'));
    for (const spelling of [
      String(number),
      number.toPrecision(9),
      number.toExponential(9),
      number.toExponential(8).toUpperCase(),
      number.toFixed(10).replace(/^0/, ''),
      // Cut off, not rounded.
      number.toFixed(20).slice(0, 11),
    ]) {
      for (const text of [spelling, `-${spelling}`, `[${spelling},1]`, `x=${spelling};`, `is${spelling}`])
        expect(find(text), text).to.have.length(1);
    }
  });

  it('finds numbers of five digits, but for those that a visible input has too', () => {
    const { call } = tests.find(({ problem, test }) => {
      return problem.id === 'content-loss' && test.visibility === 'hidden';
    })!;
    const shown = [...inputsOf(call).current!.data].map((each) => Math.abs(Number(each)).toPrecision(5));
    expect(find(shown.join(' ')).length).to.be.above(shown.length / 10);
    expect(find(shown.map((each) => Number(each).toPrecision(4)).join(' '))).to.deep.equal([]);
  });

  it('takes visible inputs, and numbers of other things, for what they are', () => {
    expect(find(String(numberOf(tests, 'visible')))).to.deep.equal([]);
    expect(find('14400 100.00 231 65536 0.5 1e-5 2026-11-27')).to.deep.equal([]);
  });

  it('finds one in each file that a student gets, and in what Gradescope shows', async () => {
    const number = String(numberOf(tests, 'hidden'));
    const out = await mkdtemp(join(tmpdir(), 'gradelens-planted-'));
    try {
      const { staff, student } = placesOf(out, 'ada');
      await Promise.all([staff, student].map((folder) => mkdir(folder, { recursive: true })));
      const entity = [...number].map((letter) => `&#${letter.charCodeAt(0)};`).join('');
      await writeFile(join(student, 'feedback.html'), `<p>${entity}</p>`);
      await writeFile(join(student, 'pages.json'), `{"1": "${number}"}`);
      const test = {
        number: '1.1',
        name: 'n',
        score: 0,
        max_score: 1,
        status: 'failed',
        output_format: 'text',
      };
      const extra = { problem: 'p', verdict: 'wrong', metrics: {}, findings: [] };
      const results = {
        ...{
          score: 0,
          output: '',
          output_format: 'text',
          visibility: 'visible',
          stdout_visibility: 'hidden',
        },
        extra_data: { submission: 'ada', seed: 1, log: number },
        tests: [
          { ...test, output: number, visibility: 'visible', extra_data: extra },
          {
            ...test,
            output: '',
            visibility: 'hidden',
            extra_data: { ...extra, metrics: { off: Number(number) } },
          },
        ],
      };
      await writeFile(join(staff, 'results.json'), JSON.stringify(results));
      const { texts } = await studentTexts(out, 'ada');
      const found = [...texts].filter(([, text]) => find(text).length > 0).map(([place]) => place);
      expect(found.sort()).to.deep.equal(['ada on Gradescope', 'ada/feedback.html', 'ada/pages.json']);
    } finally {
      await rm(out, { recursive: true, force: true });
    }
  });
});
