import { basename, dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { GradelensError } from '../../errors.js';
import { type Grader, openGrader } from '../../grade/grader.js';
import type { PlannedTest } from '../../grade/plan.js';
import { isPublic } from '../../grade/result.js';
import { handInOptions } from '../../grade/session-options.js';
import { NETWORKS } from '../../model/network.js';
import { loadPhoto } from '../../model/preprocess.js';
import { contentOf } from '../../report/pictures.js';
import { loadAssignment } from '../../rubric/load.js';
import type { Call } from '../../sandbox/call.js';
import type { FlatTensor } from '../../tensor/flat.js';
import { classNamed } from '../attribute/target.js';
import { placeOf } from '../check/place.js';
import { printedLines } from '../check/printed.js';
import { waiting } from '../check/waiting.js';
import { EXIT, exitOf } from '../exit.js';
import { untilInterrupted } from '../interrupt.js';
import { assignmentOption, chosenAssignment, examples, inspectOption } from '../options.js';
import { pictureArgument, problemOf, testOf, withPicture } from '../run/call.js';
import type { Drawable } from '../run/draw.js';
import { ownOutputs, sayArgument, sayOutputs } from '../run/say.js';
import { shown } from '../shown.js';
import { columnsOf, duration, painter, printable, say, wrapped } from '../terminal.js';

interface Options {
  readonly assignment?: string;
  readonly image?: string;
  readonly target?: string;
  readonly test?: string;
  readonly out?: string;
  readonly compare: boolean;
  readonly inspect?: number;
}

/** Seconds: nobody waits but who has started it. */
const PATIENCE = 3600;

/** `gradelens run`: one function of a hand-in, on one's own picture or on the inputs of a public test. */
export default function register(program: Command): void {
  const command = program
    .command('run')
    .description('Call one function of your hand-in: on your own picture, or on the inputs of a public test.')
    .argument('<file>', 'file of the hand-in, such as saliency-map.ts')
    .argument('<function>', 'exported function, such as computeSaliencyMaps')
    .option('--image <file>', 'a JPEG or PNG of yours, in the place of the pictures')
    .option('--target <class>', 'class by index or label (default: what the network sees in it)')
    .option('--test <number>', 'inputs of this public test, such as 4.1 (default: the first one)')
    .option('--out <file>', 'draw the result, a PNG')
    .option('--compare', "draw the attribution library's map beside it, where there is one", false)
    .addOption(inspectOption())
    .addOption(assignmentOption())
    .action(run);
  examples(command, [
    [
      'gradelens run saliency-map.ts computeSaliencyMaps --image me.jpg --target 187 --out map.png',
      'your picture',
    ],
    ['gradelens run gradcam.ts gradCam --image me.jpg --out map.png --compare', "beside the library's"],
    ['gradelens run tv-loss.ts tvLoss --test 11.1', 'the numbers of a public test'],
  ]);
}

async function run(path: string, name: string, options: Options): Promise<void> {
  const [folder, file] = [dirname(resolve(path)), basename(path)];
  const chosen = await chosenAssignment(options.assignment, folder);
  const assignment = await loadAssignment(chosen.path);
  const problem = problemOf(assignment, file, name);
  await placeOf(folder, [file]);
  if (options.compare && options.out === undefined) {
    throw new GradelensError('RUN_NO_OUT', '--compare draws: say where to with --out map.png.');
  }
  if (chosen.note) say(process.stderr, chosen.note);
  const grader = await openGrader(chosen.path, {
    backend: 'wasm',
    ...(options.inspect !== undefined && { inspect: options.inspect }),
    select: ({ id }, test) => id === problem.id && isPublic(test),
  });
  await untilInterrupted(grader, async (signal) => {
    const planned = testOf(grader.tests, problem, options.test);
    const given = await inputsOf(planned, grader, options);
    if (options.inspect !== undefined) say(process.stderr, waiting(options.inspect));
    const session = await grader.workspace.session(folder, handInOptions(grader.assignment));
    const answer = await session.call(given.call, { timeLimit: PATIENCE });
    const printed = session.printed?.text ?? '';
    await session.close();
    if (signal.aborted) {
      process.exitCode = exitOf(signal.reason);
      return;
    }
    const paint = painter(process.stdout);
    const { call } = given;
    const lines = [
      paint(
        'bold',
        `${name}(${Object.entries(call.arguments)
          .map(([key, each]) => sayArgument(key, each))
          .join(', ')})`,
      ),
      paint('dim', `  ${given.from}`),
      ...printedLines(printed, true).map((line) => paint('dim', `  ${line}`)),
    ];
    if (answer.outcome === 'returned') {
      lines.push(...sayOutputs(answer), paint('dim', `  in ${duration(answer.milliseconds / 1000)}`));
      if (options.out !== undefined) {
        await draw(planned, given, ownOutputs(answer), grader, {
          out: options.out,
          compare: options.compare,
        });
        lines.push(`Picture: ${shown(resolve(options.out))}`);
      }
    } else {
      const where = answer.where === undefined ? '' : `${answer.where}: `;
      lines.push(paint('red', `✗ ${answer.outcome}`), `  ${printable(where + answer.message)}`);
      process.exitCode = EXIT.failures;
    }
    const columns = columnsOf(process.stdout);
    process.stdout.write(`${lines.map((line) => wrapped(line, columns, 2)).join('\n')}\n`);
  });
}

/** What a function is called with, and where that is from. */
interface Given {
  readonly call: Call;
  readonly from: string;
  readonly picture?: FlatTensor;
  readonly target?: number;
}

async function inputsOf(
  { call, number, test }: PlannedTest,
  grader: Grader,
  options: Options,
): Promise<Given> {
  const { image, target } = options;
  if (image === undefined) {
    if (target !== undefined)
      throw new GradelensError('RUN_NO_IMAGE', '--target goes with --image: a test has its own classes.');
    const { another, gradient, ...plain } = call;
    return {
      call: { ...plain, ...(gradient && { gradient }) },
      from: `inputs of test ${number}, ${test.name}`,
    };
  }
  if (pictureArgument(call) === undefined) {
    throw new GradelensError(
      'RUN_NO_PICTURE',
      `${call.export} takes no pictures [N,H,W,3]: leave out --image, and choose inputs with --test.`,
    );
  }
  const [height, width] = NETWORKS[grader.assignment.network].inputShape;
  const picture = await loadPhoto(image, { height, width });
  const scores = await grader.key.scores(picture);
  const best = scores.data.indexOf(Math.max(...scores.data));
  const chosen = target === undefined ? best : classNamed(target, grader.labels);
  const label = (index: number): string => `${grader.labels[index] ?? 'class'} (${index})`;
  return {
    ...{ call: withPicture(call, picture, chosen), picture, target: chosen },
    from: `${basename(image)}; the network sees ${label(best)}; target ${label(chosen)}`,
  };
}

async function draw(
  { problem }: PlannedTest,
  { call, picture, target }: Given,
  outputs: readonly (readonly [string, FlatTensor])[],
  { assignment }: Grader,
  { out, compare }: { readonly out: string; readonly compare: boolean },
): Promise<void> {
  // Pictures need libraries that numbers do not.
  const { drawAll } = await import('../run/draw.js');
  const input = picture ?? tensorOf(call);
  const list: Drawable[] = [
    ...(input ? [{ title: 'input', tensor: input, content: 'photo' as const }] : []),
    ...outputs.map(([key, tensor]) => ({
      ...{ title: key === 'value' ? problem.export : key, tensor, content: contentOf(problem.id) },
    })),
  ];
  if (compare) {
    const { LIBRARYS, libraryMap } = await import('../run/compare.js');
    const method = LIBRARYS[problem.id];
    if (method === undefined || picture === undefined) {
      throw new GradelensError(
        'RUN_NOT_COMPARED',
        method === undefined
          ? `The library has no method that does what ${problem.export} does: leave out --compare.`
          : '--compare goes with --image.',
      );
    }
    const { layer } = call.arguments;
    const name = layer?.kind === 'value' && typeof layer.value === 'string' ? { layer: layer.value } : {};
    const tensor = await libraryMap(method, assignment.network, { picture, target: target!, ...name });
    list.push({ title: `the library's ${method}`, tensor, content: 'map' });
  }
  await drawAll(list, out);
}

function tensorOf(call: Call): FlatTensor | undefined {
  const given = call.arguments[pictureArgument(call) ?? ''];
  return given?.kind === 'tensor' ? given.tensor : undefined;
}
