import { execFile } from 'node:child_process';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { GradelensError } from '../../src/errors.js';
import type { TestResult } from '../../src/grade/result.js';
import { anyFree, ClaimLost, claim, release } from '../../src/store/claims.js';
import type { Database } from '../../src/store/database.js';
import { enter, handIn, know, settle, settledSince, settledSoFar } from '../../src/store/hand-ins.js';
import { keyOf, whyOf } from '../../src/store/keys.js';
import { Outputs } from '../../src/store/outputs.js';
import { databaseIn } from '../../src/store/places.js';
import { record, resultOf, testsOf } from '../../src/store/results.js';
import { beginRun, Pulse, type Run } from '../../src/store/runs.js';
import { openStore, type Store } from '../../src/store/store.js';
import { float32 } from '../../src/tensor/flat.js';
import { inTemporaryFolder, ROOT } from '../process.js';

const inStore = (work: (store: Store, folder: string) => Promise<void>) => () =>
  inTemporaryFolder(async (folder) => {
    const store = await openStore(folder);
    try {
      await work(store, folder);
    } finally {
      await store.close();
    }
  });

const begin = (db: Database): Promise<Run> =>
  beginRun(db, {
    ...{
      assignment: 'demo',
      assignmentFile: 'demo.yaml',
      grader: {},
      marks: {},
      absent: [],
      command: 'grade',
    },
  });

const PENDING = [
  ...[{ number: '1.1', problem: 'p', title: 'P', name: 'one', points: 2, visibility: 'visible' as const }],
  ...[{ number: '1.2', problem: 'p', title: 'P', name: 'two', points: 3, visibility: 'hidden' as const }],
];
const same = (name: string): string => name.toLowerCase();
const result = (over: Partial<TestResult> = {}): TestResult => ({
  ...PENDING[0]!,
  ...{ score: 2, verdict: 'pass', message: 'Right.', metrics: {}, findings: [] },
  ...over,
});
const recording = (over: Partial<TestResult> = {}) => ({
  ...{ result: result(over), seconds: 1, used: 1, log: '', outputs: null, why: 'asked for' },
  ...{ outputsKey: 'o', comparisonKey: 'c', scoreKey: 's' },
});

