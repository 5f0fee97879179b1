import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { assignment } from '../src/rubric/schema.js';

/**
 * Writes rubric/rubric.schema.json, which editors use to complete and check assignment files.
 *
 * With `--check` it writes nothing, and exits with 1 when the file is not what the schema gives.
 */
const file = new URL('../rubric/rubric.schema.json', import.meta.url);
const schema = { title: 'Gradelens assignment', ...z.toJSONSchema(assignment, { io: 'input' }) };
const text = `${JSON.stringify(schema, undefined, 2)}\n`;

if (!process.argv.includes('--check')) {
  await writeFile(file, text);
} else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
  console.error('rubric/rubric.schema.json is out of date. Run: npm run schema');
  process.exitCode = 1;
}
