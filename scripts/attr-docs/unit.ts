import { BLOCK, type Comment, parseComment } from './comment.js';
import { membersOf } from './declarations.js';
import type { Library } from './library.js';
import { closing, split } from './scan.js';

/** A parameter of a constructor or function. */
export interface Parameter {
  readonly name: string;
  readonly type: string;
}

/** A method, a metric or an attack: one file of `src/attr/methods`, `src/attr/metrics` or `src/attr/robust`. */
export interface Unit {
  /** The file's name without its ending. */
  readonly file: string;
  readonly folder: 'methods' | 'metrics' | 'robust';
  readonly name: string;
  readonly comment: Comment;
  readonly formula: readonly string[];
  /** The first sentence of `Source`: papers with their addresses. */
  readonly reference: string;
  /** What else `Source` says, in so far as Captum does not do the same. */
  readonly departures: readonly string[];
  /** What else it says. */
  readonly remarks: readonly string[];
  readonly cost: string;
  /** The comment above `attribute`; a metric's own. */
  readonly call: Comment;
  /** Of the constructor, generic types resolved; a metric's own. */
  readonly parameters: readonly Parameter[];
  /** Whether it returns a promise. */
  readonly isAsync: boolean;
  /** The comment above the constructor; a metric's own. */
  readonly construction: Comment;
  /** The type of its options. */
  readonly options: string;
  /** Names of the options that cannot be left out. */
  readonly needs: readonly string[];
  /** Kinds of models that it takes; empty where it takes none. */
  readonly models: readonly string[];
  readonly explains: 'input' | 'layer' | 'neuron';
  readonly rules: 'relu' | 'nonlinear' | undefined;
}

const CLASS = new RegExp(`(?:(${BLOCK})\\s*)?^export (?:class|async function|function) (\\w+)`, 'm');

/** Every method and metric of the library. */
export const unitsOf = (library: Library): Unit[] =>
  [...library.files.keys()]
    .filter((path) => /^(methods|metrics|robust)\//.test(path))
    .map((path) => unitOf(path, library));

/**
 * What a file says of its method or metric.
 *
 * @throws {Error} naming what its doc comments lack
 */
export function unitOf(path: string, library: Library): Unit {
  const [folder = '', file = ''] = path.replace(/\.ts$/, '').split('/');
  const text = library.files.get(path) ?? '';
  const lacks = (what: string): Error => new Error(`src/attr/${path}: ${what}`);
  const head = CLASS.exec(text);
  if (!head) throw lacks('it exports no class or function.');
  const [whole, block, name = ''] = head;
  if (!block) throw lacks(`no doc comment above ${name}.`);
  const comment = parseComment(block);
  const bullet = (label: string) => {
    const found = comment.bullets.find((each) => each.label === label);
    if (found) return found;
    throw lacks(`the doc comment above ${name} lacks a line "- ${label}: ...".`);
  };
  if (!comment.summary) throw lacks(`the doc comment above ${name} does not say what it computes.`);
  if (comment.example.length === 0) throw lacks(`the doc comment above ${name} lacks an @example.`);
  const [reference = '', ...notes] = bullet('Source').text.split(/(?<=\.)\s+(?=[A-Z])/);
  const own = text.slice(head.index + whole.length);
  const isClass = folder === 'methods';
  const attribute = isClass ? memberOf(own, 'attribute') : { comment, parameters: parametersAt(own) };
  const options = attribute && /\b(\w+Options)\b/.exec(attribute.signature ?? own)?.[1];
  if (!attribute?.comment.bullets.some(({ text }) => text.includes('Returns'))) {
    throw lacks(
      `the doc comment above ${isClass ? 'attribute' : name} lacks a line "- \`inputs\`: ... Returns ...".`,
    );
  }
  if (!options) throw lacks('its signature names no type of options.');
  const construction = isClass ? memberOf(own, 'constructor') : attribute;
  const generic = /^<(\w) extends ([^{]+)>/.exec(own);
  const parameters = (construction?.parameters ?? []).map((each) =>
    each.type === generic?.[1] ? { ...each, type: generic[2]! } : each,
  );
  const needs = membersOf(options, library.declarations)
    .filter((each) => !each.optional)
    .map((each) => each.name);
  const isLike = (note: string): boolean => !/Captum/.test(note) || /\bas (in )?Captum\b/i.test(note);
  return {
    ...{ file, folder: folder as Unit['folder'], name, comment, reference, options, needs, parameters },
    formula: bullet('Formula').lines,
    departures: notes.filter((note) => !isLike(note)),
    remarks: notes.filter(isLike),
    cost: bullet('Cost').text,
    isAsync: /\): Promise</.test(own),
    call: attribute.comment,
    construction: construction?.comment ?? parseComment(''),
    models: modelsOf(parameters.find((each) => each.name === 'model')?.type ?? '', library),
    explains: /: (Promise<)?(WithDelta<)?LayerAttributions</.test(own)
      ? 'layer'
      : needs.includes('neuronSelector')
        ? 'neuron'
        : 'input',
    rules: rulesOf(path, library),
  };
}

interface Documented {
  readonly comment: Comment;
  readonly parameters: Parameter[];
  readonly signature?: string;
}

/** A member of a class, with the comment above it. */
function memberOf(text: string, member: string): Documented | undefined {
  const found = new RegExp(`(?:(${BLOCK})\\s*)?^ {2}(?:async )?${member}\\b`, 'm').exec(text);
  if (!found) return undefined;
  const rest = text.slice(found.index + found[0].length);
  const generics = rest.startsWith('<') ? closing(rest, 0) + 1 : 0;
  const signature = rest.slice(0, closing(rest, rest.indexOf('(', generics)) + 1);
  return { comment: parseComment(found[1] ?? ''), parameters: parametersAt(rest.slice(generics)), signature };
}

/** The parameters in the first brackets; one that is taken apart is called settings. */
function parametersAt(text: string): Parameter[] {
  const open = text.indexOf('(');
  return split(text.slice(open + 1, closing(text, open)), ',').map((each) => {
    const [, name = 'settings', type = ''] =
      /^(?:(?:private |public )?(?:readonly )?(\w+)|\{[^}]*\})\??: ([\s\S]*?)(?: = [^=>]*)?$/.exec(each) ??
      [];
    return { name, type };
  });
}

/** What a type of models stands for, aliases resolved. */
function modelsOf(type: string, library: Library): string[] {
  return split(type, '|').flatMap((name) => {
    const alias = library.declarations.get(name);
    return alias && !alias.body && !alias.parents.includes('=>') ? modelsOf(alias.parents, library) : [name];
  });
}

/** Which operations a method replaces: by the rules that it imports, or a method that it is made of. */
function rulesOf(path: string, library: Library): Unit['rules'] {
  const text = library.files.get(path) ?? '';
  for (const [, names = '', from = ''] of text.matchAll(
    /^import \{([^}]*)\} from '\.{1,2}\/([\w-]+)\.js'/gm,
  )) {
    const values = split(names, ',').filter((name) => !name.startsWith('type '));
    const rule = values.map((name) => library.rules.get(name)).find((each) => each !== undefined);
    if (rule) return rule as Unit['rules'];
    const other = library.files.has(`methods/${from}.ts`) && values.length > 0 ? `methods/${from}.ts` : '';
    const inner = other && rulesOf(other, library);
    if (inner) return inner;
  }
  return undefined;
}
