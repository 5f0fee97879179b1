import { readFile, writeFile } from 'node:fs/promises';
import { schemaText } from './json-schema/text.js';

/**
 * Writes rubric/rubric.schema.json, which editors use to complete and check assignment files.
 *
 * With `--check` it writes nothing, and exits with 1 when the file is not what the schema gives.
 */
const file = new URL('../rubric/rubric.schema.json', import.meta.url);
const text = schemaText();

if (!process.argv.includes('--check')) {
  await writeFile(file, text);
} else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
  console.error('rubric/rubric.schema.json is out of date. Run: npm run schema');
  process.exitCode = 1;
}
