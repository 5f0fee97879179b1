import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { Worker } from '../../../src/worker/worker.js';
import { rar, sevenZip, tar, tarGz, zip } from '../../fixtures/intake/archives.mjs';
import { CODE, cameOfBytes } from './opened.js';

const worker = new Worker();
after(() => worker.close());

const text = strToU8(CODE);
const mine = { name: 'tv-loss.ts', data: CODE };
const names = async (bytes: Uint8Array, name?: string) => {
  const came = await cameOfBytes(bytes, worker, name);
  expect(came.why).to.equal(undefined);
  return came.names;
};

describe('archives that are hand-ins', () => {
  it('are told by their bytes, whatever they are called', async () => {
    for (const name of ['ada.zip', 'ada.tar', 'ada.rar', 'ada'])
      for (const bytes of [zip([mine]), tar([mine]), tarGz([mine])])
        expect(await names(bytes, name)).to.deep.equal(['tv-loss.ts']);
  });

  it('have names in any letters: UTF-8 marked or not, code page 437, Latin-1, Shift-JIS with a backslash in a letter', async () => {
    const named = (name: Buffer, utf8 = false) =>
      names(zip([mine, { name: Buffer.concat([name, Buffer.from('/a.ts')]), data: CODE, utf8, dos: true }]));
    expect(await named(Buffer.from('Übung'), true)).to.include('Übung/a.ts');
    expect(await named(Buffer.from('Übung'))).to.include('Übung/a.ts');
    expect(await named(Buffer.from([0x9a, ...Buffer.from('bung')]))).to.include('Übung/a.ts');
    expect(await named(Buffer.from('Übung', 'latin1'))).to.have.length(2);
    // 表, whose second byte is a backslash's.
    expect(await named(Buffer.from([0x95, 0x5c]))).to.include('表/a.ts');
  });

  it('have backslashes, ./ and doubled slashes put right', async () => {
    const odd = zip([
      { ...mine, name: '.\\tv-loss.ts' },
      { ...mine, name: 'lib\\a.ts' },
      { ...mine, name: 'b//c.ts' },
    ]);
    expect(await names(odd)).to.deep.equal(['b/c.ts', 'lib/a.ts', 'tv-loss.ts']);
  });

  it('have long names in a tar', async () => {
    // 100 bytes are a tar's own; what is longer stands in a header of its own (pax).
    const record = `path=${'d'.repeat(120)}/a.ts\n`;
    const length = record.length + 4;
    const pax = `${length} ${record}`;
    const header = tar([{ name: 'PaxHeader', data: pax }]).subarray(0, -1024);
    header.write('x', 156);
    header.fill(0x20, 148, 156);
    const sum = header.subarray(0, 512).reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    const bytes = Buffer.concat([header, tar([{ ...mine, name: 'short' }, mine])]);
    expect(await names(bytes)).to.deep.equal([`${'d'.repeat(120)}/a.ts`, 'tv-loss.ts']);
  });

  it('lose what is nobody’s work before it counts, with a word: a link, a password, a bomb, 2,000 files in it harm nobody', async () => {
    const junk = [
      ...Array.from({ length: 2000 }, (_, i) => ({ name: `node_modules/a/${i}.js`, data: '' })),
      { name: 'node_modules/.bin/tsc', data: '../a', mode: 0o120777 },
      { name: 'node_modules/b', data: 'x', encrypted: true },
      { name: 'node_modules/zeros', data: new Uint8Array(40 << 20) },
      { name: 'lib/.DS_Store', data: 'x' },
      { name: '._tv-loss.ts', data: 'x' },
      { name: '.git/HEAD', data: 'x' },
    ];
    const came = await cameOfBytes(zip([...junk, mine]), worker);
    expect(came.names).to.deep.equal(['tv-loss.ts']);
    expect(came.notes).to.equal(
      'Left out, since it is not part of your work: .DS_Store (1 file), ._* (1 file), .git (1 file), node_modules (2,003 files).',
    );
    const inTar = [mine, { name: 'node_modules/.bin/tsc', link: '../a' }];
    expect(await names(tarGz(inTar))).to.deep.equal(['tv-loss.ts']);
  });

  it('keep what a compiler writes where there is room: it may be needed; the work is not looked for in it, unless it is nowhere else', async () => {
    const built = { name: 'dist/tv-loss.ts', data: '' };
    expect(await names(zip([mine, built]))).to.deep.equal(['dist/tv-loss.ts', 'tv-loss.ts']);
    expect(await names(zip([{ ...mine, name: 'out/a3/tv-loss.ts' }]))).to.deep.equal(['tv-loss.ts']);
    const many = Array.from({ length: 1000 }, (_, i) => ({ name: `build/${i}.js`, data: '' }));
    const came = await cameOfBytes(zip([mine, ...many]), worker);
    expect(came.names).to.deep.equal(['tv-loss.ts']);
    expect(came.notes).to.include('build (1,000 files)');
  });

  it('lie in one another, once', async () => {
    const inner = zip([mine]);
    expect(await names(zip([{ name: 'a3.zip', data: inner }]))).to.deep.equal(['tv-loss.ts']);
    expect(await names(tarGz([{ name: 'up/a3.tar', data: tar([mine]) }]))).to.deep.equal(['tv-loss.ts']);
    const twice = zip([{ name: 'b.zip', data: zip([{ name: 'a3.zip', data: inner }]) }]);
    const came = await cameOfBytes(twice, worker);
    expect(came.kind).to.equal('not-a-hand-in');
    expect(came.why).to.include('"b.zip/a3.zip"');
    const beside = await cameOfBytes(zip([mine, { name: 'old.zip', data: inner }]), worker);
    expect(beside.names).to.deep.equal(['old.zip', 'tv-loss.ts']);
    expect(beside.notes).to.equal('Not opened, since your files lie outside: "old.zip".');
  });
});

