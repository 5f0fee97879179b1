import { chmod } from 'node:fs/promises';
import { dirname } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect } from 'chai';
import { z } from 'zod';
import { barrier } from '../../src/sandbox/mechanism.js';
import { othersMayRead, type WorkerProgram } from '../../src/worker/program.js';
import { type TaskRules, Worker, withWorker } from '../../src/worker/worker.js';
import { programWith } from './program.js';

const TASKS = {
  echo: 'export default (input) => input',
  pid: 'export default () => process.pid',
  loop: 'export default () => { for (;;); }',
  sleep: 'export default () => new Promise((resolve) => setTimeout(resolve, 1e6))',
  buffers: 'export default () => { const kept = []; for (;;) kept.push(Buffer.alloc(2 ** 24, 1)); }',
  print: 'export default () => { for (;;) console.log("x".repeat(1000)); }',
  throws: 'export default () => { throw new Error("no such thing in /home/someone/secret.txt"); }',
  exit: 'export default () => process.exit(0)',
  much: 'export default (_, part) => { for (;;) part(Buffer.alloc(2 ** 20)); }',
  parts: 'export default (count, part) => { for (let i = 0; i < count; i++) part(i); return count; }',
  garbage:
    'import { writeSync } from "node:fs"; export default () => { writeSync(4, "no frame, but long enough"); }',
  'other-id': forged('{ type: "returned", id: 99 }'),
  unknown: forged('{ type: "trusted", id: 1 }'),
  secrets: `import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
    import { spawnSync } from 'node:child_process';
    const tried = (work) => { try { work(); return 'done'; } catch { return 'refused'; } };
    export default ({ file, folder }) => ({
      read: tried(() => readFileSync(file)), list: tried(() => readdirSync(folder)),
      write: tried(() => writeFileSync(folder + '/spoilt', '')),
      start: tried(() => { const { error } = spawnSync('/bin/true'); if (error) throw error; }),
      env: Object.keys(process.env).filter((name) => name !== 'PWD'),
    });`,
};

/** A frame by hand. */
function forged(message: string): string {
  return `import { writeSync } from 'node:fs'; export default () => {
    const empty = ['json', 'bytes'].map((name) => ({ name, dtype: 'bool', shape: [0] }));
    const header = Buffer.from(JSON.stringify({ message: ${message}, tensors: empty }));
    const prefix = Buffer.alloc(12);
    prefix.write('GLF1', 'latin1');
    prefix.writeUInt32LE(header.length, 4);
    writeSync(4, Buffer.concat([prefix, header]));
  };`;
}

