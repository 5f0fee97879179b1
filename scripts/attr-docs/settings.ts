import type { Comment } from './comment.js';
import { type Declarations, type Member, membersOf } from './declarations.js';

/**
 * The members of a constructor's settings: of a declared type, or of one written in place, which the comment above the
 * constructor explains as `` `name`: ... ``.
 */
export function settingsOf(type: string, { summary }: Comment, declarations: Declarations): Member[] {
  if (!type.startsWith('{')) return membersOf(type, declarations);
  return [...type.matchAll(/readonly (\w+)(\??): ([^;}]+)/g)].map(([, name = '', question, of = '']) => ({
    name,
    optional: question === '?',
    type: of.trim(),
    comment: new RegExp(`\`${name}\`: ([^\`]*)`).exec(summary)?.[1]?.trim() ?? '',
    of: '',
  }));
}
