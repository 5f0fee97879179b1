import { execFileSync } from 'node:child_process';
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Question } from '../../src/rubric/schema.js';
import { Worker } from '../../src/worker/worker.js';
import { parseAnswers } from '../../src/writeup/answers.js';
import { readAnswers } from '../../src/writeup/read-answers.js';
import { inTemporaryFolder } from '../process.js';
import { programWith } from '../worker/program.js';

const question = { title: 'One', prompt: 'Why?', points: 1, words: 350 };
const QUESTIONS: Question[] = [
  { ...question, id: 'one' },
  { ...question, id: 'letter', choices: ['A', 'B'] },
];
const TEXT =
  '---\nname: Ada\nemail: ada@example.edu\n---\n## one\nIt *is* so.\n## letter\nAnswer: B\n## tow\n';

describe('answers.md in a folder', () => {
  const worker = new Worker();
  after(() => worker.close());

  it('is read in a worker, and is what its text says', () =>
    inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'answers.md'), TEXT);
      const answers = await readAnswers(folder, QUESTIONS, worker);
      expect(answers).to.deep.equal(parseAnswers(TEXT, QUESTIONS));
      expect(answers.notes).to.have.length(1);
    }));

  it('that is missing, linked, a pipe, a folder or huge becomes a note', () =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, 'answers.md');
      const note = async () => (await readAnswers(folder, QUESTIONS, worker)).notes.join();
      expect(await note()).to.equal('The hand-in has no file answers.md.');
      await symlink('/etc/passwd', path);
      expect(await note()).to.match(/not a file of its own/);
      execFileSync('rm', [path]);
      execFileSync('mkfifo', [path]);
      expect(await note()).to.match(/not a file of its own/);
      execFileSync('rm', [path]);
      await mkdir(path);
      expect(await note()).to.match(/not a file of its own/);
      execFileSync('rmdir', [path]);
      await writeFile(path, '');
      // A sparse file of 1 TiB.
      await truncate(path, 2 ** 40);
      expect(await note()).to.match(/has 1099511627776 bytes; at most 262144 are read/);
    }));

  const LIES: Record<string, string> = {
    'no answer to the question': '{ ...good, questions: [] }',
    'another question': '{ ...good, questions: [{ id: "two", words: 1 }, { id: "letter", words: 1 }] }',
    'an answer to no question': '{ ...good, texts: [["two", "x"]] }',
    'a choice that there is not':
      '{ ...good, questions: [{ id: "one", words: 1 }, { id: "letter", words: 1, choice: "C" }] }',
    'a text of 300 KB': '{ ...good, texts: [["one", "x".repeat(300_000)]] }',
    'a million notes': '{ ...good, notes: Array(3e5).fill("") }',
    'no words': '{ ...good, questions: [{ id: "one", words: -1 }, { id: "letter", words: 1 }] }',
    nothing: 'null',
  };
  for (const [name, lie] of Object.entries(LIES)) {
    it(`a worker that was taken over and says ${name} is not believed`, () =>
      inTemporaryFolder(async (folder) => {
        const good =
          '{ name: "", email: "", texts: [], lines: [], pictures: [], questions: [{ id: "one", words: 1 }, { id: "letter", words: 1 }], notes: [] }';
        const { program, remove } = await programWith({
          answers: `const good = ${good}; export default () => (${lie});`,
        });
        const liar = new Worker({ program });
        await writeFile(join(folder, 'answers.md'), TEXT);
        const { notes, questions } = await readAnswers(folder, QUESTIONS, liar);
        expect(notes).to.have.length(1);
        expect(notes[0]).to.match(
          /^answers.md could not be read: it (gave an answer that is none|came to more)/,
        );
        expect(questions.map(({ words }) => words)).to.deep.equal([null, null]);
        await liar.close();
        await remove();
      }));
  }

  it('points, title and limit are the assignment’s, and control characters are taken out, whatever a worker says', () =>
    inTemporaryFolder(async (folder) => {
      const said =
        '{ name: "a\\u202eb", email: "", texts: [["one", "x\\u0000"]], lines: [], pictures: [], notes: ["\\u001b[31m"], questions: [{ id: "one", words: 1, points: 99, title: "x" }, { id: "letter", words: 2 }] }';
      const { program, remove } = await programWith({ answers: `export default () => (${said});` });
      const liar = new Worker({ program });
      await writeFile(join(folder, 'answers.md'), TEXT);
      const { name, texts, questions, notes } = await readAnswers(folder, QUESTIONS, liar);
      expect([name, texts.get('one'), ...notes]).to.deep.equal(['ab', 'x', '[31m']);
      expect(questions[0]).to.deep.equal({ id: 'one', title: 'One', points: 1, limit: 350, words: 1 });
      await liar.close();
      await remove();
    }));
});
