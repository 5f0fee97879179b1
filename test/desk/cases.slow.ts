import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { inTemporaryFolder, ROOT } from '../process.js';
import {
  CASES,
  filled,
  lay,
  noTerminal,
  pattern,
  saysOf,
  screen,
  standing,
  wordsOf,
  zipped,
} from './case.js';

const DEMO = ['--assignment', join(ROOT, 'rubric/demo.yaml')];

describe("a student's screen", function () {
  this.timeout(90_000);

  const names = readdirSync(CASES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  for (const name of names) {
    const says = saysOf(name);
    if (says.watch) continue;
    it(`${name}: ${says.about}`, async function () {
      const without = says.columns === undefined ? undefined : await noTerminal();
      if (without !== undefined) {
        console.log(`      skipped: ${without}`);
        this.skip();
      }
      await inTemporaryFolder(async (folder) => {
        const laid = await lay(name, says, folder);
        if (says.command.includes('{zip}')) await writeFile(laid.zip, await zipped(laid.handin));
        const cwd = says.in === undefined ? laid.handin : filled(says.in, laid);
        const { code, text } = await screen([...wordsOf(says, laid), ...DEMO], cwd, says.columns);
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
    });
  }
});
