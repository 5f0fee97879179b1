import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { ROOT } from './process.js';

/** What the validators' scripts end with where there is none. */
const UNAVAILABLE = 77;

/** Whether a validator of the standards finds no fault in files; where there is none, the test is skipped and says why. */
export async function expectValid(
  format: 'pdf' | 'pptx',
  paths: readonly string[],
  test: Mocha.Context,
): Promise<void> {
  const script = `${ROOT}scripts/validate-${format}.sh`;
  const { code, stdout, stderr } = await promisify(execFile)(script, paths, { timeout: 600_000 }).then(
    (done) => ({ code: 0, ...done }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
  if (code === UNAVAILABLE) {
    console.log(`      skipped: ${stderr.trim()}`);
    test.skip();
  }
  expect(code, stdout + stderr).to.equal(0);
}
