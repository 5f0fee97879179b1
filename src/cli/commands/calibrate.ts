import { type Command, Option } from 'commander';
import { GradelensError } from '../../errors.js';
import { BASE, calibrate, ENOUGH, type Noise } from '../../grade/calibrate.js';
import { BACKENDS, type Backend, ENGINES } from '../../tensor/engines.js';
import { EXIT } from '../exit.js';
import { assignmentOption, chosenAssignment, examples, integer } from '../options.js';
import { painter, StatusLine, table } from '../terminal.js';

interface Options {
  assignment?: string;
  backends?: string[];
  seeds: number;
  json: boolean;
}

/** `gradelens calibrate`: how far engines lie apart, beside the tolerances. */
export default function register(program: Command): void {
  const command = program
    .command('calibrate')
    .description(
      'Run the answer key on every engine and on several seeds: how far they lie apart, and whether the tolerances leave room.',
    )
    .addOption(assignmentOption())
    .addOption(
      new Option(
        '--backends <name...>',
        `engines to compare with ${BASE} (default: all that are installed but webgpu)`,
      ).choices(BACKENDS.filter((name) => name !== BASE)),
    )
    .option('--seeds <n>', 'how many seeds', integer(1), 3)
    .option('--json', 'print the result as JSON', false)
    .action(run);
  examples(command, [
    ['gradelens calibrate --assignment rubric/demo.yaml', 'minutes; nothing is written'],
    ['gradelens calibrate --backends tensorflow --seeds 10', 'one engine, more inputs'],
  ]);
}

async function run(options: Options): Promise<void> {
  const { path, note } = await chosenAssignment(options.assignment);
  if (note) process.stderr.write(`${note}\n`);
  const status = new StatusLine();
  const backends = (options.backends as Backend[] | undefined) ?? installed();
  const noise = await calibrate(path, {
    backends,
    seeds: options.seeds,
    onTest: (done, total, what) => status.show(`${done} of ${total}: ${what}`),
  }).finally(() => status.clear());
  if (noise.length === 0) throw new GradelensError('NO_CHECKS', 'The assignment has no tests to measure.');
  const narrow = noise.filter(({ margin }) => margin < ENOUGH);
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ base: BASE, backends, seeds: options.seeds, noise: noise.map(finite) }, null, 2)}\n`
      : report(noise, narrow, backends, options.seeds),
  );
  if (narrow.length > 0) process.exitCode = EXIT.failures;
}

/** All but webgpu: whether its GPU is real shows only when it runs, and one that a processor plays takes minutes. */
const installed = (): Backend[] =>
  BACKENDS.filter((name) => name !== BASE && name !== 'webgpu' && 'modules' in ENGINES[name].find());

/** JSON has no Infinity: null stands for no noise at all. */
const finite = (each: Noise): object => ({
  ...each,
  margin: Number.isFinite(each.margin) ? each.margin : null,
});

function report(
  noise: readonly Noise[],
  narrow: readonly Noise[],
  backends: readonly Backend[],
  seeds: number,
): string {
  const paint = painter(process.stdout);
  const rows = noise.map(({ problem, check, bound, value, margin, test, backend, seed }) => [
    problem,
    check,
    bound === undefined ? 'yes or no' : String(bound),
    value.toPrecision(3),
    Number.isFinite(margin) ? `${margin.toPrecision(2)} x` : 'no noise',
    margin < ENOUGH ? paint('yellow', `under ${ENOUGH} x: ${backend}, seed ${seed}, ${test}`) : '',
  ]);
  const lines = table([['problem', 'check', 'passes at', 'measured', 'margin', ''], ...rows], [2, 3, 4]);
  const verdict =
    narrow.length === 0
      ? `Every tolerance is at least ${ENOUGH} times the noise.`
      : `${narrow.length} of ${noise.length} tolerances are under ${ENOUGH} times the noise.`;
  return `${lines.join('\n')}\n\n${[...backends].join(', ')} against ${BASE}, ${seeds === 1 ? '1 seed' : `${seeds} seeds`}. ${verdict}\n`;
}
