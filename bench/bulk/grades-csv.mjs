/** Writes grades.csv from the store of an output folder, as the end of `gradelens grade` does. Prints how many hand-ins it has. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import gradesCsv from '../../dist/report/class/grades-csv.js';
import { openStore } from '../../dist/store/store.js';
import { classIn } from '../../dist/store/view.js';

const [out] = process.argv.slice(2);
const store = await openStore(out);
const results = await classIn(store.db);
await writeFile(join(out, gradesCsv.file), gradesCsv.render(results));
await store.close();
console.log(results.length);
