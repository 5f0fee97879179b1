import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { gradelens, inTemporaryFolder } from '../process.js';
import { readPdf } from '../writeup/read-pdf.js';
import { handIns, smallAssignment } from './small.js';

const NAMES = ['ada-lovelace', 'bob-noyce', 'cleo-marsh'];
/** What a report says to everybody, whatever was hidden. */
const WITHHELD = 'The details of this test are withheld.';

/** Every file below a folder, with its name: as it is, and of a PDF the words on its pages too. */
async function everyByte(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts: string[] = [];
  for (const { parentPath, name } of entries.filter((entry) => entry.isFile())) {
    const bytes = await readFile(join(parentPath, name));
    texts.push(name, bytes.toString('utf8'));
    if (name.endsWith('.pdf')) texts.push(JSON.stringify(await readPdf(bytes)));
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

describe('what students get of a class with secrets in it', function () {
  this.timeout(400_000);

  it('tells nothing of others, of hidden tests, of the secret, of the log, of who decided, or of similar code', () =>
    inTemporaryFolder(async (folder) => {
      const assignment = await smallAssignment(folder);
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
          "import * as tf from '@tensorflow/tfjs';\nexport function tvLoss(img: tf.Tensor4D, weight: number): tf.Scalar {\n  console.log('LOG-OF-BOB');\n  return tf.mul(tf.sum(tf.square(img)), weight) as tf.Scalar;\n}\n",
      );
      await change('cleo-marsh', (code) => `// by ada-lovelace, cleo\n${code}`);
      const run = async (...args: string[]): Promise<void> => {
        const { code, stderr, stdout } = await gradelens(args);
        expect(code, `${args.join(' ')}: ${stderr}${stdout}`).to.equal(0);
      };
      await run('grade', class_, '--assignment', assignment, '--out', out, '--jobs', '2');
      const set = ['--reason', 'Our test was wrong.', '--by', 'Eve-of-the-staff', '--out', out];
      await run('override', 'bob-noyce', '--problem', 'content-loss', '--score', '1', ...set);
      await run('similar', out);
      await run('return', out);

      const secret = await readFile(`${assignment}.secret`, 'utf8');
      const keys = [secret.trim(), ...secret.split(/\s+/)].filter((each) => each.length >= 16);
      expect(keys.length).to.be.above(0);
      expect(await hiddenOf(out, 'bob-noyce')).not.to.deep.equal([]);
      expect(await readFile(join(out, 'similar.html'), 'utf8')).to.include('ada-lovelace');
      for (const name of NAMES) {
        const text = await everyByte(join(out, 'return', name));
        const others = NAMES.filter((each) => each !== name);
        const staff = [
          'LOG-OF-BOB',
          'Eve-of-the-staff',
          'staff.html',
          'similar.html',
          'few others have',
          folder,
          ...keys,
        ];
        for (const words of [...others, ...staff, ...(await hiddenOf(out, name))])
          expect(text.includes(words), `${name}: ${words}`).to.equal(false);
      }
      expect(await everyByte(join(out, 'return', 'bob-noyce'))).to.include('Our test was wrong.');
    }));
});
