import { BLOCK, type Comment, parseComment } from './comment.js';
import { closing, split } from './scan.js';

/** A member of an interface of options. */
export interface Member {
  readonly name: string;
  readonly optional: boolean;
  readonly type: string;
  /** Empty where it has no comment of its own. */
  readonly comment: string;
  /** The interface that declares it. */
  readonly of: string;
}

/** An exported interface or type. */
export interface Declaration {
  readonly name: string;
  /** Path below `src/attr`. */
  readonly file: string;
  readonly comment: Comment;
  /** The declaration itself. */
  readonly code: string;
  /** What an interface extends, or what a type is an alias of. */
  readonly parents: string;
  /** What is in an interface's braces. */
  readonly body: string;
}

export type Declarations = ReadonlyMap<string, Declaration>;

const HEAD = new RegExp(`(?:(${BLOCK})\\s*)?^export (interface|type) (\\w+)`, 'gm');

/** The exported interfaces and types of a file. */
export function declarationsOf(file: string, text: string): Declaration[] {
  return [...text.matchAll(HEAD)].map((head) => {
    const [whole, block = '', kind, name = ''] = head;
    const after = head.index + whole.length;
    const begin = text.indexOf('export', head.index + block.length);
    const comment = parseComment(block);
    if (kind === 'interface') {
      const open = text.indexOf('{', after);
      const end = closing(text, open);
      const parents = text.slice(after, open).replace(/^[\s\S]*?\bextends\b|^[\s\S]*$/, '');
      const body = text.slice(open + 1, end);
      return { name, file, comment, code: text.slice(begin, end + 1), parents, body };
    }
    const equals = text.indexOf('=', after);
    const end = endOfType(text, equals);
    return {
      ...{ name, file, comment, code: text.slice(begin, end + 1), body: '' },
      parents: text.slice(equals + 1, end),
    };
  });
}

function endOfType(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    if (text[i] === ';') return i;
    if ('({['.includes(text[i]!)) i = closing(text, i);
  }
  throw new Error(`A type never ends: ${JSON.stringify(text.slice(from, from + 40))}.`);
}

const MEMBER = new RegExp(`(?:(${BLOCK})\\s*)?readonly (\\w+)(\\??): ([^;]*);`, 'g');

/**
 * The members of a type of options, its own first, then what it inherits; required ones before all others.
 *
 * @throws {Error} for a type that is not declared below `src/attr`
 */
export function membersOf(type: string, all: Declarations): Member[] {
  const found = new Map<string, Member>();
  for (const member of everyMember(type, all)) {
    const known = found.get(member.name);
    if (!known) found.set(member.name, member);
  }
  return [...found.values()].sort((a, b) => Number(a.optional) - Number(b.optional));
}

function everyMember(type: string, all: Declarations): Member[] {
  const parts = split(type, '&');
  if (parts.length > 1) return parts.flatMap((part) => everyMember(part, all));
  const [single = ''] = parts;
  const chosen = /^(Pick|Omit)<([\s\S]+)>$/.exec(single);
  if (chosen) {
    const [base = '', keys = ''] = split(chosen[2]!, ',');
    const named = (name: string): boolean => keys.includes(`'${name}'`);
    return everyMember(base, all).filter(({ name }) => named(name) === (chosen[1] === 'Pick'));
  }
  // A type parameter: options that are not known here.
  if (/^[A-Z]$/.test(single)) return [];
  const declaration = all.get(single);
  if (!declaration) throw new Error(`No file of src/attr declares the type ${single}.`);
  const inherited = declaration.body ? split(declaration.parents, ',') : [declaration.parents];
  return [...ownMembers(declaration), ...inherited.flatMap((parent) => everyMember(parent, all))];
}

/** The members in an interface's own braces. */
export const ownMembers = ({ name: of, body }: Declaration): Member[] =>
  [...body.matchAll(MEMBER)].map(([, block = '', name = '', question, type = '']) => ({
    name,
    optional: question === '?',
    type: type.replace(/import\('[^']*'\)\./g, '').replace(/\s+/g, ' '),
    comment: parseComment(block).summary,
    of,
  }));
