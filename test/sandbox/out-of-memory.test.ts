import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { explainExit } from '../../src/sandbox/exit.js';
import { tellsOutOfMemory } from '../../src/sandbox/out-of-memory.js';

/** Programs that need more and more memory, each of another kind. */
const GREEDY = {
  buffers: 'for (;;) kept.push(Buffer.alloc(30_000_000, 1));',
  'typed arrays': 'for (;;) kept.push(new Float32Array(5_000_000).fill(1));',
  objects: "for (;;) kept.push(Array.from({ length: 1e5 }, (_, i) => 'x' + i));",
  'a growing WebAssembly memory':
    'const m = new WebAssembly.Memory({ initial: 1, maximum: 65536 }); for (;;) { const at = m.grow(256) * 65536; new Uint8Array(m.buffer, at).fill(1); }',
  'many WebAssembly memories':
    'for (;;) { const m = new WebAssembly.Memory({ initial: 1 }); m.grow(2000); new Uint8Array(m.buffer).fill(1); kept.push(m); }',
};

describe('too little memory', function () {
  this.timeout(60_000);

  for (const [kind, source] of Object.entries(GREEDY)) {
    it(`is known by what this Node says: ${kind}`, function () {
      const prlimit = ['--data=900000000', process.execPath, '--max-old-space-size=200', '--eval'];
      const program = `const kept = []; try { ${source} } catch (error) { console.error(error.message); }`;
      const { error, stderr } = spawnSync('prlimit', [...prlimit, program], { encoding: 'utf8' });
      if (error) {
        console.log(`      skipped: ${kind}: prlimit is not installed (${error.message})`);
        this.skip();
      }
      expect(tellsOutOfMemory(stderr), stderr).to.equal(true);
      const ended = { code: 134, signal: null, ready: true, tail: stderr };
      expect(explainExit(ended).outcome).to.equal('out-of-memory');
    });
  }

  it('is not read into mistakes', () => {
    for (const source of [
      'new Float32Array(3).set([1], 7)',
      'new Array(-1)',
      'new Float32Array(-1)',
      'new DataView(new ArrayBuffer(1)).getInt8(4)',
      "'x'.repeat(-1)",
      'undefined.dataSync()',
    ]) {
      let said: unknown;
      try {
        new Function(source)();
      } catch (error) {
        said = (error as Error).message;
      }
      expect(said, source).to.be.a('string');
      expect(tellsOutOfMemory(said as string), said as string).to.equal(false);
    }
  });
});

describe('the end of a process without an answer', () => {
  const ended = { code: null, signal: null, ready: true, tail: '' };

  it('by SIGKILL is taken for too much memory, also behind a wrapper', () => {
    for (const killed of [
      { ...ended, signal: 'SIGKILL' },
      { ...ended, code: 137 },
    ]) {
      const { outcome, message } = explainExit(killed);
      expect(outcome).to.equal('out-of-memory');
      expect(message).to.match(/was killed/);
    }
  });

  it('names what was thrown, or the code, or the signal', () => {
    const thrown = { ...ended, code: 1, tail: 'at f\nTypeError: x is not a function\n' };
    expect(explainExit(thrown)).to.deep.include({ outcome: 'error' });
    expect(explainExit(thrown).message).to.match(/with TypeError: x is not a function$/);
    expect(explainExit({ ...thrown, code: 0 }).message).to.match(/with exit code 0 before/);
    expect(explainExit({ ...ended, signal: 'SIGSEGV' }).message).to.match(/by SIGSEGV before/);
  });

  it('before its engine had started is nobody’s mistake', () => {
    for (const tail of ['', 'out of memory']) {
      expect(explainExit({ ...ended, signal: 'SIGKILL', ready: false, tail }).outcome).to.equal('not-graded');
    }
  });
});
