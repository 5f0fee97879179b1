import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { parse } from 'yaml';
import { loadAssignment } from '../../../src/rubric/load.js';
import { find } from '../../../src/sandbox/programs.js';
import { Worker } from '../../../src/worker/worker.js';
import { expectedPages } from '../../../src/writeup/review/expected.js';
import { type Review, reviewDeck } from '../../../src/writeup/review/review.js';
import { inTemporaryFolder, ROOT } from '../../process.js';
import { deckFrom } from '../cases/deck.js';

/** A deck of gradelens' own, changed by other programs; `README.md` of the cases says what each field means. */
interface Real {
  readonly make: string;
  readonly needs?: string;
  readonly check?: string;
  readonly quick?: boolean;
  readonly none?: boolean;
  readonly only?: boolean;
  readonly lines?: number;
  readonly named?: readonly { how: string; page?: number; expected?: number; id?: string }[];
  readonly exit?: number;
  readonly says?: string;
  readonly never?: readonly string[];
}

const HAND_IN = join(ROOT, 'submissions/examples/good/asterix');

describe('a deck that another program changed', function () {
  this.timeout(300_000);
  const worker = new Worker();
  after(() => worker.close());

  it('has what is amiss named, page by page, or is said not to be readable', () =>
    inTemporaryFolder(async (folder) => {
      const { cases } = parse(await readFile(join(ROOT, 'test/fixtures/check/real.yaml'), 'utf8')) as {
        cases: Readonly<Record<string, Real>>;
      };
      const expected = expectedPages(await loadAssignment(join(ROOT, 'rubric/demo.yaml')));
      const answers = await readFile(join(HAND_IN, 'answers.md'), 'utf8');
      const decks = {
        full: (await deckFrom(answers, HAND_IN, worker)).files,
        quick: (await deckFrom(answers, HAND_IN, worker, { draft: true })).files,
      };
      for (const [name, each] of Object.entries(cases)) {
        const programs = ['gs', 'qpdf', 'pdftocairo', 'soffice'].filter((program) =>
          each.make.includes(program),
        );
        const lacking = programs.filter((program) => find(program) === undefined);
        if (lacking.length > 0) {
          console.log(`      ${name} skipped: no ${lacking.join(', ')}`);
          continue;
        }
        const place = join(folder, name);
        await mkdir(place);
        const { pdf, pptx } = decks[each.quick ? 'quick' : 'full'];
        await writeFile(join(place, 'deck.pdf'), pdf);
        await writeFile(join(place, 'deck.pptx'), pptx);
        await promisify(execFile)('sh', ['-c', each.make], { cwd: place });
        const file = each.check ?? 'out.pdf';
        const reading = reviewDeck(
          await readFile(join(place, file)),
          expected,
          file.slice(file.indexOf('.')),
        );
        if (each.exit === 2) await expectRefused(name, each, reading);
        else expectNamed(name, each, await reading);
      }
    }));
});

async function expectRefused(
  name: string,
  { says, never = [] }: Real,
  reading: Promise<Review>,
): Promise<void> {
  const message = await reading.then(
    () => 'was read',
    (error: Error) => error.message,
  );
  expect(message, name).to.match(new RegExp(says!));
  for (const word of never) expect(message, name).not.to.match(new RegExp(word));
}

function expectNamed(name: string, { none, only, lines, named = [] }: Real, { findings }: Review): void {
  const messages = findings.map(({ message }) => message).join('\n');
  if (none) expect(messages, name).to.equal('');
  if (lines !== undefined) expect(findings.length, `${name}: ${messages}`).to.be.at.most(lines);
  const right = named.map(({ how, page, expected, id }) => {
    const found = findings.find(
      (each) =>
        new RegExp(how, 'i').test(each.message) &&
        (page === undefined || each.page === page) &&
        (expected === undefined || each.expectedPage === expected) &&
        (id === undefined || each.id === id),
    );
    expect(found, `${name}: ${how} among ${messages}`).not.to.equal(undefined);
    return found;
  });
  const others = findings.filter((each) => !right.includes(each) && !each.message.includes('are shifted'));
  if (only) expect(others.length, `${name}: ${messages}`).to.equal(0);
}
