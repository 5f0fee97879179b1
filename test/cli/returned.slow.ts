import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { parse as parseYaml } from 'yaml';
import { openStore } from '../../src/store/store.js';
import { gradelens, inTemporaryFolder, ROOT } from '../process.js';
import { readPdf } from '../writeup/read-pdf.js';
import { handIns, smallAssignment } from './small.js';

const NAMES = ['ada-lovelace', 'bob-noyce', 'cleo-marsh'];
/** What a report says to everybody, whatever was hidden. */
const WITHHELD = 'The details of this test are withheld.';

/** Every file below a folder, with its name: as it is, and of a PDF the words on its pages; `words`: of a PDF nothing else. */
async function everyByte(folder: string, words = false): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts: string[] = [];
  for (const { parentPath, name } of entries.filter((entry) => entry.isFile())) {
    const bytes = await readFile(join(parentPath, name));
    const isPdf = name.endsWith('.pdf');
    texts.push(name);
    if (!isPdf || !words) texts.push(bytes.toString('utf8'));
    if (isPdf) texts.push(JSON.stringify(await readPdf(bytes)));
  }
  expect(texts.length).to.be.above(0);
  return texts.join('\n');
}

/** A test in results.json. */
interface Told {
  readonly output: string;
  readonly extra_data: {
    readonly metrics?: Record<string, unknown>;
    readonly findings?: { readonly message: string }[];
  };
}

/** What hidden tests of a hand-in found, as only the staff is to know it: words, and numbers with all of their digits. */
async function hiddenOf(out: string, name: string): Promise<string[]> {
  const { tests } = JSON.parse(await readFile(join(out, name, 'results.json'), 'utf8'));
  const found: string[] = tests
    .filter(({ visibility }: { visibility: string }) => visibility === 'hidden')
    .flatMap(({ output, extra_data: { metrics = {}, findings = [] } }: Told) => [
      ...output.split('\n'),
      ...findings.map(({ message }) => message),
      ...Object.values(metrics).flatMap((value) =>
        typeof value === 'number' && String(value).length > 6 ? [String(value), value.toPrecision(3)] : [],
      ),
    ]);
  return [...new Set(found)].filter((words) => words.length > 4 && words !== WITHHELD);
}

/** What a hand-in's code wrote of the first numbers of hidden inputs: as they are, and as people round them. */
async function hiddenNumbers(out: string, name: string): Promise<string[]> {
  const store = await openStore(out);
  const rows = await store.db.selectFrom('test_result').selectAll().where('hand_in', '=', name).execute();
  await store.close();
  const printed = rows
    .filter(({ visibility }) => visibility !== 'visible')
    .flatMap(({ log }) => [...log.matchAll(/LOG-OF-BOB (\[.*\])/g)].flatMap(([, list]) => JSON.parse(list!)));
  const seen = rows.filter(({ visibility }) => visibility === 'visible').map(({ log }) => log);
  return printed
    .flatMap((value: number) => [String(value), value.toFixed(4)])
    .filter((text) => text.length > 5 && !seen.join().includes(text.slice(0, 6)));
}

/** Marks an answer of everybody by a file, each with a remark of its own; returns the remarks. */
async function mark(
  folder: string,
  out: string,
  run: (...args: string[]) => Promise<void>,
): Promise<string[]> {
  const [sheet, question] = [join(folder, 'answers.csv'), ['--question', 'sum-backprop']];
  const by = ['--by', 'Mallory-who-marks'];
  for (const title of ['Names the sum', 'ITEM-OF-NOBODY'])
    await run('mark', 'item', out, ...question, '--title', title, '--points', '1', ...by);
  await run('mark', 'export', out, ...question, '--out', sheet);
  const [head, ...rows] = parse(await readFile(sheet), { bom: true }) as string[][];
  const at = (name: string): number => head!.findIndex((cell) => cell.startsWith(name));
  const remarks = rows.map((_, i) => `REMARK-${i}-ONLY`);
  for (const [i, row] of rows.entries()) {
    row[at('items')] = 'names-the-sum';
    row[at('comment')] = remarks[i]!;
  }
  await writeFile(sheet, stringify([head!, ...rows]));
  await run('mark', 'import', out, sheet, ...by);
  return remarks;
}

