import { type Declaration, ownMembers } from './declarations.js';
import type { Library } from './library.js';
import { optionTable } from './options.js';
import { declared } from './page.js';
import { prose, slug } from './prose.js';
import type { Unit } from './unit.js';

const INTRODUCTION = `# Shared options

What several methods have in common: their options, then the types of those. Each method's own are on its page; the
[overview](README.md) lists them.`;

/** The interfaces and types outside the methods' own files that their options are made of, options first. */
export function sharedDeclarations(units: readonly Unit[], { declarations }: Library): Declaration[] {
  const found = new Set<string>();
  const visit = (code: string): void => {
    for (const [name] of code.matchAll(/\b[A-Z]\w+\b/g)) {
      const declaration = declarations.get(name);
      if (!declaration || found.has(name)) continue;
      found.add(name);
      visit(`${declaration.parents} ${declaration.body.replace(/\/\*[\s\S]*?\*\//g, '')}`);
    }
  };
  for (const { options, parameters } of units) {
    for (const type of [options, ...parameters.map((each) => each.type)]) visit(type);
  }
  const shared = [...found]
    .map((name) => declarations.get(name)!)
    .filter(({ file }) => !/^me\w+s\//.test(file));
  const isOptions = ({ name }: Declaration): number => Number(!/Options?$/.test(name));
  return shared.sort((a, b) => isOptions(a) - isOptions(b) || a.name.localeCompare(b.name, 'en'));
}

/** The page of shared options. */
export function optionsPage(shared: readonly Declaration[], library: Library): string {
  const links = new Map(shared.map(({ name }) => [name, `#${slug(name)}`]));
  const sections = shared.map((declaration) => {
    const own = ownMembers(declaration);
    const table =
      own.length > 0 && own.some((each) => each.comment)
        ? [optionTable(own, library.declarations, links)]
        : [];
    return [`## \`${declaration.name}\``, declared(declaration, links), ...table].join('\n\n');
  });
  return `${[INTRODUCTION, ...sections].join('\n\n')}\n`;
}

/** The page of errors: every code that the library throws, with its messages. */
export function errorsPage({ errors }: Library): string {
  const messages = new Map<string, Set<string>>();
  for (const { code, message } of [...errors.values()].flat()) {
    messages.set(code, (messages.get(code) ?? new Set()).add(message));
  }
  const sections = [...messages]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([code, texts]) =>
      [`## ${code}`, [...texts].map((text) => `- ${prose(text)}`).join('\n')].join('\n\n'),
    );
  return `${['# Errors', ERRORS, ...sections].join('\n\n')}\n`;
}

const ERRORS = `Every error of the library is a \`GradelensError\`, an \`Error\` with a \`code\` that stays the same when its words change.
These are the codes with their messages; … stands for what came and what was expected. Nothing is left in memory when a
method throws.`;
