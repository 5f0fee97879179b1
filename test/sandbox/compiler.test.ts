import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { CompilerError, compile } from '../../src/sandbox/compiler.js';

const good = { stdin: { contents: 'export const one: number = 1', loader: 'ts' }, format: 'esm' } as const;
const nested = { stdin: { contents: '['.repeat(1_000_000), loader: 'ts' } } as const;

const text = async () => (await compile(good))[0]!.text;

/** The compilers that this process has started. */
function children(): number[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const [, name, parent] = /^\d+ \((.*)\) \S+ (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))!;
      return name === 'esbuild' && Number(parent) === process.pid ? [Number(pid)] : [];
    } catch {
      return [];
    }
  });
}

describe('the compiler', () => {
  it('compiles', async () => {
    expect(await text()).to.match(/const one = 1/);
  });

  it('blames who kills it, and nobody after them', async () => {
    const [broken, fine] = await Promise.allSettled([compile(nested), text()]);
    expect(broken.status).to.equal('rejected');
    expect((broken as PromiseRejectedResult).reason).to.be.instanceOf(CompilerError);
    expect(fine).to.have.property('status', 'fulfilled');
  });

  it('blames nobody for a compiler that died between two files', async function () {
    if (process.platform !== 'linux') {
      console.log('      skipped: finds the compiler in /proc');
      this.skip();
    }
    const others = children();
    // Who kills it has a new one started, which is ours for sure: what runs the tests may use esbuild, too.
    await compile(nested).catch(() => {});
    await text();
    const ours = children().filter((pid) => !others.includes(pid));
    expect(ours).to.have.length(1);
    execFileSync('kill', ['-KILL', String(ours[0])]);
    expect(await text()).to.match(/const one = 1/);
    expect(children()).to.not.include(ours[0]);
  });
});
