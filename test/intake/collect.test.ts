import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { type CollectOptions, collectInto } from '../../src/intake/collect.js';
import { readCollected } from '../../src/intake/collected.js';
import { inTemporaryFolder, ROOT } from '../process.js';
import { zip } from './makers.js';

const FILES = ['tv-loss.ts', 'content-loss.ts', 'answers.md'];
const ROSTER =
  'id,name,email\n0001,Ada,ada@example.edu\n0002,Bob,bob@example.edu\n0003,CON,con@example.edu\n';

/** A class of folders, each with one file that tells whose it is. */
async function lay(
  folder: string,
  names: readonly string[],
): Promise<{ handIns: string; out: string; options: CollectOptions }> {
  const [handIns, out, roster] = ['handins', 'class', 'roster.csv'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await mkdir(handIns);
  for (const name of names) {
    await mkdir(join(handIns, name), { recursive: true });
    await writeFile(join(handIns, name, 'tv-loss.ts'), `export const whose = '${name}';\n`);
  }
  await writeFile(roster, ROSTER);
  return { handIns, out, options: { out, files: FILES, roster } };
}

const decided = async (folder: string, rows: string): Promise<string> => {
  await writeFile(join(folder, 'decisions.csv'), `entry,id\n${rows}`);
  return join(folder, 'decisions.csv');
};

describe('collecting a class', () => {
  it('gives each hand-in a folder by name and id, and says who is who', () =>
    inTemporaryFolder(async (folder) => {
      const { handIns, out, options } = await lay(folder, ['0001', '0003']);
      const collected = await collectInto(handIns, options);
      expect(await readCollected(out)).to.deep.equal(collected);
      expect(collected.handIns.map((each) => each.folder)).to.deep.equal(['Ada 0001', 'CON 0003']);
      expect(await readFile(join(out, 'Ada 0001/tv-loss.ts'), 'utf8')).to.include("'0001'");
      expect(collected.accounting.find(({ status }) => status === 'no hand-in')?.students[0]?.id).to.equal(
        '0002',
      );
    }));

  it('again changes only what has changed, and takes away what counts no more', () =>
    inTemporaryFolder(async (folder) => {
      const { handIns, out, options } = await lay(folder, ['0001', '0002']);
      await collectInto(handIns, options);
      const before = await Promise.all(['Ada 0001', 'Bob 0002'].map((name) => stat(join(out, name))));
      const report = await readFile(join(out, 'collected.json'));
      await collectInto(handIns, options);
      expect((await stat(join(out, 'Ada 0001'))).ino).to.equal(before[0]!.ino);
      expect(await readFile(join(out, 'collected.json'))).to.deep.equal(report);
      await writeFile(join(handIns, '0002/tv-loss.ts'), 'changed');
      await rm(join(handIns, '0001'), { recursive: true });
      await collectInto(handIns, options);
      expect((await readdir(out)).sort()).to.deep.equal(['Bob 0002', 'accounting.csv', 'collected.json']);
      expect(await readFile(join(out, 'Bob 0002/tv-loss.ts'), 'utf8')).to.equal('changed');
    }));

  it('a student who is called otherwise on the next roster keeps the folder', () =>
    inTemporaryFolder(async (folder) => {
      const { handIns, options } = await lay(folder, ['0001']);
      await collectInto(handIns, options);
      await writeFile(options.roster!, ROSTER.replace('Ada', 'Ada Armstrong'));
      const { handIns: found } = await collectInto(handIns, options);
      expect(found[0]).to.include({ folder: 'Ada 0001' });
      expect(found[0]!.students[0]).to.include({ name: 'Ada Armstrong' });
    }));

  it('without a roster starts no process to read who signed a hand-in', () =>
    inTemporaryFolder(async (folder) => {
      const { handIns, options } = await lay(folder, ['0001', '0002']);
      const signed = '---\nname: Ada\nemail: ada@example.edu\n---\n';
      for (const name of ['0001', '0002']) await writeFile(join(handIns, name, 'answers.md'), signed);
      const { roster, ...without } = options;
      let started = 0;
      const count = (): void => void started++;
      subscribe('child_process', count);
      try {
        expect((await collectInto(handIns, without)).handIns).to.have.length(2);
        expect(started).to.equal(0);
        await collectInto(handIns, { ...without, out: join(folder, 'with'), roster });
        expect(started).to.be.above(0);
      } finally {
        unsubscribe('child_process', count);
      }
    }));

  it('what an interrupted run made ready is gone after the next', () =>
    inTemporaryFolder(async (folder) => {
      const { handIns, out, options } = await lay(folder, ['0001']);
      // Process ids end below this on every system.
      await mkdir(join(out, '.collecting-99999999'), { recursive: true });
      await collectInto(handIns, options);
      expect(await readdir(out)).to.not.include('.collecting-99999999');
    }));

  it('a folder with something else in it is left alone', () =>
    inTemporaryFolder(async (folder) => {
      const { handIns, options } = await lay(folder, ['0001']);
      await mkdir(join(folder, 'other/thesis'), { recursive: true });
      const out = join(folder, 'other');
      const error = await collectInto(handIns, { ...options, out }).catch((each: unknown) => each);
      expect(error).to.have.property('code', 'NOT_A_CLASS_FOLDER');
      expect(await readdir(out)).to.deep.equal(['thesis']);
    }));

  it('a class folder in the export, or around it, is refused before anything is written', () =>
    inTemporaryFolder(async (folder) => {
      const { handIns, options } = await lay(folder, ['0001']);
      for (const out of [join(handIns, 'class'), handIns, folder]) {
        const error = await collectInto(handIns, { ...options, out }).catch((each: unknown) => each);
        expect(error).to.have.property('code', 'EXPORT_IS_CLASS');
      }
      expect(await readdir(handIns)).to.deep.equal(['0001']);
    }));

  it('what a person decided counts: for a student, for nobody, against another entry', () =>
    inTemporaryFolder(async (folder) => {
      const { handIns, out, options } = await lay(folder, ['0001', 'who knows', 'old']);
      await rename(join(handIns, 'old'), join(handIns, '0001 old'));
      const before = await collectInto(handIns, options);
      expect(
        before.accounting.map(({ entry, status, kind }) => [entry, kind || status]),
      ).to.deep.include.members([
        ['0001', 'claimed-twice'],
        ['0001 old', 'claimed-twice'],
        ['who knows', 'unmatched'],
      ]);
      const decisions = await decided(folder, '0001 old,0001\nwho knows,0002\n');
      const after = await collectInto(handIns, { ...options, decisions });
      expect(after.accounting.map(({ entry, status }) => [entry, status]).slice(0, 3)).to.deep.equal([
        ['0001', 'skipped'],
        ['0001 old', 'taken'],
        ['who knows', 'taken'],
      ]);
      expect(await readFile(join(out, 'Ada 0001/tv-loss.ts'), 'utf8')).to.include("'old'");
      const without = await collectInto(handIns, {
        ...options,
        decisions: await decided(folder, 'who knows,\n0001 old,\n'),
      });
      expect(without.accounting.map(({ entry, status }) => [entry, status]).slice(0, 3)).to.deep.equal([
        ['0001', 'taken'],
        ['0001 old', 'skipped'],
        ['who knows', 'skipped'],
      ]);
    }));

  for (const [what, rows, message] of [
    [
      'an entry that is not there',
      'who know,0001\n',
      'decisions.csv:2: entry: there is no "who know" in the export: did you mean "who knows"?',
    ],
    ['a student who is not there', 'who knows,77\n', 'decisions.csv:2: 77 is not on the roster'],
    [
      'two entries for one student',
      'who knows,0001\n0002,0001\n',
      'decisions.csv:3: Ada (0001) has "who knows" already',
    ],
  ] as const) {
    it(`says where decisions name ${what}`, () =>
      inTemporaryFolder(async (folder) => {
        const { handIns, options } = await lay(folder, ['0002', 'who knows']);
        const decisions = await decided(folder, rows);
        const error = (await collectInto(handIns, { ...options, decisions }).catch(
          (each: unknown) => each,
        )) as Error;
        expect(error.message).to.include(message);
      }));
  }

  it('without a roster takes everybody for whom the export names', () =>
    inTemporaryFolder(async (folder) => {
      const { handIns, out } = await lay(folder, ['ada', 'bob.b@example.edu']);
      const { handIns: found, accounting } = await collectInto(handIns, { out, files: FILES });
      expect(found.map((each) => each.folder)).to.deep.equal(['ada', 'bob.b@example.edu']);
      expect(accounting.every(({ settled }) => settled)).to.equal(true);
    }));

  it('a source that is forced, one that there is not, and an export that is not there', () =>
    inTemporaryFolder(async (folder) => {
      const { handIns, options } = await lay(folder, ['0001']);
      expect(await collectInto(handIns, { ...options, source: 'brightspace' })).to.include({
        source: 'brightspace',
      });
      const unknown = (await collectInto(handIns, { ...options, source: 'canvass' }).catch(
        (each: unknown) => each,
      )) as Error;
      expect(unknown.message).to.include('There is no source "canvass": did you mean "canvas"?');
      const absent = (await collectInto(join(folder, 'nothing'), options).catch(
        (each: unknown) => each,
      )) as Error;
      expect(absent).to.have.property('code', 'EXPORT_NOT_FOUND');
    }));

  it('a class in a folder of its own, or in a zip of that folder, is the class', () =>
    inTemporaryFolder(async (folder) => {
      const { handIns, out, options } = await lay(folder, ['0001', 'stranger']);
      await mkdir(join(folder, 'export'));
      await rename(handIns, join(folder, 'export/handins'));
      const files = ['0001', 'stranger'].map((name) => ({ name: `handins/${name}/tv-loss.ts`, data: name }));
      await writeFile(join(folder, 'export.zip'), zip(files));
      for (const given of ['export', 'export.zip']) {
        const { accounting } = await collectInto(join(folder, given), options);
        expect(accounting.map(({ entry, status }) => [entry, status]).slice(0, 2)).to.deep.equal([
          ['0001', 'taken'],
          ['stranger', 'unmatched'],
        ]);
      }
      expect(await readdir(out)).to.include('Ada 0001');
    }));

  it('a whole sample stays whole: nothing but litter is left out', () =>
    inTemporaryFolder(async (folder) => {
      const { handIns, out, options } = await lay(folder, []);
      await cp(join(ROOT, 'submissions/examples/good/asterix'), join(handIns, '0002'), { recursive: true });
      await collectInto(handIns, options);
      const list = (path: string) => readdir(path, { recursive: true }).then((all) => all.sort());
      expect(await list(join(out, 'Bob 0002'))).to.deep.equal(await list(join(handIns, '0002')));
    }));
});