describe('archives that are refused', () => {
  const zipped = (content: Zippable): Uint8Array => zipSync(content);
  const half = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.length >> 1);
  const large = Object.fromEntries(
    [31, 31, 31, 31, 4.5].map((size, i) => [`f${i}`, [new Uint8Array(size * 2 ** 20), { level: 0 }]]),
  ) as Zippable;
  const inside = (bytes: Uint8Array) => zip([{ name: 'a3.zip', data: bytes, store: true }]);

  const evil: Record<string, [bytes: Uint8Array, kind: string, says: RegExp, name?: string]> = {
    'a path out of the folder': [zipped({ '../evil.ts': text }), 'leaves-the-folder', /"\.\.\/evil\.ts"/],
    'a path out of it with backslashes': [
      zipped({ 'a\\..\\..\\evil.ts': text }),
      'leaves-the-folder',
      /evil\.ts/,
    ],
    'an absolute path': [zipped({ '/tmp/evil.ts': text }), 'leaves-the-folder', /absolute/],
    'a path of Windows': [zipped({ 'C:\\evil.ts': text }), 'leaves-the-folder', /"C:\/evil\.ts"/],
    'a path out of a tar': [tar([{ ...mine, name: '../../evil.ts' }]), 'leaves-the-folder', /evil/],
    'a link': [zip([{ name: 'l', data: '/etc', mode: 0o120777 }]), 'link', /"l" is a link or a device/],
    'a link in a tar.gz': [tarGz([mine, { name: 'l', link: '/etc' }]), 'link', /"l" is a link or a device/],
    'names that differ in case': [zipped({ 'a.ts': text, 'A.ts': text }), 'doubled-entry', /"A\.ts"/],
    'a file twice in a tar': [tar([mine, mine]), 'doubled-entry', /"tv-loss\.ts" is in it twice/],
    'a file that is a folder too': [
      zipped({ a: text, 'A/b.ts': text }),
      'doubled-entry',
      /"A\/b\.ts".*folder/,
    ],
    'a folder that is a file too': [zipped({ 'a/b.ts': text, a: text }), 'doubled-entry', /"a" .*folder/],
    'a bomb': [
      zipped({ zeros: new Uint8Array(20 << 20) }),
      'too-large',
      /"zeros" is compressed more than 200/,
    ],
    'a bomb of a tar.gz': [
      gzipSync(tar([{ name: 'z', data: new Uint8Array(31 << 20) }])),
      'too-large',
      /200 times/,
    ],
    'a large file': [
      zipped({ large: [new Uint8Array(33 << 20), { level: 0 }] }),
      'too-large',
      /"large".* 32 MiB/,
    ],
    'many large files': [zipped(large), 'too-large', /more than 128 MiB/],
    'many files': [
      zipped(Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`f${i}`, text]))),
      'too-large',
      /more than 1,000 files/,
    ],
    'many files, with those of an archive in it': [
      zip([
        ...Array.from({ length: 600 }, (_, i) => ({ name: `f${i}`, data: '' })),
        { name: 'a3.zip', data: zip(Array.from({ length: 600 }, (_, i) => ({ name: `g${i}`, data: '' }))) },
      ]),
      'too-large',
      /^"a3\.zip" in it holds more than 1,000 files/,
    ],
    'a deep path': [zipped({ 'a/b/c/d/e/f/g/h/i.ts': text }), 'too-large', /more than 8 folders deep/],
    'a name that no disk takes': [zipped({ ['x'.repeat(300)]: text }), 'too-large', /more than 200 bytes/],
    'a password': [zip([{ ...mine, encrypted: true }]), 'encrypted', /"tv-loss\.ts" has a password/],
    'half a zip': [half(zip([mine, mine])), 'damaged', /its end is missing/],
    'a zip with something behind it': [
      Buffer.concat([zip([mine]), Buffer.from('\r\n')]),
      'damaged',
      /something was added behind its end/,
    ],
    'half a tar': [half(tar([{ name: 'a', data: 'x'.repeat(5000) }])), 'damaged', /truncated/],
    'half a tar.gz': [half(tarGz([mine])), 'damaged', /It is damaged/],
    'a tar without its end': [tar([mine]).subarray(0, 1024), 'damaged', /truncated/],
    'a wrong checksum': [zip([{ ...mine, crc: 7 }]), 'damaged', /"tv-loss\.ts" is not what was packed/],
    'no archive, called one': [
      Buffer.from('<!doctype html>'),
      'damaged',
      /called \.zip, but is no such archive/,
    ],
    'no archive, called otherwise': [
      Buffer.from('%PDF-1.4\n'),
      'not-a-hand-in',
      /single file \(\.pdf\)/,
      'a.pdf',
    ],
    nothing: [Buffer.alloc(0), 'empty', /has no bytes/],
    'a zip of nothing': [zip([]), 'empty', /no file in it/],
    'a tar of nothing': [tar([]), 'empty', /no file in it/, 'ada.tar'],
    'litter alone': [zip([{ name: '__MACOSX/._a', data: 'x' }]), 'empty', /no file in it/],
    'a rar': [rar([mine]), 'archive-kind', /kind rar, .*Please zip the folder/, 'a.zip'],
    'a 7z': [sevenZip([mine]), 'archive-kind', /kind 7z, .*Please zip the folder/, 'a'],
    'a rar in a zip': [inside(rar([mine])), 'archive-kind', /^"a3\.zip" in it is an archive of the kind rar/],
    'a gzip of one file': [
      gzipSync(CODE.repeat(99)),
      'archive-kind',
      /gzip \(with no tar in it\)/,
      'tv-loss.ts.gz',
    ],
    'a damaged zip in a zip': [inside(half(zip([mine, mine]))), 'damaged', /^"a3\.zip" in it is damaged/],
    'an escape in a zip in a zip': [
      inside(zip([{ ...mine, name: '../a' }])),
      'leaves-the-folder',
      /^In "a3\.zip", "\.\.\/a"/,
    ],
    'two hand-ins': [
      zip([
        { ...mine, name: 'a3/tv-loss.ts' },
        { ...mine, name: 'a3-old/tv-loss.ts' },
      ]),
      'two-candidates',
      /"a3" \(tv-loss\.ts\), "a3-old" \(tv-loss\.ts\)/,
    ],
    'a hand-in in two halves': [
      zip([
        { ...mine, name: 'src/tv-loss.ts' },
        { name: 'answers.md', data: '' },
      ]),
      'two-candidates',
      /the top folder \(answers\.md\), "src" \(tv-loss\.ts\)/,
    ],
    'two zips in a zip': [
      zip([
        { name: 'new.zip', data: zip([mine]) },
        { name: 'old.zip', data: zip([mine]) },
      ]),
      'two-candidates',
      /"new\.zip" \(tv-loss\.ts\), "old\.zip"/,
    ],
    'a class': [
      zip(Array.from({ length: 11 }, (_, i) => ({ name: `${i}.zip`, data: zip([mine]) }))),
      'not-a-hand-in',
      /but 11 archives: "0\.zip", "1\.zip", "10\.zip" and 8 more/,
    ],
    'other files': [
      zip([{ name: 'a3/writeup.pdf', data: 'x' }]),
      'not-a-hand-in',
      /\(tv-loss\.ts, answers\.md\).*there is "a3\/writeup\.pdf"\. Put your files/,
    ],
  };
  for (const [name, [bytes, kind, says, called]] of Object.entries(evil)) {
    it(name, async () => {
      const came = await cameOfBytes(bytes, worker, called);
      expect(came.kind, came.why ?? came.names?.join()).to.equal(kind);
      expect(came.why).to.match(says);
      expect(came.why).to.match(/\. (?:Zip|Look|Put|Keep|Leave|Hand in|Please) .*\.$/);
    });
  }
});
