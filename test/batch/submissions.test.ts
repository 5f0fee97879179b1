import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { strToU8, zipSync } from 'fflate';
import { accountForAll, findSubmissions, openSubmission } from '../../src/batch/submissions.js';
import { GradelensError } from '../../src/errors.js';
import { Worker } from '../../src/worker/worker.js';
import { inTemporaryFolder } from '../process.js';

const worker = new Worker();
after(() => worker.close());

const FILES = ['tv-loss.ts', 'answers.md'];
const text = strToU8('export const f = 1;');

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
      const error: unknown = await openSubmission(bob!, FILES, worker).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(GradelensError).with.property('code', 'SUBMISSION_REFUSED');
      // Exchanged after it was found.
      const { name, path } = bob!;
      const late: unknown = await openSubmission({ name, path }, FILES, worker).catch(
        (reason: unknown) => reason,
      );
      expect(late).to.be.instanceOf(GradelensError).with.property('code', 'HAND_IN_REFUSED');
    }));

  it('nothing of a folder is lost when all of it is asked for; an empty one is an error', () =>
    inTemporaryFolder(async (root) => {
      const folders = ['class/ada', 'class/bob/src', 'class/dora', 'class/node_modules', 'empty/.git'];
      for (const folder of folders) await mkdir(join(root, folder), { recursive: true });
      for (const file of ['ada/tv-loss.ts', 'bob/src/tv-loss.ts', 'eve.tar.gz', 'finn.7z', 'grace.docx'])
        await writeFile(join(root, 'class', file), '');
      const { found, notTaken } = await accountForAll([join(root, 'class')], FILES, []);
      expect(found.map(({ name }) => name)).to.deep.equal(['ada', 'bob', 'dora', 'eve', 'finn']);
      expect(notTaken.map(({ path }) => path)).to.deep.equal([join(root, 'class/grace.docx')]);
      const error: unknown = await accountForAll([join(root, 'empty')], FILES, []).catch(
        (reason: unknown) => reason,
      );
      expect(error).to.be.instanceOf(GradelensError).with.property('code', 'CLASS_EMPTY');
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
