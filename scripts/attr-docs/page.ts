import { type Declaration, membersOf, ownMembers } from './declarations.js';
import type { Library } from './library.js';
import { optionTable, typed } from './options.js';
import { capital, fenced, listed, prose, slug, table, withLinks } from './prose.js';
import { settingsOf } from './settings.js';
import type { Unit } from './unit.js';

/** Where names are explained. */
type Links = ReadonlyMap<string, string>;

/** What a page needs beside its unit. */
export interface PageContext {
  readonly library: Library;
  readonly units: readonly Unit[];
  /** Where shared types are explained, by name. */
  readonly links: ReadonlyMap<string, string>;
  /** Whether a unit has a picture. */
  readonly hasPicture: (file: string) => boolean;
}

/** How the kinds of models are called. */
const MODELS: Record<string, string> = {
  ScoreFunction: 'a function',
  Classifier: 'a `Classifier`',
  'tf.LayersModel': 'a `tf.LayersModel`',
  'tf.GraphModel': 'a `tf.GraphModel`',
};

/** What parameters are, unless a doc comment says it. */
const PARAMETERS: Record<string, string> = {
  layer: 'the name of a layer',
  method: 'a method over the inputs alone',
  inputs: 'a batch, or a list of batches, axis 0 counting examples',
  settings: 'optional, see the table',
  options: 'optional, see [options](#options)',
};

/** A method's or metric's page. */
export function page(unit: Unit, context: PageContext): string {
  const { library, units, links } = context;
  const own = [...library.declarations.values()].filter(
    ({ file, name }) => file === `${unit.folder}/${unit.file}.ts` && !/(Options|Settings)$/.test(name),
  );
  const here = new Map([...links, ...own.map(({ name }) => [name, `#${slug(name)}`] as const)]);
  const code = `../../src/attr/${unit.folder}/${unit.file}.ts`;
  const sections: [string, string][] = [
    ['', prose(unit.comment.summary, here)],
    ['', pictured(unit, context)],
    ['Formula', `${fenced('text', lined(unit.formula))}\n\nSee [notation](README.md#notation).`],
    ['Source', prose(capital(withLinks(unit.reference)))],
    ['', prose(unit.remarks.join(' '), links)],
    ['Differences from Captum', namesLinked(prose(unit.departures.join(' '), links), unit, units)],
    [
      'Example',
      `${fenced('ts', exampleOf(unit, units))}\n\nSee [examples](README.md#examples) for \`model\` and \`X\`.`,
    ],
    [unit.folder === 'methods' ? 'Constructor' : 'Call', called(unit, library, here)],
    ['Shapes', shapes(unit, here)],
    ['Options', options(unit, context, here)],
    ...own.map((each): [string, string] => [`\`${each.name}\``, declared(each, here)]),
    ['Errors', errors(unit, library)],
    ['Cost', prose(capital(unit.cost))],
    ['', `Code: [src/attr/${unit.folder}/${unit.file}.ts](${code}).`],
  ];
  const body = sections
    .filter(([, text]) => text !== '')
    .map(([heading, text]) => (heading ? `## ${heading}\n\n${text}` : text));
  return `${[`# ${unit.name}`, ...body].join('\n\n')}\n`;
}

/** A formula line by line, long lines broken after a comma. */
const lined = (formula: readonly string[]): string[] => {
  const text = formula.map((line) => line.trim()).join(' ');
  const parts = text.includes('; ') ? text.replace(/\.$/, '').split('; ') : [text];
  return parts.flatMap((part) => part.replace(/(.{60,95}?,) (?=.{12})/g, '$1\n  ').split('\n'));
};

/** The picture, if there is one. */
const pictured = ({ file, name }: Unit, { hasPicture }: PageContext): string =>
  hasPicture(file) ? `![A photograph, and what ${name} says of it](pictures/${file}.png)` : '';

/** Names of other units as links to their pages. */
export const namesLinked = (text: string, { name: own }: Unit, units: readonly Unit[]): string =>
  text.replace(/\b[A-Z]\w+\b/g, (word) => {
    const other = units.find(({ name }) => name === word && name !== own);
    return other ? `[${word}](${other.file}.md)` : word;
  });

function exampleOf({ comment }: Unit, units: readonly Unit[]): string[] {
  const code = comment.example.join('\n');
  const names = units.map(({ name }) => name).filter((name) => new RegExp(`\\b${name}\\b`).test(code));
  const tensorflow = /\btf\./.test(code) ? ["import * as tf from '@tensorflow/tfjs';"] : [];
  return [...tensorflow, `import { ${names.join(', ')} } from 'gradelens/attr';`, '', ...comment.example];
}

