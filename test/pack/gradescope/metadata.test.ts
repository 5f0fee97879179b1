import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { readMetadata } from '../../../src/pack/gradescope/metadata.js';
import { inTemporaryFolder } from '../../process.js';

const read = (content: string) =>
  inTemporaryFolder(async (folder) => {
    const path = join(folder, 'submission_metadata.json');
    await writeFile(path, content);
    return readMetadata(path);
  });

describe('submission_metadata.json', () => {
  it('gives what is used of it, numbers as texts', async () => {
    const assignment = { due_date: '2025-03-01T23:59:00-08:00', late_due_date: null, total_points: '135.0' };
    const content = {
      id: 7,
      created_at: '2025-03-01T20:00:00.123456-08:00',
      assignment,
      users: [],
      brand: { new: 1 },
    };
    expect(await read(JSON.stringify(content))).to.deep.equal({
      id: '7',
      created_at: content.created_at,
      assignment: { due_date: assignment.due_date, late_due_date: undefined, total_points: '135.0' },
    });
  });

  for (const odd of [
    '',
    'no JSON',
    '[]',
    'null',
    '7',
    '{}',
    '{"assignment": null}',
    '{"id": {}, "assignment": [1]}',
  ]) {
    it(`${odd || 'an empty file'} is no fault`, async () => {
      const { id, created_at, assignment } = await read(odd);
      expect([id, created_at, assignment.due_date]).to.deep.equal([undefined, undefined, undefined]);
    });
  }

  it('neither is a file that is not there', async () => {
    expect(await readMetadata('/nowhere/submission_metadata.json')).to.deep.equal({ assignment: {} });
  });
});
