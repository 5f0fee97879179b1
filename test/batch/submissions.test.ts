import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { findSubmissions, openSubmission } from '../../src/batch/submissions.js';
import { GradelensError } from '../../src/errors.js';
import { Worker } from '../../src/worker/worker.js';
import { inTemporaryFolder } from '../process.js';
import { programWith } from '../worker/program.js';

const worker = new Worker();
after(() => worker.close());

const FILES = ['tv-loss.ts', 'answers.md'];
const text = strToU8('export const f = 1;');

/** What a zip unpacks to, or why it is refused. */
const unpacked = (content: Zippable | Uint8Array): Promise<string[] | string> =>
  inTemporaryFolder(async (folder) => {
    const path = join(folder, 'ada.zip');
    await writeFile(path, content instanceof Uint8Array ? content : zipSync(content));
    try {
      const opened = await openSubmission({ name: 'ada', path }, worker);
      try {
        const entries = await readdir(opened.folder, { recursive: true });
        return entries.sort();
      } finally {
        await opened.close();
        expect(await readdir(opened.folder).catch(() => 'gone')).to.equal('gone');
      }
    } catch (error) {
      expect(error).to.be.instanceOf(GradelensError).with.property('code', 'ZIP_REFUSED');
      return (error as Error).message;
    }
  });

describe('zips of hand-ins', () => {
  it('unpack; a single folder inside is the hand-in; litter is left out', async () => {
    expect(await unpacked({ 'tv-loss.ts': text, 'lib/a.ts': text })).to.deep.equal([
      'lib',
      'lib/a.ts',
      'tv-loss.ts',
    ]);
    const nested = { 'ada/tv-loss.ts': text, '__MACOSX/ada/._tv-loss.ts': text, 'ada/.DS_Store': text };
    expect(await unpacked(nested)).to.deep.equal(['tv-loss.ts']);
  });

  const evil: Record<string, [Zippable | Uint8Array, RegExp]> = {
    'a path out of the folder': [{ '../evil.ts': text }, /evil\.ts/],
    'an absolute path': [{ '/tmp/evil.ts': text }, /absolute|evil/],
    'a Windows path': [{ 'C:\\evil.ts': text }, /evil|character/],
    'a link': [{ link: [text, { os: 3, attrs: (0o120777 << 16) >>> 0 }] }, /"link" is a link or a device/],
    'names that differ in case': [
      { 'a.ts': text, 'A.ts': text },
      /"A\.ts" is there twice, or differs from another name only in case/,
    ],
    'a bomb': [{ zeros: new Uint8Array(20 << 20) }, /"zeros" is compressed more than 200 times/],
    'a large file': [
      { large: [new Uint8Array(33 << 20), { level: 0 }] },
      /"large" unpacks to more than 32 MiB/,
    ],
    'many files': [
      Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`f${i}`, text])),
      /more than 1000 files/,
    ],
    'a deep path': [{ 'a/b/c/d/e/f/g/h/i.ts': text }, /more than 8 folders deep/],
    'a file that is a folder too': [{ a: text, 'A/b.ts': text }, /"A\/b\.ts" is a file and a folder/],
    'a folder that is a file too': [{ 'a/b.ts': text, a: text }, /"a" is a file and a folder/],
    'a name that no disk takes': [{ ['x'.repeat(300)]: text }, /has a name of more than 200 bytes/],
    'no zip': [strToU8('this is no zip file'), /no readable zip file/],
    'half a zip': [zipSync({ 'a.ts': text }).subarray(0, 40), /no readable zip file/],
  };
  for (const [name, [content, says]] of Object.entries(evil)) {
    it(`${name}: refused, named, with the remedy`, async () => {
      const message = await unpacked(content);
      expect(message).to.be.a('string').that.matches(says);
      expect(message).to.match(/Zip the folder with the hand-in's files again\.$/);
    });
  }
});

describe('a worker that was taken over and unpacks a zip', () => {
  const LIES: Record<string, [parts: string, says: RegExp]> = {
    'leaves the folder': ['part({ name: "../evil.ts", bytes: Buffer.from("x") })', /leaves the folder/],
    'writes anywhere': ['part({ name: "/tmp/evil.ts", bytes: Buffer.from("x") })', /is absolute/],
    'writes over a file': [
      'for (const name of ["a", "b", "A"]) part({ name, bytes: Buffer.from("x") })',
      /differs from another name only in case/,
    ],
    'gives without end': [
      'for (;;) part({ name: "a", bytes: Buffer.alloc(2 ** 20) })',
      /unpacks to more than/,
    ],
    'gives no bytes': ['part({ name: "a", bytes: "x" })', /Invalid input|no zip|gave/i],
    'says a path': ['return { problem: "no such thing in /home/someone/x" }', /no such thing in …\/x/],
  };
  for (const [name, [parts, says]] of Object.entries(LIES)) {
    it(`and ${name} is refused`, () =>
      inTemporaryFolder(async (folder) => {
        const { program, remove } = await programWith({
          unzip: `export default (_, part) => { ${parts}; return {}; }`,
        });
        const liar = new Worker({ program });
        const path = join(folder, 'ada.zip');
        await writeFile(path, zipSync({ 'tv-loss.ts': text }));
        const error = await openSubmission({ name: 'ada', path }, liar).catch((reason: unknown) => reason);
        expect(error).to.be.instanceOf(GradelensError).with.property('code', 'ZIP_REFUSED');
        expect((error as Error).message).to.match(says);
        await liar.close();
        await remove();
      }));
  }
});

