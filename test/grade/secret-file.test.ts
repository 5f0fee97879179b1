import { spawn } from 'node:child_process';
import { chmod, cp, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse, stringify } from 'yaml';
import { openGrader } from '../../src/grade/grader.js';
import { isPublic } from '../../src/grade/result.js';
import { openSecret, packedInputs, secretInputs } from '../../src/grade/secret-file.js';
import { inTemporaryFolder, PLAIN, ROOT } from '../process.js';

const hex = ({ bytes }: { bytes: Uint8Array }): string => Buffer.from(bytes).toString('hex');

/** What a call throws, as its code and message. */
const thrown = (work: Promise<unknown>): Promise<{ code: string; message: string }> =>
  work.then(
    () => expect.fail('nothing was thrown'),
    (error) => error,
  );

/** `work` with an assignment file in a folder of its own, and the user's state folder beside it. */
const withAssignment = (work: (path: string, state: string) => Promise<void>, below = '.'): Promise<void> =>
  inTemporaryFolder(async (folder) => {
    const before = process.env.XDG_STATE_HOME;
    const state = join(folder, 'state');
    process.env.XDG_STATE_HOME = state;
    try {
      const course = join(folder, below, 'course');
      await mkdir(course, { recursive: true });
      const path = join(course, 'a3.yaml');
      await writeFile(path, 'id: a3\n');
      await work(path, state);
    } finally {
      if (before === undefined) delete process.env.XDG_STATE_HOME;
      else process.env.XDG_STATE_HOME = before;
    }
  });

