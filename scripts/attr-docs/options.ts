import type { Declarations, Member } from './declarations.js';
import { capital, prose, table } from './prose.js';

/** What a comment says of an option: its default, if it names one, and the rest. */
export function meaningOf(member: Member, declarations: Declarations): { value: string; meaning: string } {
  const type = declarations.get(member.type);
  const text = member.comment || type?.comment.summary || '';
  const found = /(^|[;:.] )([Dd]efault) ([^,;:.]+(?:\.\d+)?)(?=[,;:.]|$)/.exec(text);
  if (!found) return { value: member.optional ? 'none' : 'required', meaning: text };
  const [whole, before = '', , value = ''] = found;
  const rest = text.slice(found.index + whole.length);
  // What goes on after the default would hang in the air without it.
  const ends = rest === '' || rest.startsWith('.');
  const meaning = ends
    ? `${text.slice(0, found.index)}${before.startsWith('.') || before === '' ? '. ' : ''}${rest.trim()}`
    : text;
  const own = meaning.replace(/^[\s.]+|(\.)[\s.]*$/g, '$1').replace(/\. \. ?/g, '. ');
  return { value, meaning: own || type?.comment.summary || '' };
}

/** Options as a table; `links` leads from the names of types to where they are explained. */
export function optionTable(
  members: readonly Member[],
  declarations: Declarations,
  links: ReadonlyMap<string, string>,
  defaults: ReadonlyMap<string, string> = new Map(),
): string {
  const rows = members.map((member) => {
    const { value, meaning } = meaningOf(member, declarations);
    const shown = defaults.get(member.name) ?? value;
    return [
      `\`${member.name}\``,
      typed(member.type, links),
      ['none', 'required'].includes(shown) ? shown : shownValue(shown),
      sentence(prose(capital(meaning), links)),
    ];
  });
  return table(['option', 'type', 'default', 'meaning'], rows);
}

/** A type as code; a name that is explained elsewhere as a link. */
export function typed(type: string, links: ReadonlyMap<string, string>): string {
  const parts = type.includes('=>') ? [type] : type.split(' | ');
  return parts
    .map((part) => (links.has(part) ? `[\`${part}\`](${links.get(part)})` : `\`${part}\``))
    .join(' or ');
}

/** A default of one word is a value; of more, words. */
const shownValue = (text: string): string => (/^[\w.-]+$/.test(text) ? `\`${text}\`` : text);

const sentence = (text: string): string => (/[.:]$/.test(text) || text === '' ? text : `${text}.`);