describe('hand-ins among paths', () => {
  it('folders, zips, and folders of them; equal names are told apart', () =>
    inTemporaryFolder(async (root) => {
      for (const folder of ['class/ada', 'class/Bob', 'other/ADA']) {
        await mkdir(join(root, folder), { recursive: true });
        await writeFile(join(root, folder, 'tv-loss.ts'), '');
      }
      await writeFile(join(root, 'class/eve.zip'), zipSync({ 'tv-loss.ts': text }));
      await writeFile(join(root, 'class/readme.txt'), '');
      const found = await findSubmissions([join(root, 'class'), join(root, 'other/ADA')], FILES);
      expect(found.map(({ name }) => name)).to.deep.equal(['Bob', 'ada', 'eve', 'ADA-2']);
    }));

  it('names stay inside the output folder', () =>
    inTemporaryFolder(async (root) => {
      const names = ['..hidden', 'a\u202eb', 'x'.repeat(200), 'new\nline', "it's <b>"];
      for (const name of names) {
        await mkdir(join(root, name));
        await writeFile(join(root, name, 'tv-loss.ts'), '');
      }
      const found = await findSubmissions(
        names.map((name) => join(root, name)),
        FILES,
      );
      for (const { name } of found) expect(name).to.match(/^[\p{L}\p{N}_ -][\p{L}\p{N}._ -]{0,99}$/u);
    }));

  it('a folder without any is one that lacks everything; a file is none', () =>
    inTemporaryFolder(async (root) => {
      expect(await findSubmissions([root], FILES)).to.have.length(1);
      await writeFile(join(root, 'a.txt'), await readFile(new URL(import.meta.url)));
      const error: unknown = await findSubmissions([join(root, 'a.txt')], FILES).catch(
        (reason: unknown) => reason,
      );
      expect(error).to.be.instanceOf(GradelensError).with.property('code', 'SUBMISSION_NOT_FOUND');
    }));

  it('a link is refused, wherever it leads; a folder of hand-ins may be one', () =>
    inTemporaryFolder(async (root) => {
      await mkdir(join(root, 'class/ada'), { recursive: true });
      await writeFile(join(root, 'class/ada/tv-loss.ts'), '');
      await writeFile(join(root, 'eve.zip'), zipSync({ 'tv-loss.ts': text }));
      const links = {
        bob: 'ada',
        carl: '/etc',
        dora: '/nowhere',
        'eve.zip': '../eve.zip',
        'list.csv': '/etc/hosts',
      };
      for (const [name, to] of Object.entries(links)) await symlink(to, join(root, 'class', name));
      await symlink('class', join(root, 'way'));
      for (const path of ['class', 'way']) {
        const found = await findSubmissions([join(root, path)], FILES);
        expect(found.map(({ name, refused }) => [name, refused !== undefined])).to.deep.equal([
          ['ada', false],
          ['bob', true],
          ['carl', true],
          ['dora', true],
          ['eve', true],
        ]);
      }
      const [bob] = await findSubmissions([join(root, 'class/bob')], FILES);
      expect(bob!.refused).to.match(/is a link to another place, which is not followed.*Staff: put/);
      const error: unknown = await openSubmission(bob!, worker).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(GradelensError).with.property('code', 'SUBMISSION_REFUSED');
      // Exchanged after it was found.
      const { name, path } = bob!;
      const late: unknown = await openSubmission({ name, path }, worker).catch((reason: unknown) => reason);
      expect(late).to.be.instanceOf(GradelensError).with.property('code', 'SUBMISSION_REFUSED');
    }));

  it('names of reports are not theirs', () =>
    inTemporaryFolder(async (root) => {
      for (const name of ['grades.csv', 'Return']) {
        await mkdir(join(root, name));
        await writeFile(join(root, name, 'tv-loss.ts'), '');
      }
      const found = await findSubmissions([root], FILES, ['grades.csv', 'return']);
      expect(found.map(({ name }) => name)).to.deep.equal(['Return-2', 'grades.csv-2']);
    }));
});
