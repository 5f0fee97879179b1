import { writeFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { type Audit, type AuditedCheck, audit, ENOUGH } from '../../catalogue/audit.js';
import { type AuditedMade, auditMade } from '../../catalogue/audit-made.js';
import { faultsOf, nearestOf, proposed } from '../../catalogue/verdict.js';
import { GradelensError } from '../../errors.js';
import { margins, marginsPng } from '../../figure/margins.js';
import { openGrader } from '../../grade/grader.js';
import { hiddenFromSeed } from '../../grade/hidden.js';
import { loadAssignment } from '../../rubric/load.js';
import { systemFault } from '../../system-error.js';
import type { Backend } from '../../tensor/engines.js';
import { EXIT } from '../exit.js';
import { requireKnown } from '../known-problems.js';
import { assignmentOption, backendOption, chosenAssignment, examples } from '../options.js';
import { painter, StatusLine, table } from '../terminal.js';

interface Options {
  assignment?: string;
  only?: string[];
  backend: Backend | 'auto';
  chart?: string;
  json: boolean;
}

/** `gradelens audit`: whether the tests can tell mistakes from right ways. */
export default function register(program: Command): void {
  const command = program
    .command('audit')
    .description(
      'Prove the tests: every known mistake (mistakes/ beside the answer key) must lose points, every other right way (equivalents/) none.',
    )
    .addOption(assignmentOption())
    .option('--only <problem...>', 'these problems only')
    .addOption(backendOption())
    .option('--chart <file>', 'draw tolerances between right ways and mistakes: .svg or .png', picture)
    .option('--json', 'print the result as JSON', false)
    .action(run);
  examples(command, [
    ['gradelens audit --assignment rubric/demo.yaml', 'some minutes the first time, less after that'],
    ['gradelens audit --chart margins.png', 'a picture of every margin'],
    ['gradelens audit --only gram-matrix', 'while its tests, or its catalogue, are written'],
  ]);
}

async function run({ only, backend, json, chart, ...options }: Options): Promise<void> {
  const { path, note } = await chosenAssignment(options.assignment);
  if (note) process.stderr.write(`${note}\n`);
  const assignment = await loadAssignment(path);
  requireKnown(only, assignment);
  const status = new StatusLine();
  const grader = await openGrader(path, {
    backend,
    // The staff's secret has no part in this: what is proved is the same everywhere.
    hidden: hiddenFromSeed(assignment.seed),
    select: ({ id }) => only === undefined || only.includes(id),
  });
  try {
    const show = (done: number, total: number, what: string) => status.show(`${done} of ${total}: ${what}`);
    const found = await audit(grader, show);
    const made = await auditMade(grader, show);
    status.clear();
    if (chart !== undefined) await draw(chart, found);
    const faults = faultsOf(found);
    process.stdout.write(
      json
        ? `${JSON.stringify({ ...plain(found), made: made.map(plainMade), faults }, null, 2)}\n`
        : report(found, made, faults),
    );
    if (faults.length > 0) process.exitCode = EXIT.failures;
  } finally {
    status.clear();
    await grader.close();
  }
}

const picture = (path: string): string => {
  if (/\.(svg|png)$/i.test(path)) return path;
  throw new InvalidArgumentError('Expected a file that ends in .svg or .png.');
};

async function draw(path: string, { checks }: Audit): Promise<void> {
  const svg = margins(
    checks.map(({ problem, check, bound, noise, wrong }) => ({
      ...{ label: `${problem}: ${check}`, bound, wrong: wrong.map(({ error }) => error) },
      right: noise?.error,
    })),
  );
  await writeFile(path, /\.svg$/i.test(path) ? svg : await marginsPng(svg)).catch((error: unknown) => {
    const fault = systemFault(error);
    if (!fault) throw error;
    throw new GradelensError(
      'CHART_NOT_WRITTEN',
      `${path} cannot be written: ${fault.what}. ${fault.remedy}`,
    );
  });
}

/** JSON has no Infinity: null stands for one that is told by no number. */
const plain = (found: Audit): object => ({
  ...found,
  checks: found.checks.map((check) => ({
    ...check,
    nearest: nearestOf(found, check) ?? null,
    proposed: proposed(found, check),
  })),
  mistakes: found.mistakes.map(({ mistake: { id, problem }, factor, fails }) => ({
    ...{ id, problem, fails },
    factor: Number.isFinite(factor) ? factor : null,
  })),
  failed: found.failed.map(({ equivalent: { id, problem }, test, message }) => ({
    id,
    problem,
    test,
    message,
  })),
});

const plainMade = ({ made: { id, title }, problems, fails }: AuditedMade): object => ({
  ...{ id, title, problems },
  fails: fails ?? null,
});

function report(found: Audit, made: readonly AuditedMade[], faults: readonly string[]): string {
  const { checks, mistakes, equivalents, thin } = found;
  const paint = painter(process.stdout);
  const head = [
    'problem',
    'check',
    'passes at',
    'right ways',
    'room',
    'nearest mistake',
    '',
    'room',
    'proposed',
  ];
  const lines =
    checks.length > 0 ? table([head, ...checks.map((check) => row(found, check))], [2, 3, 4, 5, 7, 8]) : [];
  const few = thin.map(
    ({ problem, ...count }) =>
      `${problem}: ${counted(count.mistakes, 'mistake')}, ${counted(count.equivalents, 'equivalent')}; ${ENOUGH.mistakes} and ${ENOUGH.equivalents} make a catalogue.`,
  );
  const told = mistakes.filter(({ fails }) => fails.length > 0).length;
  const verdict =
    faults.length === 0
      ? paint('green', 'The tests hold.')
      : paint('red', `${counted(faults.length, 'fault')}:`);
  const sections = [
    lines,
    few.map((line) => paint('yellow', line)),
    [
      `${told} of ${counted(mistakes.length, 'mistake')} lose points, ${counted(equivalents, 'other right way')} tried. ${verdict}`,
      ...faults.map((fault) => `- ${fault}`),
    ],
    madeLines(made),
  ];
  return `${sections
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n')}\n`;
}

/** What operators made: what keeps its points is to be read, and no fault by itself. */
function madeLines(made: readonly AuditedMade[]): string[] {
  const kept = made.filter(({ fails }) => fails === undefined);
  const told = `${made.length - kept.length} of ${counted(made.length, 'mistake')} made from the key by themselves lose points`;
  if (made.length === 0) return [];
  if (kept.length === 0) return [`${told}.`];
  return [
    `${told}. ${kept.length === 1 ? 'This one keeps' : 'These keep'} them: another right way, or something that no test looks at.`,
    ...kept.map(({ made: { title }, problems }) => `- ${title} (${problems.join(', ')})`),
  ];
}

function row(found: Audit, check: AuditedCheck): string[] {
  const { problem, bound, noise, stated = 0 } = check;
  const nearest = nearestOf(found, check);
  const right = noise || stated > 0 ? Math.max(stated, noise?.error ?? 0) : undefined;
  return [
    ...[problem, check.check, number(bound)],
    ...(right === undefined ? ['', ''] : [number(right), times(bound / right)]),
    ...[nearest ? number(nearest.error) : '', nearest?.id ?? '', times(nearest && nearest.error / bound)],
    number(proposed(found, check)),
  ];
}

const number = (value: number): string => (value === 0 ? '0' : Number(value.toPrecision(2)).toString());
const times = (factor: number | undefined): string =>
  factor === undefined ? '' : Number.isFinite(factor) ? `${number(factor)} x` : 'no noise';
const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
