import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SubmissionResult } from '../../src/grade/result.js';
import { classDocument } from '../../src/report/class/class-pdf.js';
import type { Document } from '../../src/report/document/document.js';
import { limited } from '../../src/report/document/limits.js';
import { renderDocument } from '../../src/report/document/render.js';
import { feedbackOf } from '../../src/report/feedback.js';
import { feedbackDocument } from '../../src/report/formats/feedback-pdf.js';
import { overviewOf } from '../../src/report/overview/index.js';
import { loadAssignment } from '../../src/rubric/load.js';
import { inTemporaryFolder, ROOT } from '../process.js';
import { expectValid } from '../validators.js';
import { imaginaryClass, withPictures } from './imaginary-class.js';

describe('reports on paper before a validator of the standards', function () {
  this.timeout(900_000);

  it('have no fault: a class of 30, feedback on right and wrong hand-ins, nothing graded, hostile names', function () {
    return inTemporaryFolder(async (folder) => {
      const assignment = await loadAssignment(join(ROOT, 'rubric/demo.yaml'));
      const results = imaginaryClass(assignment, 30);
      const paths: string[] = [];
      const write = async (name: string, document: Document): Promise<void> => {
        const path = join(folder, `${name}.pdf`);
        await writeFile(path, await renderDocument(limited(document)));
        paths.push(path);
      };
      const feedback = async (name: string, result: SubmissionResult): Promise<void> =>
        write(name, feedbackDocument(await feedbackOf(result)));
      await write('class', await classDocument(results, await overviewOf(results, { out: '', assignment })));
      // The second is all right, the fourteenth cannot be graded.
      for (const i of [1, 2, 13]) await feedback(`feedback-${i}`, withPictures(results[i]!));
      const names = [
        '\u202eشهد العلي <b>&amp;',
        '👩‍👩‍👧‍👦 José שלום',
        'x'.repeat(10_000),
        'कर्म \u0000\ufffe',
      ];
      for (const [i, submission] of names.entries()) {
        const tests = results[2]!.tests.map((test) => ({
          ...test,
          message: `${submission}\n\n${submission}`,
        }));
        await feedback(`name-${i}`, { ...results[2]!, submission, tests, notes: [submission] });
      }
      await expectValid('pdf', paths, this);
    });
  });
});