describe('a worker', () => {
  let program: WorkerProgram;
  let remove: () => Promise<void>;
  let worker: Worker;

  before(async () => {
    ({ program, remove } = await programWith(TASKS));
  });
  beforeEach(() => {
    worker = new Worker({ program, memory: 400 });
  });
  afterEach(() => worker.close());
  after(() => remove());

  const run = (task: keyof typeof TASKS, input: unknown = null, rules: Partial<TaskRules<unknown>> = {}) =>
    worker.run(task, input, { seconds: 20, bytes: 2 ** 24, output: z.any(), ...rules });

  it('does one task after the other in one process', async () => {
    const [first, echo, last] = await Promise.all([run('pid'), run('echo', { a: [1] }), run('pid')]);
    expect(echo).to.deep.equal({ outcome: 'done', value: { a: [1] } });
    expect(last).to.deep.equal(first);
  });

  const ends: readonly [keyof typeof TASKS, RegExp, Partial<TaskRules<unknown>>?][] = [
    ['loop', /^took longer than \d s$/, { seconds: 0.5 }],
    ['sleep', /^took longer than 1 s$/, { seconds: 0.3 }],
    ['buffers', /^needed more than 400 MiB of memory$/],
    ['print', /^came to more than 1 MiB$/],
    ['much', /^came to more than 16 MiB$/, { part: async () => {} }],
    ['much', /^gave an answer that is none$/],
    ['throws', /^failed: no such thing in …\/secret.txt$/],
    ['exit', /^ended before it was done$/],
    ['garbage', /^gave an answer that is none$/],
    ['other-id', /^gave an answer that is none$/],
    ['unknown', /^gave an answer that is none$/],
    ['echo', /^gave an answer that is none$/, { output: z.string() }],
  ];
  for (const [task, why, rules] of ends) {
    it(`whose task ${task} goes wrong says so, and does the next one`, async () => {
      // Starting takes time of its own.
      await run('echo');
      const result = await run(task, null, rules);
      expect(result.outcome).to.equal('failed');
      expect(result).to.have.property('why').that.matches(why);
      expect(await run('echo', 'next')).to.deep.equal({ outcome: 'done', value: 'next' });
    });
  }

  it('leaves the thread of the grader free, whatever its task does', async () => {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    await run('loop', null, { seconds: 1 });
    await run('much', null, { part: async () => {} });
    delay.disable();
    expect(delay.max / 1e6).to.be.below(200);
  });

  it('gives parts in order, one at a time, before the whole', async () => {
    const seen: unknown[] = [];
    let busy = 0;
    const part = async (value: unknown): Promise<void> => {
      expect(++busy).to.equal(1);
      await new Promise((resolve) => setImmediate(resolve));
      busy--;
      seen.push(value);
    };
    expect(await run('parts', 50, { part })).to.deep.equal({ outcome: 'done', value: 50 });
    expect(seen).to.deep.equal(Array.from({ length: 50 }, (_, i) => i));
  });

  it('is ended by whoever does not want its parts, with the reason', async () => {
    const part = () => Promise.reject(new Error('held too much'));
    expect(await run('parts', 3, { part })).to.deep.equal({ outcome: 'failed', why: 'held too much' });
    expect((await run('echo')).outcome).to.equal('done');
  });

  it('is ended at once by closing it', async () => {
    const under = run('loop');
    const waiting = run('echo');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const from = performance.now();
    await worker.close();
    expect(performance.now() - from).to.be.below(1000);
    expect(await under).to.deep.equal({ outcome: 'failed', why: 'was stopped' });
    expect(await waiting).to.deep.equal({ outcome: 'failed', why: 'was stopped' });
  });

  it('ends with the work it is given for, and at once when that is interrupted', async () => {
    const abort = new AbortController();
    const input = { source: '', questions: [] };
    const rules = { seconds: 20, bytes: 2 ** 20, output: z.any() };
    const run = (worker: Worker) => worker.run('answers', input, rules);
    expect((await withWorker(run, abort.signal)).outcome).to.equal('done');
    const from = performance.now();
    const under = withWorker(run, abort.signal);
    abort.abort();
    expect(await under).to.deep.equal({ outcome: 'failed', why: 'was stopped' });
    expect(await withWorker(run, abort.signal)).to.deep.equal({ outcome: 'failed', why: 'was stopped' });
    expect(performance.now() - from).to.be.below(2000);
    const kept = await withWorker(async (worker) => worker);
    expect(await run(kept)).to.deep.equal({ outcome: 'failed', why: 'was stopped' });
  });

  it('that the machine does not start says so, and tries again', async () => {
    const absent = new Worker({ program: { ...program, program: `${program.cwd}/absent.mjs` } });
    for (let i = 0; i < 2; i++) {
      const result = await absent.run('echo', 1, { seconds: 20, bytes: 100, output: z.any() });
      expect(result)
        .to.have.property('why')
        .that.matches(/^did not start on this machine/);
    }
    await absent.close();
  });

  it('works where only root may read gradelens, if a wall is there', async function () {
    if (process.getuid?.() !== 0 || !(await barrier()).isolated) this.skip();
    expect(await othersMayRead(program)).to.equal(true);
    await chmod(program.cwd, 0o700);
    expect(await othersMayRead(program)).to.equal(false);
    const { outcome } = await run('echo');
    await chmod(program.cwd, 0o755);
    expect(outcome).to.equal('done');
  });

  it('reads nothing of the machine but its program, and starts and writes nothing', async function () {
    if (!(await barrier()).isolated) this.skip();
    const { value } = (await run('secrets', {
      file: import.meta.filename,
      folder: dirname(program.cwd),
    })) as {
      value: unknown;
    };
    expect(value).to.deep.equal({
      read: 'refused',
      list: 'refused',
      write: 'refused',
      start: 'refused',
      env: [],
    });
  });
});
