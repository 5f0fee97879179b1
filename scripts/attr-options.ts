import { readFile, writeFile } from 'node:fs/promises';
import type { Member } from './attr-docs/declarations.js';
import { membersOf } from './attr-docs/declarations.js';
import { readLibrary } from './attr-docs/library.js';
import { settingsOf } from './attr-docs/settings.js';
import { unitsOf } from './attr-docs/unit.js';

/**
 * Writes src/attr/option-names.ts, the options and settings of every method and function of the library, from the types that
 * declare them: types are gone at run time, and a name should have one home.
 *
 * With `--check` it writes nothing, and exits with 1 when the file is not what the types give.
 */
const file = new URL('../src/attr/option-names.ts', import.meta.url);
const library = await readLibrary();

/** What of a type can be told by `typeof`. */
const kindOf = ({ type }: Member): string => {
  if (type === 'boolean' || type === 'number') return type;
  if (type === 'number | string') return 'seed';
  if (type === 'readonly unknown[]') return 'list';
  return /^\(.*\) => /.test(type) ? 'function' : 'any';
};
const record = (members: readonly Member[]): string =>
  `{ ${members.map((member) => `${member.name}: '${kindOf(member)}'`).join(', ')} }`.replace('{  }', '{}');

const units = unitsOf(library).sort((a, b) => a.name.localeCompare(b.name, 'en'));
const entries = units.map(({ name, options, needs, parameters, construction, folder }) => {
  const settings = folder === 'methods' ? parameters.find((each) => each.name === 'settings') : undefined;
  const own = settings ? settingsOf(settings.type, construction, library.declarations) : [];
  const required = `[${needs.map((need) => `'${need}'`).join(', ')}]`;
  const layer = parameters.some((each) => each.name === 'layer');
  return `${name}: { layer: ${layer}, options: ${record(membersOf(options, library.declarations))}, needs: ${required}, settings: ${record(own)} },`;
});
const text = `/** Which options and settings there are, with what \`typeof\` can tell of them. Written by \`npm run docs\`. */
export type Kind = 'any' | 'boolean' | 'function' | 'list' | 'number' | 'seed';

export interface Names {
  /** Whether the constructor takes a layer after the model. */
  readonly layer: boolean;
  readonly options: Readonly<Record<string, Kind>>;
  /** Options that cannot be left out. */
  readonly needs: readonly string[];
  readonly settings: Readonly<Record<string, Kind>>;
}

// biome-ignore format: written by a script, a line each
export const OPTIONS = {
${entries.map((entry) => `  ${entry}`).join('\n')}
} as const satisfies Record<string, Names>;
`;

if (!process.argv.includes('--check')) {
  await writeFile(file, text);
} else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
  console.error('src/attr/option-names.ts is out of date. Run: npm run docs');
  process.exitCode = 1;
}
