import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse, stringify } from 'yaml';
import { placesOf } from '../../src/batch/places.js';
import { type Grader, openGrader } from '../../src/grade/grader.js';
import { hiddenFrom } from '../../src/grade/hidden.js';
import { inputsOf } from '../../src/grade/materialise.js';
import { isPublic, type SubmissionResult } from '../../src/grade/result.js';
import { spellingsOf } from '../pack/assignment.js';
import { inTemporaryFolder, ROOT } from '../process.js';
import { RESULTS } from '../results-schema.js';
import { readPdf } from '../writeup/read-pdf.js';
import { gradeInto } from './grading.js';

/** Hand-ins that try to carry hidden inputs into what their authors read: what saliency-map's and tv-loss's verdicts are. */
const CASES: Record<string, { readonly passes: string; readonly fails?: string }> = {
  'kept-on-globalthis': { passes: 'saliency-map', fails: 'tv-loss' },
  'kept-in-a-module': { passes: 'saliency-map', fails: 'tv-loss' },
  'kept-in-a-prototype': { passes: 'saliency-map', fails: 'tv-loss' },
  'printed-later': { passes: 'saliency-map' },
  'visible-input-in-the-message': { passes: 'saliency-map', fails: 'content-loss' },
};
const PROBLEMS = ['saliency-map', 'tv-loss', 'content-loss', 'fooling-image'];
/** Of each hidden tensor so many numbers are looked for; the cases carry twelve. */
const LOOKED_FOR = 64;

/** demo.yaml with the problems that the cases attack, and slides with a figure of one of them. */
async function cutAssignment(folder: string): Promise<string> {
  const whole = parse(await readFile(join(ROOT, 'rubric/demo.yaml'), 'utf8'));
  const pages = whole.deck.pages.filter(({ kind, id }: { kind: string; id?: string }) =>
    kind === 'answer' ? false : id === undefined || id === 'saliency-figure',
  );
  for (const { figure } of pages) {
    if (figure)
      figure.rows = figure.rows.filter(({ problem }: { problem: string }) => PROBLEMS.includes(problem));
  }
  const cut = {
    ...whole,
    problems: whole.problems.filter(({ id }: { id: string }) => PROBLEMS.includes(id)),
    questions: [],
    deck: { pages, templates: join(ROOT, 'templates/demo') },
    reference: join(ROOT, 'reference'),
  };
  const path = join(folder, 'cut.yaml');
  await writeFile(path, stringify(cut));
  return path;
}

/** A run with one secret: its results, and by hand-in all that its student may read, with times taken out. */
interface Run {
  readonly grader: Grader;
  readonly results: readonly SubmissionResult[];
  readonly read: ReadonlyMap<string, ReadonlyMap<string, Buffer>>;
}

async function run(folder: string, secret: Uint8Array): Promise<Run> {
  const hidden = hiddenFrom(secret);
  const out = join(folder, hidden.source.secret);
  const grader = await openGrader(join(folder, 'cut.yaml'), { backend: 'wasm', hidden });
  try {
    const names = Object.keys(CASES);
    const found = names.map((name) => ({ name, path: join(folder, name) }));
    const { results } = await gradeInto(out, grader, found, {
      writeup: (name) => (name === 'kept-on-globalthis' ? 'quick' : 'none'),
    });
    return {
      grader,
      results,
      read: new Map(await Promise.all(names.map(async (name) => [name, await readable(out, name)] as const))),
    };
  } finally {
    await grader.close();
  }
}

async function readable(out: string, name: string): Promise<Map<string, Buffer>> {
  const { staff, student } = placesOf(out, name);
  const files = await Promise.all(
    (await readdir(student)).sort().map(async (file) => [file, await readFile(join(student, file))] as const),
  );
  const { extra_data, execution_time, tests, ...shown } = RESULTS.parse(
    JSON.parse(await readFile(join(staff, 'results.json'), 'utf8')),
  );
  const rows = tests.map(({ extra_data, ...row }) => row);
  return new Map([...files, ['results.json', Buffer.from(JSON.stringify({ ...shown, tests: rows }))]]);
}

