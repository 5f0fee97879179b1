import { expect } from 'chai';
import fc from 'fast-check';
import { placeClue } from '../../src/intake/place.js';
import { Register } from '../../src/intake/register.js';
import type { Student } from '../../src/intake/student.js';
import { byPlace, withSignature } from '../../src/intake/whose.js';

const student = (id: string, name: string, more: Partial<Student> = {}): Student => ({
  ...{ id, name, email: `${id}@example.edu`, section: '', github: '', group: '', ...more },
});

const ada = student('0007', 'Ada Armstrong', { email: 'ada@example.edu', github: 'Ada-Arm' });
const zoe = student('0008', "Zoë O'Brien", { email: 'zoe.obrien@example.edu' });
const [wei, chen] = [
  student('0009', 'Wei Chen', { section: '01' }),
  student('0010', 'Wei Chen', { section: '02' }),
];
const register = new Register([ada, zoe, wei, chen]);

const ids = (match: ReturnType<Register['match']>): string[] | string =>
  match.kind === 'one' ? match.students.map(({ id }) => id) : match.kind;

describe('who is meant', () => {
  it('by id, address, account, or the only one of a name, in any letters', () => {
    expect(ids(register.match({ id: '0007' }))).to.deep.equal(['0007']);
    expect(ids(register.match({ email: 'ADA@Example.EDU' }))).to.deep.equal(['0007']);
    expect(ids(register.match({ account: 'ada-arm' }))).to.deep.equal(['0007']);
    for (const name of ["Zoë O'Brien".normalize('NFD'), 'ZOË  OBRIEN', 'zoë_o’brien'])
      expect(ids(register.match({ name }))).to.deep.equal(['0008']);
    expect(ids(register.match({ label: 'obrienzoë' }))).to.deep.equal(['0008']);
  });

  it('an id is text: 7 is not 0007', () => {
    expect(register.match({ id: '7' })).to.include({ kind: 'nobody', firm: true });
  });

  it('nobody, where two have the name, unless the section or a mark tells', () => {
    expect(register.match({ name: 'Wei Chen' })).to.include({ kind: 'unclear' });
    expect(ids(register.match({ name: 'Wei Chen', section: 'section-02' }))).to.deep.equal(['0010']);
    expect(ids(register.match({ name: 'Wei Chen', id: '0009' }))).to.deep.equal(['0009']);
  });

  it('nobody, where two marks, or a mark and a name, mean two people', () => {
    expect(ids(register.match({ id: '0007', email: 'zoe.obrien@example.edu' }))).to.equal('unclear');
    expect(ids(register.match({ id: '0007', name: "Zoë O'Brien" }))).to.equal('unclear');
  });

  it('a mark that nobody has is not helped by a name, nor by answers.md', () => {
    const place = byPlace([{ unknown: 'number 9 is in no table', name: 'Ada Armstrong' }], register);
    expect(place).to.include({ kind: 'unclear', firm: true });
    expect(withSignature(place, { name: 'Ada Armstrong', email: 'ada@example.edu' }, register).kind).to.equal(
      'unclear',
    );
  });

  it('a name that the platform gives and nobody has is somebody else’s, whatever answers.md says', () => {
    const place = byPlace([{ name: 'A Stranger', vouched: true }], register);
    const signed = withSignature(place, { name: 'Ada Armstrong', email: 'ada@example.edu' }, register);
    expect(signed).to.include({ kind: 'unclear', firm: true });
    expect(signed.kind === 'unclear' && signed.why).to.equal(
      '"A Stranger" is nobody on the roster; answers.md names Ada Armstrong (0007), ada@example.edu',
    );
    // A folder that somebody called so says nothing against it.
    expect(
      ids(
        withSignature(
          byPlace([{ name: 'My work' }], register),
          { name: '', email: 'ada@example.edu' },
          register,
        ),
      ),
    ).to.deep.equal(['0007']);
  });

  it('answers.md decides what the place leaves open, and never against it', () => {
    const signature = { name: 'Wei Chen', email: '0010@example.edu' };
    expect(ids(withSignature(byPlace([{ name: 'wei-chen' }], register), signature, register))).to.deep.equal([
      '0010',
    ]);
    expect(ids(withSignature(byPlace([], register), signature, register))).to.deep.equal(['0010']);
    const against = withSignature(byPlace([{ id: '0007' }], register), signature, register);
    expect(against).to.include({ kind: 'unclear', firm: true });
    expect(against.kind === 'unclear' && against.why)
      .to.include('0007')
      .and.to.include('0010@example.edu');
  });

  for (const [name, id] of [
    ['0007', '0007'],
    ['0007.tar.gz', '0007'],
    ['ada', '0007'],
    ['ada-arm', '0007'],
    ['ada@example.edu', '0007'],
    ['zoe.obrien', '0008'],
    ['zoe.obrien.zip', '0008'],
    ["Zoë O'Brien.ZIP", '0008'],
    ['0009_Chen', '0009'],
    ['a3 (0009)', '0009'],
    ['0007_Zoë OBrien', 'unclear'],
    ['0007 0008', 'nobody'],
    ['99990001', 'nobody'],
    ['Assignment 3', 'nobody'],
    ['wei-chen', 'unclear'],
  ] as const) {
    it(`a folder called ${name}: ${id}`, () => {
      expect([ids(register.match(placeClue(name, register)))].flat()).to.deep.equal([id]);
    });
  }

  it('whatever a class and a clue are: one student who bears every mark given, or none', () => {
    const word = fc.constantFrom(
      '',
      '1',
      '01',
      'a',
      'A',
      'é',
      'e\u0301',
      'b c',
      'C-B',
      '=1+1',
      '李',
      '__proto__',
      'constructor',
    );
    const someone = fc.record({
      id: word,
      name: word,
      email: word,
      section: word,
      github: word,
      group: word,
    });
    fc.assert(
      fc.property(
        fc.array(someone, { maxLength: 6 }),
        fc.record({ id: word, email: word, account: word, name: word, login: word }),
        (students, clue) => {
          const match = new Register(students).match(clue);
          if (match.kind !== 'one') return;
          const same = (a: string, b: string): boolean =>
            a === '' || a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();
          expect(match.students).to.have.lengthOf(1);
          const [one] = match.students as [Student];
          // Every mark that anybody has is this one's.
          for (const [given, field] of [
            [clue.id, 'id'],
            [clue.email, 'email'],
            [clue.account, 'github'],
          ] as const) {
            if (given !== '' && students.some((each) => same(given, each[field])))
              expect(same(given, one[field])).to.equal(true);
          }
          // By a name only where no mark was given.
          const marked = [clue.id, clue.email, clue.account].some((given) => given !== '');
          if (marked)
            expect(
              (same(clue.id, one.id) && clue.id !== '') ||
                (same(clue.email, one.email) && clue.email !== '') ||
                (same(clue.account, one.github) && clue.account !== ''),
            ).to.equal(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
