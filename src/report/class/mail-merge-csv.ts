import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { clean } from '../clean.js';
import type { ClassReportFormat } from '../format.js';
import { whoOf } from '../people.js';
import { headlineOf } from '../result-words.js';
import { RETURN_FOLDER } from '../return-folder.js';

/** With it Excel reads UTF-8. */
const BOM = '\ufeff';

/**
 * A row for each student, for a mail program's merge: name, address, folder of files to attach, those files, and a line about the
 * score. It lies beside the students' folders, not in them or above them, since it names everybody.
 */
export default {
  file: 'mail-merge.csv',
  since: 'return',
  async render(results, { out }) {
    const rows: string[][] = [];
    for (const result of results) {
      const folder = join(out, RETURN_FOLDER, result.submission);
      const files = (await readdir(folder).catch(() => [])).filter((file) => !file.startsWith('.')).sort();
      const { score, most, by, line } = headlineOf(result);
      const words = line === '' ? `${score} of ${most} points${by}` : line;
      const people = result.handedIn?.students ?? [{ name: whoOf(result), email: '' }];
      for (const { name, email } of people) {
        rows.push([name, email, `${RETURN_FOLDER}/${result.submission}`, files.join(';'), words].map(text));
      }
    }
    return (
      BOM + stringify([['name', 'email', 'folder', 'files', 'score'], ...rows], { escape_formulas: true })
    );
  },
} satisfies ClassReportFormat;

const text = (value: string): string => clean(value).replace(/\s+/g, ' ').trim();
