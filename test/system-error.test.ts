import { execFileSync } from 'node:child_process';
import { open, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getSystemErrorMap } from 'node:util';
import { expect } from 'chai';
import { systemFault, systemSentence } from '../src/system-error.js';
import { inTemporaryFolder } from './process.js';

const failed = (work: () => Promise<unknown>): Promise<unknown> =>
  work().then(
    () => expect.fail('nothing failed'),
    (error: unknown) => error,
  );

describe('errors of the system', () => {
  const say = (path: string) => `<${path}>`;

  it('are a sentence that names the place and the remedy', () =>
    inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'file'), '');
      const real: [() => Promise<unknown>, string][] = [
        [
          () => readFile(join(folder, 'none')),
          `Cannot open <${folder}/none>: it does not exist (ENOENT). Check the name`,
        ],
        [
          () => readFile(join(folder, 'file/x')),
          `Cannot open <${folder}/file/x>: a file is where a folder belongs (ENOTDIR). Move`,
        ],
        [
          () => open(join(folder, 'x'.repeat(300)), 'w'),
          'the name is too long for this disk (ENAMETOOLONG). Use shorter names.',
        ],
        [
          () => rename(join(folder, 'none'), join(folder, 'to')),
          `Cannot write <${folder}/to>: it does not exist (ENOENT)`,
        ],
      ];
      for (const [work, says] of real) {
        expect(systemSentence(systemFault(await failed(work))!, say)).to.include(says);
      }
    }));

  it('on a device that is full: it is general, and no path is needed', async function () {
    if (process.platform !== 'linux') this.skip();
    const fault = systemFault(await failed(() => writeFile('/dev/full', 'x')))!;
    expect(fault).to.include({ code: 'ENOSPC', what: 'the disk is full (ENOSPC)', general: true });
    expect(systemSentence(fault, say)).to.equal(
      'The system refused: the disk is full (ENOSPC). Free some space, or use another disk.',
    );
  });

  it('of a program that is not there are told too', () => {
    let error: unknown;
    try {
      execFileSync('/nonexistent/program');
    } catch (reason) {
      error = reason;
    }
    expect(systemSentence(systemFault(error)!, say)).to.match(
      /^Cannot start <\/nonexistent\/program>: .*ENOENT/,
    );
  });

  it('have words for every code of this system', () => {
    for (const [errno, [code]] of getSystemErrorMap()) {
      const fault = systemFault(Object.assign(new Error('x'), { code, errno, syscall: 'open' }));
      // Others are of name servers.
      if (!/^E[A-Z0-9]+$/.test(code)) continue;
      expect(fault?.what, code).to.match(/^\S.* \(E[A-Z0-9_]+\)$/);
    }
  });

  it('are not what a program does wrong', () => {
    for (const error of [new Error('x'), new TypeError('y'), 'z', undefined]) {
      expect(systemFault(error)).to.equal(undefined);
    }
    const wrong = Object.assign(new TypeError('x'), { code: 'ERR_INVALID_ARG_TYPE' });
    expect(systemFault(wrong)).to.equal(undefined);
  });
});
