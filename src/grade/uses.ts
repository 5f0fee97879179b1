import { readFile, realpath } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { AnyNode, Program } from 'acorn';
import { full } from 'acorn-walk';
import { parseModule } from '../catalogue/module.js';
import type { Problem } from '../rubric/schema.js';
import { find } from '../sandbox/resolve.js';

/** A file of a hand-in: its JavaScript, and who uses whom in it. */
interface File {
  readonly text: string;
  readonly tree: Program;
  /** Declarations by name: the names that each mentions. */
  readonly mentions: ReadonlyMap<string, ReadonlySet<string>>;
  /** Names that are imported from files of the hand-in: whose file, and the name there. */
  readonly imported: ReadonlyMap<string, { readonly file: string; readonly name: string }>;
}

type Of = Pick<Problem, 'file' | 'export'>;

/**
 * Which exported functions of a hand-in use which others, as far as their names tell: through any of its files, directly or by
 * functions between. For the author's own desk: it parses the hand-in in this process.
 */
export class Uses {
  readonly #files = new Map<string, Promise<File | undefined>>();

  constructor(private readonly folder: string) {}

  /** Whether one function uses the other. A file that cannot be read or parsed uses nothing. */
  async uses(user: Of, used: Of): Promise<boolean> {
    const seen = new Set<string>();
    const reaches = async ({ file, export: name }: Of): Promise<boolean> => {
      const id = `${file} ${name}`;
      if (seen.has(id)) return false;
      seen.add(id);
      const parsed = await this.file(file);
      for (const mentioned of parsed?.mentions.get(name) ?? []) {
        const other = parsed!.imported.get(mentioned) ?? { file, name: mentioned };
        if (other.file === used.file && other.name === used.export) return true;
        if (await reaches({ file: other.file, export: other.name })) return true;
      }
      return false;
    };
    return reaches(user);
  }

  /** A file, parsed; undefined where it cannot be. */
  file(name: string): Promise<File | undefined> {
    const known = this.#files.get(name);
    if (known) return known;
    const read = readUses(this.folder, name).catch(() => undefined);
    this.#files.set(name, read);
    return read;
  }
}

/** A declaration at the top of a file, and the name that it gives. */
export function* declarations(tree: Program): Generator<{ name: string; statement: AnyNode; node: AnyNode }> {
  for (const statement of tree.body) {
    const node =
      statement.type === 'ExportNamedDeclaration' ? (statement.declaration ?? statement) : statement;
    if (node.type === 'FunctionDeclaration') yield { name: node.id.name, statement, node };
    if (node.type !== 'VariableDeclaration') continue;
    for (const each of node.declarations)
      if (each.id.type === 'Identifier') yield { name: each.id.name, statement, node: each };
  }
}

async function readUses(folder: string, name: string): Promise<File> {
  const { text, tree } = await parseModule(await readFile(join(folder, name), 'utf8'));
  const mentions = new Map(
    [...declarations(tree)].map(({ name: each, node }) => [each, namesIn(node)] as const),
  );
  const imported = new Map<string, { file: string; name: string }>();
  const root = await realpath(folder);
  for (const node of tree.body) {
    if (node.type !== 'ImportDeclaration' || !String(node.source.value).startsWith('.')) continue;
    const path = await find(join(root, dirname(name), String(node.source.value)));
    if (path === undefined) continue;
    for (const each of node.specifiers)
      if (each.type === 'ImportSpecifier' && each.imported.type === 'Identifier')
        imported.set(each.local.name, { file: relative(root, path), name: each.imported.name });
  }
  return { text, tree, mentions, imported };
}

function namesIn(node: AnyNode): Set<string> {
  const names = new Set<string>();
  full(node, (each) => {
    if (each.type === 'Identifier') names.add((each as AnyNode & { name: string }).name);
  });
  return names;
}
