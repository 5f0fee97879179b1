import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { projectOf } from '../../src/cli/check/types.js';
import { ROOT } from '../process.js';
import { noTerminal } from '../terminal.js';
import { CASES, filled, type Laid, lay, pattern, saysOf, screen, standing, wordsOf, zipped } from './case.js';

const DEMO = ['--assignment', join(ROOT, 'rubric/demo.yaml')];

/**
 * Which hand-ins below a folder TypeScript finds mistakes in, all asked at once: of the others the screen is the same without its
 * errors, and a check is twice as quick.
 */
async function withMistakes(folder: string): Promise<ReadonlySet<string>> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const mistaken = new Set<string>();
  for (;;) {
    const rest = files.filter((each) => each.endsWith('.ts') && !mistaken.has(each.split('/')[0]!));
    const found = await namedBy(folder, rest);
    if (found.length === 0) return mistaken;
    // What does not even parse hides all others.
    for (const each of found) mistaken.add(each);
  }
}

/** The hand-ins that TypeScript's errors lie in. */
async function namedBy(folder: string, files: readonly string[]): Promise<string[]> {
  const project = join(folder, 'tsconfig.json');
  await writeFile(project, JSON.stringify(projectOf(folder, files)));
  const tsc = [join(ROOT, 'node_modules/typescript/bin/tsc'), '--pretty', 'false', '--project', project];
  const output = await new Promise<string>((resolve) =>
    execFile(process.execPath, tsc, { cwd: folder, maxBuffer: 2 ** 24 }, (_, stdout) => resolve(stdout)),
  );
  return [...output.matchAll(/^([a-z0-9-]+)\/.+?\(\d+,\d+\): error TS\d+: /gm)].map(([, name]) => name!);
}

describe("a student's screen", function () {
  this.timeout(90_000);

  const names = readdirSync(CASES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const places = new Map<string, Laid>();
  let folder: string;
  let mistaken: ReadonlySet<string>;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gradelens-desk-'));
    for (const name of names) places.set(name, await lay(name, saysOf(name), join(folder, name)));
    mistaken = await withMistakes(folder);
    // A bracket is missing, and a text stands for a number: whoever finds nothing in these looked at nothing.
    expect([...mistaken]).to.include.members(['one-compile-error', 'types-only']);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  for (const name of names) {
    const says = saysOf(name);
    if (says.watch) continue;
    it(`${name}: ${says.about}`, async function () {
      const without = says.columns === undefined ? undefined : await noTerminal();
      if (without !== undefined) {
        console.log(`      skipped: ${without}`);
        this.skip();
      }
      const laid = places.get(name)!;
      if (says.command.includes('{zip}')) await writeFile(laid.zip, await zipped(laid.handin));
      const cwd = says.in === undefined ? laid.handin : filled(says.in, laid);
      const words = wordsOf(says, laid);
      const plain = words[0] === 'check' && !mistaken.has(name) ? ['--no-types'] : [];
      const { code, text } = await screen([...words, ...plain, ...DEMO], cwd, says.columns);
      const lines = standing(text);
      const shown = lines.join('\n');
      if (says.exit !== undefined) expect([says.exit].flat(), shown).to.include(code);
      for (const each of says.shows ?? []) expect(shown).to.match(pattern(filled(each, laid)));
      for (const each of says.hides ?? []) expect(shown).not.to.match(pattern(each));
      for (const each of says.once ?? [])
        expect(shown.match(new RegExp(pattern(each).source, 'g')), shown).to.have.length(1);
      if (says.lines !== undefined) expect(lines.length - 1, shown).to.be.at.most(says.lines);
      if (says.columns !== undefined)
        for (const line of lines) expect([...line].length, line).to.be.at.most(says.columns);
      if (says.page || says.pageHides) {
        const page = readFileSync(join(laid.out, 'feedback.html'), 'utf8');
        for (const each of says.page ?? []) expect(page).to.match(pattern(each));
        for (const each of says.pageHides ?? []) expect(page).not.to.match(pattern(each));
      }
    });
  }
});
