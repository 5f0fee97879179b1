import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'chai';
import { inTemporaryFolder, ROOT } from '../process.js';

const OPENERS = 4;

/** Opens the store as soon as all the others are ready to. */
const PROGRAM = `
  import { openStore } from './src/store/store.js';
  const at = Number(process.argv[1]);
  await new Promise((resolve) => setTimeout(resolve, at - Date.now()));
  const { db, close } = await openStore(process.argv[2]);
  const rows = await db.selectFrom('run').selectAll().execute();
  await close();
  console.log(rows.length);
`;

describe('a store that several open at once, the first time', function () {
  this.timeout(60_000);

  it('is made by one of them, and open to all', () =>
    inTemporaryFolder(async (folder) => {
      for (let round = 0; round < 2; round++) {
        const out = join(folder, String(round));
        const at = String(Date.now() + 2000);
        const flags = [
          '--import',
          'tsx',
          '--conditions=gradelens-source',
          '--input-type=module',
          '-e',
          PROGRAM,
        ];
        const told = await Promise.all(
          Array.from({ length: OPENERS }, () => {
            const child = spawn(process.execPath, [...flags, at, out], { cwd: ROOT });
            let text = '';
            for (const stream of [child.stdout, child.stderr])
              stream.on('data', (chunk: Buffer) => {
                text += chunk;
              });
            return new Promise<string>((resolve) => child.on('close', () => resolve(text)));
          }),
        );
        expect(told).to.deep.equal(Array(OPENERS).fill('0\n'));
      }
    }));
});
