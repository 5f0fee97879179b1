/** Runs inside the copy: loads test files once, then runs the tests that a change is seen by, for one change after another. */
import Mocha from 'mocha';

/** Tests by file and full title, with the milliseconds that each takes. */
export type Titles = Record<string, Readonly<Record<string, number>>>;

export type Question = { readonly file: string } | { readonly mutant: number; readonly tests: Titles };

/** What each test took without any change, and which changes it came by; `loading`: those that a file's import came by. */
export interface Seen {
  readonly file: string;
  readonly loading: readonly number[];
  readonly tests: readonly {
    title: string;
    milliseconds: number;
    mutants: readonly number[];
    failed?: string;
  }[];
}

/** `dirty`: the test fails without the change, too, from then on: a new process must try. */
export interface Answer {
  readonly caughtBy?: string;
  readonly dirty?: boolean;
}

/** Far beyond what a test takes: a change may have made it wait for ever. */
const PATIENCE = { times: 5, milliseconds: 5000 };

const seen = new Set<number>();
const switches = {
  active: -1,
  on(id: number): boolean {
    seen.add(id);
    return id === switches.active;
  },
};
Object.assign(globalThis, { mutants: switches });

const loaded = new Map<string, Mocha>();

/** `bail`: whether the first test that fails is enough. */
async function load(file: string, bail: boolean): Promise<Mocha> {
  const known = loaded.get(file);
  if (known) return known;
  const mocha = new Mocha({ bail, timeout: 60_000, reporter: class {} as never });
  mocha.cleanReferencesAfterRun(false).addFile(file);
  await mocha.loadFilesAsync();
  loaded.set(file, mocha);
  return mocha;
}

async function look(file: string): Promise<Seen> {
  seen.clear();
  const mocha = await load(file, false);
  const loading = take();
  const tests: Seen['tests'][number][] = [];
  const hooks: number[] = [];
  await new Promise<void>((done) => {
    let began = 0;
    const runner = mocha.grep(/(?:)/).run(() => done());
    runner.on('test', () => {
      hooks.push(...take());
      began = performance.now();
    });
    const ended = (test: Mocha.Runnable, error?: Error) => {
      const milliseconds = performance.now() - began;
      tests.push({
        title: test.fullTitle(),
        milliseconds,
        mutants: take(),
        ...(error && { failed: String(error) }),
      });
    };
    runner.on('pass', (test) => ended(test));
    runner.on('fail', ended);
  });
  // What hooks came by is every test's.
  hooks.push(...take());
  return { file, loading, tests: tests.map((test) => ({ ...test, mutants: [...test.mutants, ...hooks] })) };
}

function take(): number[] {
  const taken = [...seen];
  seen.clear();
  return taken;
}

/** The title of the first test that fails, of those named. */
async function failing(file: string, titles: Titles[string]): Promise<string | undefined> {
  const mocha = await load(file, true);
  for (const test of every(mocha.suite)) {
    const milliseconds = titles[test.fullTitle()] ?? 0;
    // Or mocha starts the timer of an earlier run again.
    delete (test as { timer?: unknown }).timer;
    test.timeout(milliseconds * PATIENCE.times + PATIENCE.milliseconds);
  }
  const escaped = Object.keys(titles).map((title) => title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  let first: string | undefined;
  await new Promise<void>((done) => {
    mocha
      .grep(new RegExp(`^(?:${escaped.join('|')})$`))
      .run(() => done())
      .on('fail', (test) => {
        first ??= test.fullTitle();
      });
  });
  return first;
}

const every = (suite: Mocha.Suite): Mocha.Test[] => [...suite.tests, ...suite.suites.flatMap(every)];

async function attempt(mutant: number, tests: Titles): Promise<Answer> {
  for (const [file, titles] of Object.entries(tests)) {
    let left = titles;
    for (;;) {
      const caughtBy = await failingWith(mutant, file, left);
      if (caughtBy === undefined) break;
      const milliseconds = left[caughtBy];
      // A hook, or the file's own loading.
      if (milliseconds === undefined) return { caughtBy, dirty: await isDirty(file, left) };
      const again = { [caughtBy]: milliseconds };
      if (await isDirty(file, again)) return { caughtBy, dirty: true };
      // Of a machine with other work a test may fail once by the clock alone.
      if ((await failingWith(mutant, file, again)) !== undefined) return { caughtBy, dirty: false };
      left = Object.fromEntries(Object.entries(left).filter(([title]) => title !== caughtBy));
      if (Object.keys(left).length === 0) break;
    }
  }
  return {};
}

async function failingWith(
  mutant: number,
  file: string,
  titles: Titles[string],
): Promise<string | undefined> {
  switches.active = mutant;
  const caughtBy = await failing(file, titles).catch((error) => `loading ${file}: ${error}`);
  switches.active = -1;
  return caughtBy;
}

const isDirty = async (file: string, titles: Titles[string]): Promise<boolean> =>
  loaded.has(file) && (await failing(file, titles)) !== undefined;

process.on('message', async (question: Question) => {
  process.send!(
    'mutant' in question ? await attempt(question.mutant, question.tests) : await look(question.file),
  );
});
