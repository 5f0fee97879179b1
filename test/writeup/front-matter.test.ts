import { expect } from 'chai';
import { parse } from 'yaml';
import { frontMatterOf } from '../../src/writeup/front-matter.js';

const read = (lines: string) => frontMatterOf(`---\n${lines}\n---\ntext`);

describe('front matter of answers.md', () => {
  const FLAT = [
    'name: Ada\nemail: ada@example.edu',
    'email: ada@example.edu\nname: Ada Lovelace',
    'name: "Tom & Jerry"\nemail: a@b.c',
    'name: "Ada \\"Countess\\" <script>alert(1)</script>"\nemail: a@b.c',
    "name: 'Ada ''the'' first'\nemail: \"a@b.c\" # of the university",
    '# as on the card\nname: Ada # Lovelace\n\nemail: a@b.c#d',
    'name: Jürgen Groß\nemail: jürgen@exämple.de',
    'name: 梯度\nemail: a@b.c',
    'name: "\\u00e4\\x41\\t b"\nemail: a@b.c',
    'name: 12\nemail: true',
    'name: null\nemail: ~',
    '"name": Ada\n\'email\': a@b.c',
    'name:   Ada   \nemail:\ta@b.c',
    '  name: Ada\n  email: a@b.c',
    'name: -Ada: none-\nemail: ?x'.replace(': none', ''),
    'name: A:B {c} [d], e & f\nemail: mailto:a@b.c',
    'course: 101\nname: Ada\nemail: a@b.c\nmotto: "x: y"',
    'name: Ada\nemail: "mailto:a@b.c"',
  ];
  for (const lines of FLAT) {
    it(`is what YAML reads: ${JSON.stringify(lines)}`, () => {
      const { name, email } = parse(lines, { schema: 'failsafe' });
      const { notes, ...found } = read(lines);
      expect(notes).to.deep.equal([]);
      const squeezed = (text: string) => text.trim().replace(/\s+/g, ' ');
      expect(found).to.include({ name: squeezed(name), email: squeezed(email) });
    });
  }

  it('may have ends of lines and a mark of other systems', () => {
    // As `clean` leaves them.
    expect(frontMatterOf('\n---\nname: Ada\nemail: a@b.c\n--- \n\ntext')).to.include({
      name: 'Ada',
      end: 33,
    });
  });

  const NESTED: Record<string, [lines: string, line: number]> = {
    braces: [`name: ${'{'.repeat(1500)}`, 2],
    'braces in a list': [`email: a\nname: - ${'{'.repeat(1500)}`, 3],
    brackets: ['name: [Ada]\nemail: a@b.c', 2],
    'an alias': ['email: &a x\nname: *a', 2],
    'a tag': ['name: !!map {}', 2],
    'text of several lines': ['name: |\n  Ada', 2],
    'a list': ['email: a@b.c\nname:\n  - Ada', 4],
    'a key in a value': ['name: a: b', 2],
    'quotes without an end': ['name: "Ada', 2],
    'an escape that is none': ['name: "\\q"', 2],
    'words after quotes': ['name: "Ada" Lovelace', 2],
  };
  for (const [what, [lines, line]] of Object.entries(NESTED)) {
    it(`has no ${what}: a note names the line`, () => {
      const { name, notes } = read(lines);
      expect(name).to.equal('');
      expect(notes.join()).to.include(`cannot be read in line ${line}: write name: and email:`);
    });
  }

  it('reads what is flat beside what is not', () => {
    expect(read('partners:\n  - name: Bob\nname: Ada\nemail: a@b.c')).to.include({
      name: 'Ada',
      email: 'a@b.c',
    });
  });

  it('has fields once', () => {
    expect(read('name: Ada\nname: Bob\nemail: a').notes).to.deep.equal([
      'The front matter of answers.md has name twice; the first one counts.',
    ]);
  });

  it('ends within 4 KiB, or is none', () => {
    const lines = (letters: number) => `# ${'x'.repeat(letters)}\nname: Ada\nemail: a@b.c`;
    expect(read(lines(4000)).name).to.equal('Ada');
    const { name, notes, end } = read(lines(5000));
    expect([name, end]).to.deep.equal(['', 0]);
    expect(notes.join()).to.match(/no end within 4096 characters/);
    expect(frontMatterOf('---\nname: Ada\n').notes.join()).to.match(/no end within/);
  });

  it('hides nothing in escapes', () => {
    expect(read('name: "a\\u202eb\\0"\nemail: x').name).to.equal('ab');
  });
});
