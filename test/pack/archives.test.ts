import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { GradelensError } from '../../src/errors.js';
import { type Files, packed } from '../../src/pack/files.js';
import { tarGz } from '../../src/pack/tar.js';
import { writeZip } from '../../src/pack/write.js';
import { zip } from '../../src/pack/zip.js';
import { inTemporaryFolder, ROOT } from '../process.js';
import { entriesOf } from './unpack.js';

const LONG = 'x'.repeat(1500);
const FILES: Files = new Map([
  ['run', packed('#!/bin/sh\n', 0o755)],
  ['key/secret.ts', packed(LONG, 0o600)],
  ['empty', packed('')],
]);
const reversed: Files = new Map([...FILES].reverse());

describe('archives', () => {
  it('a zip keeps content and Unix modes, and names one day', () =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, 'deep/a.zip');
      expect(await writeZip(path, FILES)).to.equal(zip(FILES).length);
      const entries = await entriesOf(path);
      expect(entries.map(({ path, mode, bytes }) => [path, mode, String(bytes)])).to.deep.equal([
        ['empty', 0o644, ''],
        ['key/secret.ts', 0o600, LONG],
        ['run', 0o755, '#!/bin/sh\n'],
      ]);
      expect(new Set(entries.map(({ date }) => date))).to.deep.equal(new Set(['Tue Jan 01 1980']));
    }));

  it('a tarball is what tar reads: content, sizes, modes', () =>
    inTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.tgz');
      await writeFile(path, tarGz(FILES));
      const list = spawnSync('tar', ['tvzf', path], {
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C' },
      });
      expect(list.status, list.stderr).to.equal(0);
      expect(list.stdout).to.match(/^-rw-------.* 1500 .*key\/secret\.ts$/m);
      expect(list.stdout).to.match(/^-rwxr-xr-x.* run$/m);
      const secret = spawnSync('tar', ['xOzf', path, 'key/secret.ts'], { encoding: 'utf8' });
      expect(secret.stdout).to.equal(LONG);
    }));

  it('equal files give equal bytes, in whatever order they came', () => {
    expect(Buffer.from(zip(FILES)).equals(zip(reversed))).to.equal(true);
    expect(Buffer.from(tarGz(FILES)).equals(tarGz(reversed))).to.equal(true);
  });

  it('a path that tar has no room for is refused by name', () => {
    expect(() => tarGz(new Map([['y'.repeat(101), packed('')]])))
      .to.throw(GradelensError, /has more than 100 bytes/)
      .with.property('code', 'PACK_NAME_TOO_LONG');
  });

  it('the package for npm leaves secrets out, also beside assignments that are in it', () =>
    inTemporaryFolder(async (folder) => {
      const { scripts, ...manifest } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
      await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
      for (const path of ['rubric/a3.yaml', 'submissions/examples/good/b.yaml', 'reference/c.yaml']) {
        await mkdir(join(folder, path, '..'), { recursive: true });
        for (const ending of ['', '.secret']) await writeFile(join(folder, path + ending), 'x');
      }
      const { stdout, stderr } = spawnSync('npm', ['pack', '--dry-run', '--json', '--offline'], {
        cwd: folder,
        encoding: 'utf8',
      });
      const packed = [...stdout.matchAll(/"path": "([^"]+)"/g)].map(([, path]) => path);
      expect(packed, stderr).to.have.members([
        'package.json',
        'rubric/a3.yaml',
        'submissions/examples/good/b.yaml',
        'reference/c.yaml',
      ]);
    }));
});