/** Everything in words: pictures are compared by their bytes. */
async function textOf(read: ReadonlyMap<string, Buffer>): Promise<string> {
  const texts = await Promise.all(
    [...read].map(async ([file, bytes]) =>
      file.endsWith('.pdf')
        ? (await readPdf(bytes)).texts.join('\n')
        : String(bytes).replace(/data:image\/png;base64,[\w+/=]*/g, ''),
    ),
  );
  return texts.join('\n');
}

/** The numbers of a text with at least five digits, in any spelling, that are among those of hidden inputs. */
function hiddenNumbersIn(text: string, numbers: readonly number[]): string[] {
  return [...text.matchAll(/\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi)]
    .map(([token]) => token)
    .filter((token) => {
      const digits = token.replace(/e.*/i, '').replace('.', '').replace(/^0+/, '').length;
      const value = Number(token);
      if (digits < 5 || digits > 17 || value === 0) return false;
      return numbers.some((each) => Number(Math.abs(each).toPrecision(digits)) === value);
    });
}

describe('what a student may read', function () {
  this.timeout(300_000);
  const secrets = [
    Uint8Array.from({ length: 32 }, (_, i) => (i * 89 + 17) % 256),
    Uint8Array.from({ length: 32 }, (_, i) => (i * 53 + 211) % 256),
  ];
  let runs: Run[];

  before(() =>
    inTemporaryFolder(async (folder) => {
      await cutAssignment(folder);
      for (const name of Object.keys(CASES)) {
        await mkdir(join(folder, name));
        await cp(join(ROOT, 'submissions/examples/good/asterix'), join(folder, name), { recursive: true });
        await cp(join(ROOT, 'test/fixtures/truth', name), join(folder, name), { recursive: true });
      }
      runs = [];
      for (const secret of secrets) runs.push(await run(folder, secret));
    }),
  );

  for (const [name, { passes, fails }] of Object.entries(CASES)) {
    it(`of ${name} holds no hidden input, and is the same whatever the secret is`, async () => {
      const [first, second] = runs.map(({ read }) => read.get(name)!);
      expect([...second!.keys()]).to.deep.equal([...first!.keys()]);
      for (const [file, bytes] of first!) {
        expect(bytes.equals(second!.get(file)!), `${file} depends on the secret`).to.equal(true);
      }
      const text = await textOf(first!);
      expect(text).not.to.match(/2x64x56x3|2x96x84x3/);
      for (const { grader } of runs) {
        const hidden = grader.tests.filter(({ test }) => !isPublic(test));
        const numbers = hidden.flatMap(({ call }) =>
          Object.values(inputsOf(call)).flatMap(({ data }) => [...data.slice(0, LOOKED_FOR)].map(Number)),
        );
        expect(numbers.length).to.be.above(300);
        expect(hiddenNumbersIn(text, numbers)).to.deep.equal([]);
        expect(text).not.to.include(grader.hidden!.secret);
      }
      for (const spelling of secrets.flatMap(spellingsOf)) expect(text).not.to.include(spelling);
    });

    it(`of ${name} costs the problems that are wrong, and no other`, () => {
      for (const { results } of runs) {
        const { tests } = results.find(({ submission }) => submission === name)!;
        for (const { problem, verdict, message, visibility } of tests) {
          if (problem === fails) expect(verdict, message).to.not.equal('pass');
          else expect(verdict, `${problem}, ${visibility}: ${message}`).to.equal('pass');
        }
        expect(tests.filter(({ problem }) => problem === passes)).not.to.deep.equal([]);
      }
    });
  }

  it('may show the numbers of visible inputs', async () => {
    const text = await textOf(runs[0]!.read.get('visible-input-in-the-message')!);
    const { call } = runs[0]!.grader.tests.find(
      ({ problem, test }) => problem.id === 'content-loss' && isPublic(test),
    )!;
    const { current } = inputsOf(call);
    expect(hiddenNumbersIn(text, [...current!.data].map(Number)).length).to.be.above(3);
  });
});
