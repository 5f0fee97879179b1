/** Runs inside the copy: loads test files once, then runs the tests that a change is seen by, for one change after another. */
import Mocha from 'mocha';

/** Tests by file, by full title. */
export type Titles = Record<string, readonly string[]>;

export type Question =
  | { readonly files: readonly string[] }
  | { readonly mutant: number; readonly tests: Titles };

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

async function load(file: string): Promise<Mocha> {
  const known = loaded.get(file);
  if (known) return known;
  const mocha = new Mocha({ bail: true, timeout: 60_000, reporter: class {} as never });
  mocha.cleanReferencesAfterRun(false).addFile(file);
  await mocha.loadFilesAsync();
  loaded.set(file, mocha);
  return mocha;
}

async function look(file: string): Promise<Seen> {
  seen.clear();
  const mocha = await load(file);
  const loading = take();
  const tests: Seen['tests'][number][] = [];
  const patient: (() => void)[] = [];
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
      patient.push(() => {
        // Or mocha starts it again.
        delete (test as { timer?: unknown }).timer;
        test.timeout(milliseconds * PATIENCE.times + PATIENCE.milliseconds);
      });
    };
    runner.on('pass', (test) => ended(test));
    runner.on('fail', ended);
  });
  for (const set of patient) set();
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
async function failing(file: string, titles: readonly string[]): Promise<string | undefined> {
  const mocha = await load(file);
  const escaped = titles.map((title) => title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  let first: string | undefined;
  await new Promise<void>((done) => {
    mocha
      .grep(new RegExp(`^(?:${escaped.join('|')})$`))
      .run(() => done())
      .on('fail', (test) => (first ??= test.fullTitle()));
  });
  return first;
}

async function attempt(mutant: number, tests: Titles): Promise<Answer> {
  for (const [file, titles] of Object.entries(tests)) {
    switches.active = mutant;
    const caughtBy = await failing(file, titles).catch((error) => `loading ${file}: ${error}`);
    switches.active = -1;
    if (caughtBy === undefined) continue;
    const again = titles.includes(caughtBy) ? [caughtBy] : titles;
    const dirty = loaded.has(file) && (await failing(file, again)) !== undefined;
    return { caughtBy, dirty };
  }
  return {};
}

process.on('message', async (question: Question) => {
  if ('mutant' in question) process.send!(await attempt(question.mutant, question.tests));
  else {
    const answers: Seen[] = [];
    for (const file of question.files) answers.push(await look(file));
    process.send!(answers);
  }
});