/** How a constructor or a metric is called, and with what. */
function called(
  { folder, name, parameters, construction, models, needs }: Unit,
  library: Library,
  links: Links,
): string {
  const said = new Map<string, string>();
  for (const { label, isCode, text } of construction.bullets) {
    if (label && isCode) said.set(label, text.replace(/[,.;]? *\bReturns [\s\S]*/, ''));
  }
  for (const each of construction.summary.split(/(?=`\w+`: )/)) {
    const [, parameter = '', words = ''] = /^`(\w+)`: ([\s\S]*)/.exec(each) ?? [];
    if (parameter) said.set(parameter, words.trim());
  }
  const lines = parameters.map(({ name: parameter, type }) => {
    const words = said.get(parameter);
    const known =
      parameter === 'options' && needs.length > 0 ? 'see [options](#options)' : PARAMETERS[parameter];
    const usual = parameter === 'model' ? modelWords(models) : (known ?? typed(type, links));
    return `- \`${parameter}\`: ${(words ? prose(words, links) : usual).replace(/\.?$/, '.')}`;
  });
  const list = parameters.map((each) => each.name).join(', ');
  const settings = parameters.find((each) => each.name === 'settings');
  const members = settings ? settingsOf(settings.type, construction, library.declarations) : [];
  return [
    fenced('js', [`${folder === 'methods' ? 'new ' : ''}${name}(${list})`]),
    lines.join('\n'),
    ...(members.length > 0 ? [optionTable(members, library.declarations, links)] : []),
  ].join('\n\n');
}

/** Kinds of models in words. */
export const modelWords = (models: readonly string[]): string =>
  listed(
    Object.keys(MODELS)
      .filter((model) => models.includes(model))
      .map((model) => MODELS[model]!),
    'or',
  );

function shapes({ call, folder }: Unit, links: Links): string {
  const rows = call.bullets
    .filter(({ isCode }) => isCode)
    .flatMap(({ label, text }) => {
      const [given = '', returned] = text.split(/[,.]? *\bReturns /);
      const [result, delta] = returned?.split(/;? *`delta` is /) ?? [];
      const cell = (words: string): string => prose(capital(words.replace(/[.;]$/, '').trim()), links);
      return [
        ['in', `\`${label}\``, cell(given)],
        ...(result ? [['out', folder === 'methods' ? 'attributions' : 'result', cell(result)]] : []),
        ...(delta ? [['out', '`delta`, where it is asked for', cell(delta)]] : []),
      ];
    });
  return table(
    ['', 'what', 'shape'],
    rows.sort(([a], [b]) => a!.localeCompare(b!)),
  );
}

function options(unit: Unit, { library }: PageContext, links: Links): string {
  const { declarations } = library;
  const members = membersOf(unit.options, declarations);
  const said = declarations.get(unit.options)?.comment.summary ?? '';
  const defaults = new Map(
    [...said.matchAll(/`(\w+)` is `(\w+)` by default/g)].map(([, name, value]) => [name!, value!]),
  );
  const more = said.replace(/^Options of `[\w.]+`[;.] ?|^What most methods.*/, '');
  const shared = members.some(({ of }) => links.get(of)?.startsWith('options.md'));
  return [
    optionTable(members, declarations, links, defaults),
    more && unit.options.startsWith(unit.name) ? prose(capital(more), links) : '',
    shared ? 'What methods have in common is explained in [shared options](options.md).' : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** A type with what it says of itself. */
export function declared(declaration: Declaration, links: Links): string {
  const { comment, code } = declaration;
  const bullets = comment.bullets.map(
    ({ label, isCode, text }) =>
      `- ${label ? (isCode ? `\`${label}\`: ` : `${label}: `) : ''}${prose(text, links)}`,
  );
  const uncommented = code
    .replace(/^export /, '')
    .replace(/import\('[^']*'\)\./g, '')
    .split('\n');
  const showsCode = ownMembers(declaration).every((each) => each.comment === '');
  return [prose(comment.summary, links), bullets.join('\n'), showsCode ? fenced('ts', uncommented) : '']
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Codes as links, and what a method shares with others as the codes of the file that declares it. */
function errors(unit: Unit, library: Library): string {
  const said = unit.call.throws;
  if (!said) return '';
  const [own = '', shared = ''] = said.split(/(?:^|; )see /);
  const others = [...shared.matchAll(/`(\w+)`(?: for \w+)?/g)].map(([, name]) => {
    const file = [...library.files].find(([, text]) =>
      new RegExp(`^export (function|type) ${name}\\b`, 'm').test(text),
    );
    const codes = new Set((library.errors.get(file?.[0] ?? '') ?? []).map(({ code }) => code));
    return `- of the ${name === 'listOf' ? 'inputs' : 'target'}: ${listed([...codes].map(codeLink))}`;
  });
  const methods = /and the method's/.test(shared) ? ['- and those of the method'] : [];
  const lines = own ? [`- ${own.replace(/`([A-Z_]+)`/g, (_, code: string) => codeLink(code))}`] : [];
  const way = unit.isAsync ? 'Rejects its promise with a' : 'Throws a';
  return `${way} \`GradelensError\` with one of these codes:\n\n${[...lines, ...others, ...methods].join('\n')}`;
}

const codeLink = (code: string): string => `[\`${code}\`](errors.md#${slug(code)})`;
