import type { AnyNode, Program } from 'acorn';
import { unitsOf } from '../folder.js';
import type { KeyFiles } from './key-files.js';
import { parseModule } from './module.js';
import type { Operator } from './operator.js';

/** Every operator by its file's name. */
export const operators = await unitsOf<Operator>(new URL('./operators/', import.meta.url));

/** The answer key with one mistake that an operator made. */
export interface Made {
  /** `made/saliency-map.ts:16 drop-abs`; a number follows where one line has several. */
  readonly id: string;
  readonly operator: string;
  /** The key's file that `source` takes the place of. */
  readonly replaces: string;
  readonly source: string;
  /** The function or constant of the key that is changed. */
  readonly within: string;
  /** What was changed, and where: `tf.abs(…) is left out, saliency-map.ts:16`. */
  readonly title: string;
}

/** Every mistake that an operator can make from an answer key, in the order of its files. */
export async function makeMistakes(files: KeyFiles): Promise<Made[]> {
  const made: Made[] = [];
  const seen = new Map<string, number>();
  const parsed = await Promise.all(
    [...files].map(async ([file, text]) => [file, await parseModule(text)] as const),
  );
  // Of the whole key: a file may call what another one exports.
  const parameters = new Map(parsed.flatMap(([, module]) => [...module.parameters]));
  for (const [file, own] of parsed) {
    const module = { ...own, parameters };
    for (const [operator, { places }] of operators) {
      for (const { start, end, text: changed, change } of places(module)) {
        const within = declarationAt(module.tree, start);
        // What is no part of a function or a constant is run when the file is loaded: nobody calls it.
        if (within === undefined) continue;
        const place = `${file}:${module.lineOf(start)}`;
        const name = `made/${place} ${operator}`;
        const count = (seen.get(name) ?? 0) + 1;
        seen.set(name, count);
        made.push({
          ...{ id: count > 1 ? `${name} ${count}` : name, operator, replaces: file, within },
          source: module.text.slice(0, start) + changed + module.text.slice(end),
          title: `${change}, ${place}`,
        });
      }
    }
  }
  return made;
}

/** The name of the declaration of a module that an offset lies in. */
function declarationAt({ body }: Program, offset: number): string | undefined {
  const node = body.find(({ start, end }) => start <= offset && offset < end);
  const declared: AnyNode | null | undefined =
    node?.type === 'ExportNamedDeclaration' ? node.declaration : node;
  if (declared?.type === 'FunctionDeclaration') return declared.id?.name;
  if (declared?.type !== 'VariableDeclaration') return undefined;
  const { id } = declared.declarations.find(({ start, end }) => start <= offset && offset < end) ?? {};
  return id?.type === 'Identifier' ? id.name : undefined;
}