describe('the store', () => {
  it(
    'keeps results as they were, whatever is in them, and each change of a score once',
    inStore(async ({ db }) => {
      const run = await begin(db);
      await enter(db, [{ name: 'ada', path: '/ada' }], PENDING, same);
      await claim(db, 'ada', run.id, new Pulse(db));
      const odd = result({
        message: 'a\0b \ud800 "quoted" \u202e',
        metrics: { nan: Number.NaN, up: Number.POSITIVE_INFINITY, number: 3 },
        findings: [{ id: 'x', message: '{"number":"NaN"}', confidence: 0.5 }],
      });
      await record(db, 'ada', run.id, { ...recording(), result: odd });
      const [row, open] = await testsOf(db, 'ada');
      expect(resultOf(row!)).to.deep.equal(odd);
      expect(resultOf(open!)).to.include({
        ...{ score: 0, verdict: 'not-graded', message: 'It was not graded yet.' },
      });
      expect(open).to.include({ seconds: 0, used: 0 });
      for (const score of [2, 1, 1]) await record(db, 'ada', run.id, recording({ score }));
      const changes = await db.selectFrom('score_change').selectAll().execute();
      expect(changes).to.have.length(1);
      expect(changes[0]).to.include({ from_score: 2, to_score: 1, why: 'asked for', run: run.id });
      await run.end();
    }),
  );

  it(
    'a hand-in is one run’s; a dead run’s is taken over, and what that still writes is refused',
    inStore(async ({ db }) => {
      const pulse = new Pulse(db);
      const [one, two] = [await begin(db), await begin(db)];
      await enter(db, [{ name: 'ada', path: '/ada' }], PENDING, same);
      expect(await claim(db, 'ada', one.id, pulse)).to.equal(true);
      expect(await claim(db, 'ada', two.id, pulse)).to.equal(false);
      // No such process on this machine: the kernel gives no number as large.
      await db
        .updateTable('run')
        .set({ pid: 2 ** 30, host: hostname() })
        .where('id', '=', one.id)
        .execute();
      expect(await claim(db, 'ada', two.id, pulse)).to.equal(true);
      for (const write of [
        () => record(db, 'ada', one.id, recording()),
        () => know(db, 'ada', one.id, { notes: ['stale'] }),
      ]) {
        expect(await write().catch((error: unknown) => error)).to.be.instanceOf(ClaimLost);
      }
      await release(db, 'ada', one.id);
      await record(db, 'ada', two.id, recording());
      expect((await testsOf(db, 'ada'))[0]!.run).to.equal(two.id);
      // On another machine only its signs of life tell: this one may still come.
      await db.updateTable('run').set({ host: 'elsewhere' }).where('id', '=', two.id).execute();
      expect(await claim(db, 'ada', one.id, pulse)).to.equal(false);
      await two.end();
      expect(await claim(db, 'ada', one.id, pulse)).to.equal(true);
      await one.end();
    }),
  );

  it(
    'knows a hand-in by its path, one that was moved by its name, and takes no other for it',
    inStore(async ({ db }, folder) => {
      const path = (name: string) => join(folder, name);
      for (const name of ['one/bob', 'two/bob']) await mkdir(path(name), { recursive: true });
      const enterAt = (...places: string[]) =>
        enter(
          db,
          places.map((place) => ({ name: 'bob', path: path(place) })),
          PENDING,
          same,
        );
      expect(await enterAt('one/bob')).to.deep.equal(['bob']);
      expect(await enterAt('two/bob')).to.deep.equal(['bob-2']);
      expect(await enterAt('two/bob', 'one/bob')).to.deep.equal(['bob-2', 'bob']);
      await rename(path('one'), path('three'));
      expect(await enterAt('three/bob')).to.deep.equal(['bob']);
      expect(await db.selectFrom('hand_in').select('name').execute()).to.have.length(2);
    }),
  );

  it(
    'takes two exports’ people of one name for one person only where an id or an address says so',
    inStore(async ({ db }, folder) => {
      const enterIn = async (section: string, id: string, email = '') => {
        const path = join(folder, section, 'wei');
        await mkdir(path, { recursive: true });
        const students = [{ name: 'Wei Chen', id, email, section }];
        const identity = { students, submitted: null, late: 'unknown' as const, lateness: '' };
        return enter(db, [{ name: `Wei Chen ${id || email}`.trim(), path, identity }], PENDING, same);
      };
      expect(await enterIn('one', '')).to.deep.equal(['Wei Chen']);
      expect(await enterIn('two', '')).to.deep.equal(['Wei Chen-2']);
      expect(await enterIn('one', '')).to.deep.equal(['Wei Chen']);
      for (const section of ['one', 'three', 'four']) {
        expect(await enterIn(section, '007')).to.deep.equal([
          section === 'one' ? 'Wei Chen' : 'Wei Chen 007',
        ]);
        expect(await enterIn(`${section}'`, '', 'wei@e.org')).to.deep.equal(['Wei Chen wei@e.org']);
      }
    }),
  );

  it(
    'keeps equal outputs once, finds damaged ones, and has a limit',
    inStore(async ({ db, outputs }, folder) => {
      const X = float32([2, 2], [1, 2, 3, 4]);
      const value = float32([3], [5, 6, 7]);
      const given = {
        value,
        'again.value': value,
        'again.after.X': X,
        'after.X': X,
        ['__proto__']: float32([], [1]),
      };
      const hash = await outputs.keep(given, { X });
      expect(await outputs.keep({ ...given }, { X })).to.equal(hash);
      const kept = join(folder, '.gradelens/outputs');
      expect(await readdir(kept)).to.deep.equal([hash]);
      const read = await outputs.read(hash!, { X });
      expect(Object.keys(read!).sort()).to.deep.equal(Object.keys(given).sort());
      expect(read!['after.X']).to.deep.equal(X);
      expect(read!['again.value']).to.deep.equal(value);
      await writeFile(join(kept, hash!), 'damaged');
      expect(await outputs.read(hash!, { X })).to.equal(undefined);
      await outputs.prune();
      expect(await readdir(kept)).to.deep.equal([]);
      expect(await new Outputs(db, kept, 10).keep(given, { X })).to.equal(undefined);
    }),
  );

  it(
    'changes of what is known of a hand-in what it is told, and nothing else',
    inStore(async ({ db }) => {
      const run = await begin(db);
      await enter(db, [{ name: 'ada', path: '/ada' }], PENDING, same);
      await claim(db, 'ada', run.id, new Pulse(db));
      let known = await handIn(db, 'ada');
      const facts: readonly Parameters<typeof know>[3][] = [
        { mark: 'm' },
        { runtime: 'r' },
        { code: { 'a.ts': 'f', 'b.ts': null } },
        { questions: [{ id: 'why', title: 'Why', points: 1 } as never] },
        { questionsKey: 'q' },
        { notes: ['n'] },
        { slidesNotes: ['s'] },
        { slidesKey: 'k' },
        { reportsKey: 'p' },
        { mark: null, reportsKey: null },
      ];
      for (const each of facts) {
        await know(db, 'ada', run.id, each);
        known = { ...known, ...each };
        expect(await handIn(db, 'ada')).to.deep.equal(known);
      }
      expect(await settledSoFar(db)).to.equal(0);
      await settle(db, 'ada', run.id, 'by');
      expect(await settledSoFar(db)).to.equal(1);
      expect(await settledSince(db, 'ada', 'by', 0)).to.equal(true);
      expect(await settledSince(db, 'ada', 'by', 1)).to.equal(false);
      expect(await settledSince(db, 'ada', 'other', 0)).to.equal(false);
      await run.end();
    }),
  );

  it(
    'has tests as the assignment has them now: what became another of one is another there',
    inStore(async ({ db }) => {
      const run = await begin(db);
      const arranged = async (...tests: typeof PENDING) => {
        await enter(db, [{ name: 'ada', path: '/ada' }], tests, same);
        const rows = await testsOf(db, 'ada');
        return rows
          .map((row) => resultOf(row))
          .map(({ number, title, name, points, visibility }) => ({
            ...{ number, title, name, points, visibility },
          }));
      };
      const [one, two] = PENDING as [(typeof PENDING)[0], (typeof PENDING)[0]];
      const facts = ({ problem, ...rest }: (typeof PENDING)[0]) => rest;
      expect(await arranged(one, two)).to.deep.equal([facts(one), facts(two)]);
      for (const over of [
        { number: '7.1' },
        { title: 'Q' },
        { visibility: 'hidden' as const },
        { points: 9 },
      ]) {
        const other = { ...one, ...over };
        expect(await arranged(other, two)).to.deep.equal([facts(other), facts(two)]);
        expect(await arranged(one, two)).to.deep.equal([facts(one), facts(two)]);
      }
      expect(await arranged(two, one)).to.deep.equal([facts(two), facts(one)]);
      expect(await arranged(one)).to.deep.equal([facts(one)]);
      // What is graded has the points that it was graded by.
      await claim(db, 'ada', run.id, new Pulse(db));
      await record(db, 'ada', run.id, recording());
      expect((await arranged({ ...one, points: 5, title: 'R' }))[0]).to.include({ points: 2, title: 'R' });
      await run.end();
    }),
  );

  it(
    'knows which runs live, and whether a hand-in is nobody’s',
    inStore(async ({ db }, folder) => {
      const pulse = new Pulse(db);
      const [one, two] = [await begin(db), await begin(db)];
      expect(await pulse.lives(99)).to.equal(false);
      expect(await pulse.others(one.id)).to.equal(true);
      await two.end();
      expect(await pulse.lives(two.id)).to.equal(false);
      expect(await pulse.lives(one.id)).to.equal(true);
      expect(await pulse.others(one.id)).to.equal(false);
      await enter(db, [{ name: 'ada', path: '/ada' }], PENDING, same);
      expect(await anyFree(db, ['ada'])).to.equal(true);
      await claim(db, 'ada', one.id, pulse);
      expect(await anyFree(db, ['ada'])).to.equal(false);
      expect(await anyFree(db, ['ada', 'bob'])).to.equal(true);
      expect(await claim(db, 'ada', one.id, pulse)).to.equal(true);
      await one.end();
      expect((await stat(databaseIn(folder))).mode & 0o777).to.equal(0o600);
    }),
  );

  it(
    'keeps what is equal once, what only looks alike as it is, and fills its room to the last byte',
    inStore(async ({ db, outputs }, folder) => {
      const X = float32(
        [20, 25],
        Float32Array.from({ length: 500 }, (_, i) => Math.sin(i * i)),
      );
      const sizeOf = async (given: Record<string, typeof X>) => {
        const hash = await outputs.keep(given, { X });
        return (await db.selectFrom('output').select('bytes').where('hash', '=', hash!).execute())[0]!.bytes;
      };
      const value = float32(
        [500],
        Float32Array.from({ length: 500 }, (_, i) => Math.cos(i * i)),
      );
      const alone = await sizeOf({ value });
      for (const name of ['again.value', 'after.X'])
        expect(await sizeOf({ value, [name]: name === 'after.X' ? X : value })).to.be.below(1.1 * alone);
      const reshaped = float32([25, 20], X.data);
      const given = {
        value,
        'again.value': X,
        'after.X': reshaped,
        'after.Y': X,
        other: { dtype: 'int32', shape: [500], data: new Int32Array(value.data.buffer) } as never,
        'again.other': value,
      };
      const hash = await outputs.keep(given, { X });
      expect({ ...(await outputs.read(hash!, { X })) }).to.deep.equal(given);
      expect(await outputs.has(hash!)).to.equal(true);
      expect(await outputs.has('0')).to.equal(false);
      const total = (await db.selectFrom('output').select('bytes').execute()).reduce(
        (n, { bytes }) => n + bytes,
        0,
      );
      const more = { value: X };
      const kept = join(folder, '.gradelens/outputs');
      const bytes = await sizeOf(more);
      await db.deleteFrom('output').where('bytes', '=', bytes).execute();
      expect(await new Outputs(db, kept, total + bytes - 1).keep(more, { X })).to.equal(undefined);
      expect(await new Outputs(db, kept, total + bytes).keep(more, { X })).to.be.a('string');
    }),
  );

  it('stays whole where one process opens it twice while others write', () =>
    inTemporaryFolder(async (folder) => {
      const first = await openStore(folder);
      const count = async () =>
        (
          await first.db
            .selectFrom('hand_in')
            .select((query) => query.fn.countAll().as('n'))
            .execute()
        )[0]!.n;
      await enter(first.db, [{ name: 'ada', path: '/ada' }], [], (name) => name);
      await (await openStore(folder)).close();
      const script = `
        import { openStore } from ${JSON.stringify(pathToFileURL(join(ROOT, 'src/store/store.ts')).href)};
        import { enter } from ${JSON.stringify(pathToFileURL(join(ROOT, 'src/store/hand-ins.ts')).href)};
        const { db, close } = await openStore(${JSON.stringify(folder)});
        for (let i = 0; i < 100; i++) {
          const name = process.argv.at(-1) + i;
          await enter(db, [{ name, path: name }], [], (name) => name);
        }
        await close();`;
      const more = ['--import=tsx', '--conditions=gradelens-source', '--input-type=module', '--eval', script];
      for (const [i, name] of ['a', 'b', 'c'].entries()) {
        await promisify(execFile)(process.execPath, [...more, name], { cwd: ROOT });
        await (await openStore(folder)).close();
        expect(Number(await count())).to.equal(1 + 100 * (i + 1) + i);
        await enter(first.db, [{ name: `mine-${i}`, path: `/mine-${i}` }], [], (name) => name);
      }
      await first.close();
    }));

  it('says of a damaged file, and of one that a newer version wrote, what to do', () =>
    inTemporaryFolder(async (folder) => {
      const refused = (): Promise<GradelensError> =>
        openStore(folder).then(
          () => expect.fail('It was opened.'),
          (error: unknown) => error as GradelensError,
        );
      const { db, close } = await openStore(folder);
      await db
        .insertInto('kysely_migration' as never)
        .values({ name: '999-later', timestamp: '2030' } as never)
        .execute();
      await close();
      const newer = await refused();
      expect(newer).to.be.instanceOf(GradelensError);
      expect(newer.message).to.match(/was written by a newer gradelens \(it knows 999-later\)/);
      for (const beside of ['-wal', '-shm']) await rm(`${databaseIn(folder)}${beside}`, { force: true });
      await writeFile(databaseIn(folder), 'This is no database, and was never one. '.repeat(100));
      const damaged = await refused();
      expect(damaged.code).to.equal('STORE_DAMAGED');
      expect(damaged.message).to.match(/Restore it from a backup/);
    }));
});

describe('keys', () => {
  it('say which of their parts is another', () => {
    const key = (parts: object) => keyOf({ code: 'a', inputs: 'b', runtime: 'c', limits: 'd', ...parts });
    expect(whyOf(key({}), key({ code: 'x' }))).to.equal('its code changed');
    expect(whyOf(key({}), key({ inputs: 'x', limits: 'y' }))).to.equal(
      'the inputs changed, a limit of time or memory changed',
    );
    // What is compiled for another runtime is another: one reason is enough.
    expect(whyOf(key({}), key({ code: 'x', runtime: 'y' }))).to.match(/^gradelens, its engine/);
  });
});
