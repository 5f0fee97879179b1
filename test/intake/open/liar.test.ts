import { expect } from 'chai';
import { Worker } from '../../../src/worker/worker.js';
import { zip } from '../../fixtures/intake/archives.mjs';
import { programWith } from '../../worker/program.js';
import { CODE, cameOfBytes } from './opened.js';

describe('a worker that was taken over and unpacks an archive', () => {
  const LIES: Record<string, [parts: string, kind: string, says: RegExp]> = {
    'leaves the folder': [
      'part({ name: "../evil.ts", bytes: Buffer.from("x") })',
      'leaves-the-folder',
      /leaves the folder/,
    ],
    'writes anywhere': [
      'part({ name: "/tmp/evil.ts", bytes: Buffer.from("x") })',
      'leaves-the-folder',
      /an absolute path/,
    ],
    'writes over a file': [
      'for (const name of ["a", "b", "A"]) part({ name, bytes: Buffer.from("x") })',
      'doubled-entry',
      /differs from another name only in case/,
    ],
    'gives files without end': [
      'for (let i = 0; ; i++) part({ name: String(i), bytes: Buffer.from("x") })',
      'too-large',
      /more than 1,000 files/,
    ],
    'gives bytes without end': [
      'for (;;) part({ name: "a", bytes: Buffer.alloc(2 ** 20) })',
      'too-large',
      /unpacks to more than/,
    ],
    'gives no bytes': ['part({ name: "a", bytes: "x" })', 'unreadable', /staff to look at/],
    'gives nothing': ['return {}', 'unreadable', /an answer that is none/],
    'says a path': [
      'return { leftOut: {}, refused: { kind: "damaged", what: "no such thing in /home/someone/x" } }',
      'damaged',
      /no such thing in …\/x\. Zip/,
    ],
  };
  for (const [name, [parts, kind, says]] of Object.entries(LIES)) {
    it(`and ${name} is refused`, async () => {
      const { program, remove } = await programWith({
        unpack: `export default (_, part) => { ${parts}; return { leftOut: {} }; }`,
      });
      const liar = new Worker({ program });
      const came = await cameOfBytes(zip([{ name: 'tv-loss.ts', data: CODE }]), liar);
      expect(came.kind).to.equal(kind);
      expect(came.why).to.match(says);
      await liar.close();
      await remove();
    });
  }
});
