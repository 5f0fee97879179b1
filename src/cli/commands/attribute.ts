import { type Command, InvalidArgumentError, Option } from 'commander';
import { findWeights } from '../../model/weights.js';
import { type Backend, READABLE } from '../../tensor/engines.js';
import { methodsAsked } from '../attribute/methods.js';
import type { AttributeOutcome } from '../attribute/run.js';
import { backendOption, examples, integer } from '../options.js';
import { shown } from '../shown.js';
import { duration, painter, printable, table } from '../terminal.js';

interface Options {
  method: string[];
  layer?: string;
  neuron?: number[];
  target?: string;
  network?: 'squeezenet1_1' | 'small';
  size?: number;
  steps?: number;
  sign?: 'all' | 'positive' | 'negative' | 'absolute_value';
  show?: 'heat_map' | 'blended_heat_map' | 'masked_image' | 'alpha_scaling';
  backend: Backend | 'auto';
  seed: number;
  out?: string;
  json: boolean;
}

/** `gradelens attribute`: the attribution library from the shell. */
export default function register(program: Command): void {
  const command = program
    .command('attribute')
    .description('Explain what a network sees in pictures: attribution maps as a PNG, a row a picture.')
    .argument('<image...>', 'JPEG or PNG files')
    .option('--method <name...>', 'methods by name (saliency, layer-grad-cam, ...), or all', ['saliency'])
    .option(
      '--layer <name>',
      'layer of the layer, neuron and CAM methods (default: the last of the features)',
    )
    .option('--neuron <row,column,channel>', 'neuron of the neuron methods (default: the strongest)', neuron)
    .option('--target <class>', 'class by index or label (default: the best one of each picture)')
    .addOption(
      new Option(
        '--network <name>',
        'network (default: squeezenet1_1 where its weights are, else small)',
      ).choices(['squeezenet1_1', 'small']),
    )
    .option('--size <pixels>', "side that pictures are cut to (default: the network's)", integer(16))
    .option('--steps <n>', "path points and samples (default: each method's own)", integer(2))
    .addOption(
      new Option('--sign <sign>', 'what to show (default: both signs where there are both)').choices([
        'all',
        'positive',
        'negative',
        'absolute_value',
      ]),
    )
    .addOption(
      new Option('--show <how>', 'how maps are drawn')
        .choices(['heat_map', 'blended_heat_map', 'masked_image', 'alpha_scaling'])
        .default('heat_map'),
    )
    .addOption(backendOption('engine', READABLE))
    .option('--seed <n>', 'seed of random samples', integer(0), 0)
    .option('--out <file>', 'the PNG (default: attribution.png)')
    .option('--json', 'print classes and numbers as JSON', false)
    .action(attribute);
  examples(command, [
    ['gradelens attribute dog.jpg', 'saliency of the best class, to attribution.png'],
    [
      'gradelens attribute dog.jpg --method guided-grad-cam --layer features.12 --target 187 --out map.png',
      'one method, one class',
    ],
    ['gradelens attribute dog.jpg cat.jpg --method all --out sheet.png', 'a contact sheet of every method'],
    ['gradelens attribute dog.jpg --method layer-grad-cam --show blended_heat_map', 'over the photograph'],
  ]);
}

function neuron(text: string): number[] {
  const numbers = text.split(',').map(Number);
  if (numbers.length === 3 && numbers.every((each) => Number.isInteger(each) && each >= 0)) return numbers;
  throw new InvalidArgumentError('Expected row,column,channel: three whole numbers, such as 5,9,7.');
}

async function attribute(images: string[], options: Options): Promise<void> {
  const methods = await methodsAsked(options.method);
  const network = options.network ?? ((await findWeights('squeezenet1_1')) ? 'squeezenet1_1' : 'small');
  if (!options.network && network === 'small') {
    process.stderr.write(
      'No SqueezeNet weights found: using the small built-in network, which knows ten drawn shapes only.\n',
    );
  }
  const out = options.out ?? 'attribution.png';
  // TensorFlow.js takes a while to load: only for this command.
  const { runAttribute } = await import('../attribute/run.js');
  const { target, layer, neuron: selected, size, steps, sign, show, backend, seed } = options;
  const outcome = await runAttribute({
    ...{ images, methods, network, target, layer, neuron: selected, size, steps, sign, visualization: show },
    ...{ backend, seed, out },
  });
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ network, out, ...outcome, seconds: undefined }, null, 2)}\n`);
  } else print(outcome, out, `${network} on ${outcome.backend}`);
}

function print({ explained, skipped, seconds }: AttributeOutcome, out: string, engine: string): void {
  const paint = painter(process.stdout);
  const lines: string[] = [];
  for (const { image, top, target, methods } of explained) {
    const scored = top.map(({ label, index, score }) => `${label} (${index}) ${score.toPrecision(4)}`);
    lines.push(paint('bold', printable(image)), `  sees ${scored.join('; ')}`);
    lines.push(`  explained: ${target.label} (${target.index}), score ${target.score.toPrecision(4)}`);
    const short = (value: number): string => value.toPrecision(3);
    const rows = Object.entries(methods).map(([name, { lowest, highest, sum, note }]) => [
      name,
      short(lowest),
      short(highest),
      short(sum),
      note.startsWith('blank') ? paint('yellow', note) : '',
    ]);
    lines.push(
      ...table([['method', 'lowest', 'highest', 'sum', ''], ...rows], [1, 2, 3]).map((row) => `  ${row}`),
      '',
    );
  }
  for (const each of skipped) lines.push(`${paint('yellow', 'left out')} ${each}`);
  lines.push(`${shown(out)}, with ${engine}, in ${duration(seconds)}`);
  process.stdout.write(`${lines.join('\n')}\n`);
}
