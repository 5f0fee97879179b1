import { expect } from 'chai';
import fc from 'fast-check';
import type { Question } from '../../src/rubric/schema.js';
import { parseAnswers } from '../../src/writeup/answers.js';
import { wordsOf } from '../../src/writeup/sections.js';

const question = (id: string, more: Partial<Question> = {}): Question => ({
  id,
  title: id,
  prompt: 'Why?',
  points: 1,
  words: 350,
  ...more,
});
const QUESTIONS = [question('one'), question('letter', { choices: ['A', 'B'] })];
const FRONT = '---\nname: Ada\nemail: ada@example.edu\n---\n';
const parse = (body: string) => parseAnswers(FRONT + body, QUESTIONS);

describe('answers.md', () => {
  it('holds name, email, answers, words and choices', () => {
    const { name, email, texts, questions, notes } = parse(
      '\n## one\n\nIt *is* so.\n\n## letter\nAnswer: B\n\nSince x.\n',
    );
    expect([name, email]).to.deep.equal(['Ada', 'ada@example.edu']);
    expect(texts.get('one')).to.equal('It *is* so.');
    expect(questions[0]).to.include({ id: 'one', words: 3, limit: 350 });
    expect(questions[1]).to.include({ words: 2, choice: 'B' });
    expect(notes).to.deep.equal([]);
  });

  const NOTES: Record<string, [body: string, note: RegExp]> = {
    'an unknown heading': ['## onne\ntext', /"onne", which is no question: did you mean "one"/],
    'a heading twice': ['## one\na\n## one\nb', /answers one twice; the first one counts/],
    'no choice': [
      '## letter\nAnswer: ?\n',
      /letter names no choice: begin it with "Answer: " and one of A, B/,
    ],
    'a wrong choice': ['## letter\nAnswer: C\n\ntext', /names no choice/],
  };
  for (const [name, [body, note]] of Object.entries(NOTES)) {
    it(`${name} becomes a note`, () => expect(parse(body).notes.join()).to.match(note));
  }

  it('comments are no answers; headings and comments in code are code', () => {
    expect(parse('## one\n<!-- why? -->\n').questions[0]!.words).to.equal(null);
    expect(parse('## one\n```\n## letter\n<!-- kept -->\n```\n').texts.get('one')).to.include(
      '<!-- kept -->',
    );
    expect(parse('## letter\nAnswer: ?').texts.has('letter')).to.equal(false);
  });

  it('front matter that is not there, broken, or hostile becomes a note', () => {
    expect(parseAnswers('## one\ntext', QUESTIONS).notes.join()).to.match(/no front matter: begin it with/);
    for (const front of ['name: [', '- a', 'name: &a x\nemail: *a', 'a: b: c', '']) {
      const { notes, questions } = parseAnswers(`---\n${front}\n---\n## one\ntext`, QUESTIONS);
      expect(notes.join(), front).to.match(/front matter/);
      expect(questions[0]!.words, front).to.equal(1);
    }
    const { name } = parseAnswers(`---\nname: ${'x'.repeat(500)}\nemail: "a\\u202eb"\n---\n`, QUESTIONS);
    expect(name.length).to.be.below(130);
  });

  it('nothing in it throws', () => {
    const piece = fc.constantFrom(
      '---',
      '## one',
      '## letter',
      'Answer: B',
      '```',
      '<!--',
      '-->',
      '\r',
      '\0',
      '{{x}}',
      'name: a',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (lines) => {
        const { questions } = parseAnswers(lines.join('\n'), QUESTIONS);
        expect(questions).to.have.length(2);
      }),
    );
  });

  it('words are what stands between spaces; scripts without spaces count by character', () => {
    expect(wordsOf('two words, — and $x_i$.')).to.equal(4);
    expect(wordsOf('梯度是 what')).to.equal(4);
    expect(wordsOf('')).to.equal(0);
  });
});