describe('what students get of a class with secrets in it', function () {
  this.timeout(400_000);

  it('tells nothing of others, of hidden tests and inputs, of the secret, of the log, of who marked or decided, or of similar code', () =>
    inTemporaryFolder(async (folder) => {
      const assignment = await smallAssignment(folder);
      // Slides of the answers alone: no figure is drawn.
      const { questions } = parseYaml(await readFile(assignment, 'utf8')) as { questions: { id: string }[] };
      const answers = questions.map(({ id }) => ({ kind: 'answer', question: id }));
      const pages = [{ kind: 'title', template: 'cover' }, ...answers];
      const deck = { templates: join(ROOT, 'templates/demo'), pages };
      await appendFile(assignment, `deck: ${JSON.stringify(deck)}\n`);
      const [class_, out] = [join(folder, 'class'), join(folder, 'out')];
      await handIns(class_, NAMES);
      const change = async (name: string, to: (code: string) => string): Promise<void> => {
        const path = join(class_, name, 'tv-loss.ts');
        await writeFile(path, to(await readFile(path, 'utf8')));
      };
      // Two are wrong on hidden inputs, one of them tells its log whose neighbour it is.
      await change(
        'bob-noyce',
        () =>
          `import * as tf from '@tensorflow/tfjs';\nexport function tvLoss(img: tf.Tensor4D, weight: number): tf.Scalar {
  const first = Array.from(img.dataSync().slice(0, 8));
  console.log('LOG-OF-BOB ' + JSON.stringify(first));
  if (img.shape[1] % 2) throw new Error(first.join(', '));
  return tf.mul(tf.sum(tf.square(img)), weight) as tf.Scalar;\n}\n`,
      );
      await change('cleo-marsh', (code) => `// by ada-lovelace, cleo\n${code}`);
      const run = async (...args: string[]): Promise<void> => {
        const { code, stderr, stdout } = await gradelens(args);
        expect(code, `${args.join(' ')}: ${stderr}${stdout}`).to.equal(0);
      };
      await run(
        'grade',
        class_,
        '--assignment',
        assignment,
        '--out',
        out,
        '--jobs',
        '2',
        '--writeup',
        'quick',
      );
      const set = ['--reason', 'Our test was wrong.', '--by', 'Eve-of-the-staff', '--out', out];
      await run('override', 'bob-noyce', '--problem', 'content-loss', '--score', '1', ...set);
      const remarks = await mark(folder, out, run);
      await run('similar', out);
      await run('return', out);

      const secret = await readFile(`${assignment}.secret`, 'utf8');
      const keys = [secret.trim(), ...secret.split(/\s+/)].filter((each) => each.length >= 16);
      expect(keys.length).to.be.above(0);
      expect(await hiddenOf(out, 'bob-noyce')).not.to.deep.equal([]);
      const numbers = await hiddenNumbers(out, 'bob-noyce');
      expect(numbers).not.to.deep.equal([]);
      expect(await readFile(join(out, 'similar.html'), 'utf8')).to.include('ada-lovelace');
      for (const name of NAMES) {
        const own = join(out, 'return', name);
        expect((await readdir(own)).sort()).to.deep.equal(['feedback.html', 'feedback.pdf', 'writeup.pdf']);
        const text = await everyByte(own);
        expect(remarks.filter((remark) => text.includes(remark))).to.have.length(1);
        const others = NAMES.filter((each) => each !== name);
        const staff = [
          'LOG-OF-BOB',
          ...['Eve-of-the-staff', 'Mallory-who-marks', 'ITEM-OF-NOBODY'],
          ...numbers,
          'staff.html',
          'similar.html',
          'few others have',
          folder,
          ...keys,
        ];
        for (const words of [...others, ...staff])
          expect(text.includes(words), `${name}: ${words}`).to.equal(false);
        // A number of three digits stands in the bytes of a picture, too.
        const read = await everyByte(own, true);
        for (const words of await hiddenOf(out, name))
          expect(read.includes(words), `${name}: ${words}`).to.equal(false);
      }
      expect(await everyByte(join(out, 'return', 'bob-noyce'))).to.include('Our test was wrong.');
    }));
});
