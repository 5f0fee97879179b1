import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { TensorCache } from '../../src/store/tensor-cache.js';
import { float32 } from '../../src/tensor/flat.js';

const KB = 1000;
/** A tensor of so many bytes. */
const sized = (bytes: number) => float32([bytes / 4], new Float32Array(bytes / 4).fill(1.5));

describe('store/cache', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gradelens-cache-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('gives back what was kept, of every type, also to another run', async () => {
    const key = TensorCache.key({ what: 'a' });
    const tensors = {
      value: float32([2, 1], [0.1, -3]),
      losses: { dtype: 'int32', shape: [2], data: Int32Array.from([7, -7]) },
      mask: { dtype: 'bool', shape: [], data: Uint8Array.from([1]) },
    } as const;
    await (await TensorCache.open(folder)).set(key, tensors);
    expect({ ...(await (await TensorCache.open(folder)).get(key)) }).to.deep.equal(tensors);
    expect(await (await TensorCache.open(folder)).get(TensorCache.key({ what: 'b' }))).to.equal(undefined);
  });

  it('keys differ with any word or number', () => {
    const x = (value: number) => ({ x: float32([1], [value]) });
    const keys = [
      TensorCache.key('a', x(1)),
      TensorCache.key('b', x(1)),
      TensorCache.key('a', x(2)),
      TensorCache.key('a', { y: float32([1], [1]) }),
      TensorCache.key('a', { x: float32([1, 1], [1]) }),
    ];
    expect(new Set(keys).size).to.equal(keys.length);
    expect(TensorCache.key('a', x(1))).to.equal(keys[0]);
  });

  it('takes a damaged entry for none, and writes it anew', async () => {
    const cache = await TensorCache.open(folder);
    const key = TensorCache.key('damaged');
    await cache.set(key, { value: sized(KB) });
    const path = join(folder, key);
    const whole = await readFile(path);
    const flipped = Buffer.from(whole);
    flipped[flipped.length - 1]! ^= 1;
    for (const damage of [flipped, whole.subarray(0, 500), Buffer.alloc(0), Buffer.from('something else')]) {
      await writeFile(path, damage);
      expect(await cache.get(key)).to.equal(undefined);
    }
    await cache.set(key, { value: sized(KB) });
    expect((await cache.get(key))?.value).to.deep.equal(sized(KB));
  });

  it('drops the least recently used beyond its limit, and keeps nothing that needs an eighth of it', async () => {
    const cache = await TensorCache.open(folder, 24 * KB);
    const keys = Array.from({ length: 9 }, (_, i) => TensorCache.key(i));
    for (const [i, key] of keys.slice(0, 8).entries()) {
      await cache.set(key, { value: sized(2.6 * KB) });
      await utimes(join(folder, key), 1000 + i, 1000 + i);
    }
    expect(await cache.get(keys[0]!)).not.to.equal(undefined);
    await cache.set(keys[8]!, { value: sized(2.6 * KB) });
    expect((await readdir(folder)).sort()).to.deep.equal(keys.filter((_, i) => i !== 1).sort());
    const huge = TensorCache.key('huge');
    await cache.set(huge, { value: sized(4 * KB) });
    expect(await cache.get(huge)).to.equal(undefined);
    await TensorCache.open(folder, 0);
    expect(await readdir(folder)).to.deep.equal([]);
  });

  it('removes an entry, and does without a folder that cannot be written', async () => {
    const cache = await TensorCache.open(folder);
    const key = TensorCache.key('x');
    await cache.set(key, { value: sized(KB) });
    await cache.remove(key);
    await cache.remove(key);
    expect(await cache.get(key)).to.equal(undefined);
    const file = join(folder, 'file');
    await writeFile(file, '');
    const nowhere = await TensorCache.open(join(file, 'below'));
    await nowhere.set(key, { value: sized(KB) });
    expect(await nowhere.get(key)).to.equal(undefined);
  });
});