describe('the secret of an assignment', function () {
  this.timeout(60_000);

  it('is made once, for its owner alone, and found again', () =>
    withAssignment(async (path) => {
      const first = await openSecret(path);
      expect(first.bytes.length).to.equal(32);
      expect(first.note)
        .to.include(`${path}.secret`)
        .and.to.include('back it up')
        .and.not.include(hex(first));
      expect((await stat(`${path}.secret`)).mode & 0o777).to.equal(0o600);
      expect(await readFile(`${path}.secret`, 'utf8')).to.match(/^#.*a3\.yaml.*\n[0-9a-f]{64}\n$/);
      expect(await readdir(join(path, '..'))).to.have.members(['a3.yaml', 'a3.yaml.secret']);
      const again = await openSecret(path);
      expect([hex(again), again.note]).to.deep.equal([hex(first), undefined]);
    }));

  it('is another for another assignment, and the same through a link', () =>
    withAssignment(async (path) => {
      const other = join(path, '../b.yaml');
      await writeFile(other, 'id: b\n');
      const linked = join(path, '../linked.yaml');
      await symlink(path, linked);
      const [one, two, same] = [await openSecret(path), await openSecret(other), await openSecret(linked)];
      expect(hex(one)).not.to.equal(hex(two));
      expect(hex(one)).to.equal(hex(same));
    }));

  it('is one for many runs that start at once', () =>
    withAssignment(async (path) => {
      const program = `const { secretInputs } = await import(${JSON.stringify(join(ROOT, 'src/grade/secret-file.ts'))});
        console.log((await secretInputs(${JSON.stringify(path)})).source.secret);`;
      const run = () =>
        new Promise<string>((resolve) => {
          const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
            cwd: ROOT,
            env: PLAIN,
          });
          let said = '';
          for (const stream of [child.stdout, child.stderr]) {
            stream.on('data', (chunk) => {
              said += chunk;
            });
          }
          child.on('close', () => resolve(said.trim()));
        });
      const processes = await Promise.all([run(), run(), run()]);
      const within = await Promise.all(Array.from({ length: 20 }, () => secretInputs(path)));
      expect(
        new Set([...processes, ...within.map(({ source }) => source.secret)]).size,
        processes[0],
      ).to.equal(1);
    }));

  it('of an installed package lies in the state folder, which the next installation does not remove', () =>
    withAssignment(async (path, state) => {
      const { note, bytes } = await openSecret(path);
      expect(await readdir(join(path, '..'))).to.deep.equal(['a3.yaml']);
      const [file] = await readdir(join(state, 'gradelens/secrets'));
      expect(file).to.match(/^a3\.yaml-[0-9a-f]{16}\.secret$/);
      expect(note).to.include(file);
      await writeFile(path, 'id: a3\ntitle: edited\n');
      const again = await openSecret(path);
      expect(hex(again)).to.equal(hex({ bytes }));
      expect(again.note).to.include(file);
    }, 'node_modules/gradelens'));

  it('of a folder that cannot be written lies there too; where nothing can, that is said', async function () {
    // Where not even root may write.
    const path = '/proc/version';
    if (process.platform !== 'linux') {
      console.log('      skipped: a folder that not even root may write needs Linux');
      this.skip();
    }
    await withAssignment(async (_, state) => {
      const { bytes } = await openSecret(path);
      expect(hex(await openSecret(path))).to.equal(hex({ bytes }));
      await rm(state, { recursive: true });
      await writeFile(state, 'no folder');
      const { code, message } = await thrown(openSecret(path));
      expect(code).to.equal('SECRET_NOT_WRITTEN');
      expect(message)
        .to.match(/version\.secret \(E\w+\), .*\.secret \(E\w+\)/)
        .and.to.include('XDG_STATE_HOME');
    });
  });

  it('that is damaged is an error with the remedy, and stays as it is', () =>
    withAssignment(async (path) => {
      for (const text of [
        '',
        '# only a comment\n',
        'abc\n',
        `${'0'.repeat(63)}g\n`,
        `${'00'.repeat(32)}\n`.repeat(2),
      ]) {
        await writeFile(`${path}.secret`, text);
        const { code, message } = await thrown(openSecret(path));
        expect(code).to.equal('SECRET_DAMAGED');
        expect(message).to.include(`${path}.secret`).and.to.include('64').and.to.include('backup');
        expect(await readFile(`${path}.secret`, 'utf8')).to.equal(text);
      }
    }));

  it('that is a folder, or unreadable, is an error with the remedy', () =>
    withAssignment(async (path) => {
      await mkdir(`${path}.secret`);
      const { code, message } = await thrown(openSecret(path));
      expect(code).to.equal('SECRET_UNREADABLE');
      expect(message).to.include('EISDIR').and.to.include('owns');
    }));

  it('that others may read is used, with a warning', () =>
    withAssignment(async (path) => {
      const made = await openSecret(path);
      await chmod(`${path}.secret`, 0o644);
      const { note, ...found } = await openSecret(path);
      expect(hex(found)).to.equal(hex(made));
      expect(note).to.include('chmod 600');
    }));

  it('of a packed assignment is never made: each submission would get another', () =>
    withAssignment(async (path) => {
      const { code, message } = await thrown(packedInputs(path));
      expect(code).to.equal('SECRET_NOT_FOUND');
      expect(message).to.include('Pack the assignment again');
      const { source } = await secretInputs(path);
      const copy = join(path, '../copy.yaml');
      await cp(`${path}.secret`, `${copy}.secret`);
      expect((await packedInputs(copy)).source).to.deep.equal(source);
    }));

  it('is neither made nor read where only visible tests are graded', () =>
    withAssignment(async (path) => {
      const demo = parse(await readFile(join(ROOT, 'rubric/demo.yaml'), 'utf8'));
      const problems = demo.problems.slice(0, 1);
      await writeFile(
        path,
        stringify({ ...demo, problems, reference: join(ROOT, 'reference'), questions: [], deck: undefined }),
      );
      for (const there of [['a3.yaml'], ['a3.yaml', 'a3.yaml.secret']]) {
        if (there.length > 1) await writeFile(`${path}.secret`, 'damaged');
        const grader = await openGrader(path, { backend: 'wasm', select: (_, test) => isPublic(test) });
        await grader.close();
        expect([grader.hidden, grader.hiddenNote]).to.deep.equal([null, undefined]);
        expect(await readdir(join(path, '..'))).to.have.members(there);
      }
      expect((await thrown(openGrader(path, { backend: 'wasm' }))).code).to.equal('SECRET_DAMAGED');
    }));
});
