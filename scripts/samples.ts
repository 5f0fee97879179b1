/**
 * Lays the sample hand-ins out, whole, each in a folder of its own: `npm run samples -- out/samples`. In submissions/examples there
 * is of most only what differs from the base.
 */
import { join } from 'node:path';
import { PACKAGE } from '../src/model/folders.js';
import { laySamples, outcomesIn } from '../src/samples/samples.js';

const [target, ...others] = process.argv.slice(2);
if (target === undefined || target.startsWith('-') || others.length > 0) {
  console.error('Lays all sample hand-ins out. Give one folder: npm run samples -- out/samples');
  process.exit(2);
}
const examples = join(PACKAGE, 'submissions/examples');
const folders = await laySamples(examples, Object.keys(await outcomesIn(examples)), target);
console.log(`${folders.length} hand-ins in ${target}`);
