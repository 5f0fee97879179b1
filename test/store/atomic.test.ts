import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { writeAtomically } from '../../src/store/atomic.js';

describe('store/atomic', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gradelens-store-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('writes text and bytes, makes folders, replaces, and leaves nothing else behind', async () => {
    const path = join(folder, 'a', 'b.txt');
    await writeAtomically(path, 'old and long');
    await writeAtomically(path, Buffer.from('new'));
    expect(await readFile(path, 'utf8')).to.equal('new');
    expect(await readdir(join(folder, 'a'))).to.deep.equal(['b.txt']);
  });

  it('writes a file whose name has all the length that the disk allows', async () => {
    const name = 'n'.repeat(255);
    await writeAtomically(join(folder, name), 'long');
    expect(await readdir(folder)).to.deep.equal([name]);
  });

  it('keeps the old content and no remains when it cannot write', async () => {
    const path = join(folder, 'taken');
    await mkdir(path);
    await writeFile(join(path, 'kept'), 'old');
    const error = await writeAtomically(path, 'new').catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(Error);
    expect(await readdir(folder)).to.deep.equal(['taken']);
    expect(await readFile(join(path, 'kept'), 'utf8')).to.equal('old');
  });

  it('ends with one of many writes at once, whole', async () => {
    const path = join(folder, 'race.txt');
    const texts = Array.from({ length: 20 }, (_, i) => String(i).repeat(50_000));
    await Promise.all(texts.map((text) => writeAtomically(path, text)));
    expect(texts).to.include(await readFile(path, 'utf8'));
    expect(await readdir(folder)).to.deep.equal(['race.txt']);
  });

  it('never shows half a file, also when the writer is killed', async () => {
    const path = join(folder, 'big.txt');
    const size = 2_000_000;
    const store = new URL('../../src/store/atomic.ts', import.meta.url).href;
    const program = `import { writeAtomically } from ${JSON.stringify(store)};
      for (let i = 0; ; i++) await writeAtomically(${JSON.stringify(path)}, String(i % 10).repeat(${size}));`;
    const writer = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
      stdio: 'ignore',
    });
    const seen = new Set<string>();
    const whole = async (): Promise<void> => {
      const text = await readFile(path, 'utf8').catch(() => undefined);
      if (text === undefined) return;
      expect(text.length).to.equal(size);
      expect(text).to.equal(text.charAt(0).repeat(size));
      seen.add(text.charAt(0));
    };
    const end = Date.now() + 20_000;
    while (seen.size < 3 && Date.now() < end) {
      await whole();
      await sleep(2);
    }
    writer.kill('SIGKILL');
    await once(writer, 'exit');
    await whole();
    expect(seen.size).to.be.at.least(3);
  });
});
