import type { Mistake } from '../../src/catalogue/read.js';
import type { Seen } from './seen.js';
import { MARK, plain } from './words.js';

/** The mistakes that a page explains. */
export interface Chapter {
  readonly concept: string;
  readonly title: string;
  readonly mistakes: readonly Mistake[];
}

/** A page: pictures of what shows best, then every mistake, those that look alike side by side. */
export function page({ title, mistakes }: Chapter, seen: ReadonlyMap<string, Seen>): string {
  const drawn = mistakes.filter(({ id }) => seen.get(id)?.picture !== undefined);
  return [
    `${MARK}# ${plain(title)}: what often goes wrong\n`,
    'How to read this page: [README.md](README.md). Everything here was computed on the built-in network, by the public tests of',
    '`rubric/demo.yaml`.\n',
    ...(drawn.length > 0 ? ['## As pictures\n', ...drawn.map((mistake) => shown(mistake, seen))] : []),
    '## All of them\n',
    '| what is off | what gives it | where to look | in numbers |',
    '| --- | --- | --- | --- |',
    ...alikeTogether(mistakes).map((mistake) => row(mistake, seen)),
    '',
  ].join('\n');
}

function shown({ id, title, off, look }: Mistake, seen: ReadonlyMap<string, Seen>): string {
  const { picture = '', numbers = '' } = seen.get(id) ?? {};
  return [
    `### ${plain(title)}\n`,
    `![${plain(off)}](pictures/${id}.png)\n`,
    `${plain(picture)} ${plain(off)} ${plain(look)} In numbers: ${plain(numbers)}.\n`,
  ].join('\n');
}

function row({ id, title, off, look }: Mistake, seen: ReadonlyMap<string, Seen>): string {
  const { numbers = '' } = seen.get(id) ?? {};
  return `| ${[off, title, look, numbers].map(plain).join(' | ')} |`;
}

/** Those of which a student sees the same stand together, where the first of them stands. */
function alikeTogether(mistakes: readonly Mistake[]): Mistake[] {
  const groups = new Map<string, Mistake[]>();
  for (const mistake of mistakes) groups.set(mistake.off, [...(groups.get(mistake.off) ?? []), mistake]);
  return [...groups.values()].flat();
}
