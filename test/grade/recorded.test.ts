import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { AnswerKey } from '../../src/grade/answer-key.js';
import type { PlannedTest } from '../../src/grade/plan.js';
import { readRecorded, recall, recordName, writeRecorded } from '../../src/grade/recorded.js';
import type { Problem, Test } from '../../src/rubric/schema.js';
import { type FlatTensor, float32 } from '../../src/tensor/flat.js';
import { inTemporaryFolder } from '../process.js';

const value = float32([2, 2], [1, -0, 3.5, 1e-30]);
const classes: FlatTensor = { dtype: 'int32', shape: [2], data: Int32Array.of(-1, 7) };
const mask: FlatTensor = { dtype: 'bool', shape: [3], data: Uint8Array.of(1, 0, 1) };
const planned = (id: string, name: string) => ({ problem: { id } as Problem, test: { name } as Test });

const read = (bytes: Uint8Array) =>
  inTemporaryFolder(async (folder) => {
    await writeFile(join(folder, 'expected.gz'), bytes);
    return readRecorded(join(folder, 'expected.gz'));
  });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    ({ code, message }) => [code, /kit/.test(message)],
  );

describe('recorded outputs of an answer key', () => {
  const recorded = new Map([
    ['map/one picture, twice', { value, scores: classes, 'after.X': value, 'again.value': value }],
    ['mask/a/b', { value: mask }],
  ]);

  it('come back as they were, less what no check reads', async () => {
    const back = await read(writeRecorded(recorded));
    expect(recordName(planned('mask', 'a/b'))).to.equal('mask/a/b');
    expect({ ...recall(back, planned('map', 'one picture, twice')).outputs }).to.deep.equal({
      value,
      scores: classes,
    });
    expect({ ...recall(back, planned('mask', 'a/b')).outputs }).to.deep.equal({ value: mask });
  });

  it('decide what the key’s answers are made of, as its code does elsewhere', async () => {
    const back = await read(writeRecorded(recorded));
    // Nothing is asked of a process.
    const key = new AnswerKey(undefined as never, { recorded: back });
    const [map, mask] = [planned('map', 'one picture, twice'), planned('mask', 'a/b')] as PlannedTest[];
    expect(await key.fingerprint(map!)).to.match(/^[0-9a-f]{64}$/);
    expect(await key.fingerprint(map!)).to.not.equal(await key.fingerprint(mask!));
  });

  it('a test that is not there is named', async () => {
    const back = await read(writeRecorded(recorded));
    expect(() => recall(back, planned('map', 'two'))).to.throw(/hold none for "map\/two"/);
  });

  it('a missing or damaged file says what to do', async () => {
    expect(await codeOf(readRecorded('/nowhere/expected.gz'))).to.deep.equal(['EXPECTED_NOT_FOUND', true]);
    const bytes = writeRecorded(recorded);
    for (const damaged of [Buffer.alloc(0), Buffer.from('text'), bytes.subarray(0, bytes.length - 20)]) {
      expect(await codeOf(read(damaged))).to.deep.equal(['EXPECTED_INVALID', true]);
    }
  });
});
