import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { unpackClass } from '../../src/intake/class-zip.js';
import { Worker } from '../../src/worker/worker.js';
import { inTemporaryFolder } from '../process.js';
import { type ZipFile, zip } from './makers.js';

describe("a class's zip", () => {
  const worker = new Worker();
  after(() => worker.close());

  /** Unpacks; gives what lies there then, and the kinds of what does not. */
  const unpacked = (bytes: Uint8Array) =>
    inTemporaryFolder(async (root) => {
      const folder = join(root, 'inside');
      await mkdir(folder);
      await writeFile(join(root, 'export.zip'), bytes);
      const faults = await unpackClass(join(root, 'export.zip'), folder, worker);
      const files = new Map<string, Buffer>();
      for (const name of (await readdir(folder, { recursive: true })).sort()) {
        if ((await stat(join(folder, name))).isFile()) files.set(name, await readFile(join(folder, name)));
      }
      expect((await readdir(root)).sort()).to.deep.equal(['export.zip', 'inside']);
      return { files, faults: Object.fromEntries([...faults].map(([name, { kind }]) => [name, kind])) };
    });

  const ada: ZipFile = { name: 'ada_1_2_a3.zip', data: 'ada' };

  it('a broken file costs that file alone', async () => {
    const { files, faults } = await unpacked(
      zip([
        ada,
        { name: 'bob/wrong.ts', data: 'bob', crc: 1 },
        { name: '../out.ts', data: 'x' },
        { name: 'C:\\out.ts', data: 'x' },
        { name: 'link', data: '/etc/passwd', mode: 0o120777 },
        { name: 'locked', data: 'x', encrypted: true },
        ada,
        { name: 'bomb', data: Buffer.alloc(2 ** 22) },
        { name: '__MACOSX/x', data: 'x' },
      ]),
    );
    expect([...files.keys()])
      .to.include('ada_1_2_a3.zip')
      .and.to.not.include('bomb');
    expect(faults).to.deep.equal({
      'bob/wrong.ts': 'damaged',
      ...{
        '../out.ts': 'leaves-the-folder',
        'C:/out.ts': 'leaves-the-folder',
        link: 'link',
        locked: 'encrypted',
      },
      ...{ 'ada_1_2_a3.zip': 'doubled-entry', bomb: 'too-large' },
    });
  });

  it('is read a stretch at a time, and no byte is lost', async () => {
    const data = Array.from({ length: 3 }, (_, i) => ({
      name: `${i}.bin`,
      data: randomBytes(18 * 2 ** 20),
      store: true,
    }));
    const { files, faults } = await unpacked(zip(data));
    expect(faults).to.deep.equal({});
    for (const each of data) expect(files.get(each.name)!.equals(each.data)).to.equal(true);
  });

  it('that is none, or is cut, is told as that', async () => {
    for (const bytes of [Buffer.from('<!doctype html>'), Buffer.alloc(0), zip([ada]).subarray(0, 40)]) {
      const error = await unpacked(bytes).catch((each: unknown) => each);
      expect(error).to.have.property('code', 'EXPORT_UNREADABLE');
    }
  });

  it('with any bytes changed: every file as it was or told, nothing outside, never a fault of ours', async () => {
    const names = ['a/tv-loss.ts', 'a/answers.md', 'b.zip', 'ü/ö.ts'];
    const whole = zip(names.map((name) => ({ name, data: `content of ${name} `.repeat(20) })));
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(changes, async (all) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of all) bytes[at] = value;
        try {
          const { files, faults } = await unpacked(bytes);
          for (const [name, content] of files) {
            if (faults[name] === undefined && names.includes(name))
              expect(content.toString()).to.equal(`content of ${name} `.repeat(20));
          }
        } catch (error) {
          expect(error).to.have.property('code', 'EXPORT_UNREADABLE');
        }
      }),
      { numRuns: 150 },
    );
  });
});
