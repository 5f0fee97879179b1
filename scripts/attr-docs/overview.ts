import { modelWords, namesLinked } from './page.js';
import { capital, prose, table } from './prose.js';
import type { Unit } from './unit.js';

const REGION = /(<!-- begin (\w+)[^>]*-->\n)[\s\S]*?(<!-- end \2 -->)/g;

/**
 * The overview with its tables written anew; the rest of it is written by hand.
 *
 * @throws {Error} when a region is missing
 */
export function overview(text: string, units: readonly Unit[]): string {
  const regions: Record<string, string> = {
    methods: methodTable(units.filter(({ folder }) => folder === 'methods')),
    metrics: functionTable(
      units.filter(({ folder }) => folder === 'metrics'),
      ['metric', 'what it measures'],
    ),
    attacks: functionTable(
      units.filter(({ folder }) => folder === 'robust'),
      ['attack', 'what it gives'],
    ),
    differences: differences(units),
  };
  const missing = Object.keys(regions).filter((name) => !text.includes(`<!-- begin ${name}`));
  if (missing.length > 0) throw new Error(`docs/attribution/README.md lacks <!-- begin ${missing[0]} -->.`);
  return text.replace(REGION, (whole, begin: string, name: string, end: string) =>
    regions[name] === undefined ? whole : `${begin}\n${regions[name]}\n\n${end}`,
  );
}

const RULES = { relu: 'ReLU', nonlinear: 'nonlinear' } as const;

function methodTable(units: readonly Unit[]): string {
  const has = (unit: Unit, model: string): string =>
    unit.models.length === 0 ? 'as its method' : unit.models.includes(model) ? 'yes' : 'no';
  const rows = units.map((unit) => [
    `[${unit.name}](${unit.file}.md)`,
    unit.explains,
    unit.models.length === 0 ? 'as its method' : /backward/.test(unit.cost) ? 'yes' : 'no',
    unit.parameters.some(({ name }) => name === 'layer') ? 'yes' : 'no',
    unit.rules ? RULES[unit.rules] : unit.models.length === 0 ? 'as its method' : 'none',
    has(unit, 'ScoreFunction'),
    has(unit, 'tf.GraphModel'),
    prose(unit.cost.replace(/\.$/, '')),
  ]);
  const head = [
    'method',
    'explains',
    'gradients',
    'layer',
    'rules for',
    'function',
    '`tf.GraphModel`',
    'cost',
  ];
  return table(head, rows);
}

const functionTable = (units: readonly Unit[], head: readonly [string, string]): string =>
  table(
    [...head, 'model', 'cost'],
    units.map((unit) => [
      `[${unit.name}](${unit.file}.md)`,
      prose(unit.comment.summary.split(/(?<=\.)\s/)[0]!.replace(/\.$/, '')),
      modelWords(unit.models) || 'any method, as a function',
      prose(unit.cost.replace(/\.$/, '')),
    ]),
  );

const differences = (units: readonly Unit[]): string =>
  units
    .filter(({ departures }) => departures.length > 0)
    .map(
      (unit) =>
        `- [${unit.name}](${unit.file}.md). ${capital(namesLinked(prose(unit.departures.join(' ')), unit, units))}`,
    )
    .join('\n');
