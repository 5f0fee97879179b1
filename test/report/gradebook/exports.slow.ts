import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { fill } from '../../../src/report/gradebook/fill.js';
import canvas from '../../../src/report/gradebook/platforms/canvas.js';
import moodle from '../../../src/report/gradebook/platforms/moodle.js';
import { collected, makeExports, settingsOf } from '../../intake/exports.js';
import { inTemporaryFolder } from '../../process.js';
import { handIn } from './class.js';

describe("the gradebook of a class that was collected of its platform's export", function () {
  this.timeout(180_000);

  for (const [source, platform, table, score] of [
    ['canvas', canvas, 'gradebook', 'Assignment 3 (55011)'],
    ['moodle', moodle, 'worksheet', 'Grade'],
  ] as const)
    it(`${source}: everybody who is taken gets the score, nobody else, and nothing else changes`, () =>
      inTemporaryFolder(async (folder) => {
        await makeExports(folder, source);
        const at = join(folder, source);
        const { handIns } = await collected(at, join(folder, 'class'));
        const file = ((await settingsOf(at)) as unknown as Record<string, string>)[table]!;
        const bytes = await readFile(join(at, file));
        const results = handIns.map(({ students }, i) => handIn(students, 50 + i));
        const filled = fill({ file, bytes, platform, title: 'Assignment 3' }, results);
        expect([filled.unclear, filled.without, filled.unfinished]).to.deep.equal([[], [], []]);
        const scores = new Map(
          handIns.flatMap(({ students }, i) => students.map(({ id }) => [id, String(50 + i)] as const)),
        );
        expect(filled.scores).to.equal(scores.size);
        const rowsOf = (text: Buffer) =>
          parse(text, { bom: true, columns: true }) as Record<string, string>[];
        const id = source === 'canvas' ? 'SIS User ID' : 'ID number';
        const wanted = rowsOf(bytes).map((row) => ({
          ...row,
          ...(scores.has(row[id]!) && { [score]: scores.get(row[id]!) }),
        }));
        expect(rowsOf(filled.bytes)).to.deep.equal(wanted);
      }));
});
