import { ARCHIVE_NAME } from './open/archive-name.js';
import type { Register } from './register.js';
import type { Clue } from './student.js';

export const isPacked = (name: string): boolean => ARCHIVE_NAME.test(name);

/** An id that nobody has is one all the same: a number alone. */
const NUMBER = /^\d{3,}$/;
const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/**
 * Whom the name of a file or folder means: the id, the address or what stands before its @, an account, the name in any
 * letters, or the id with anything beside it (`00420013_Wójcik`). Empty where it names nobody, as `Assignment 3` does.
 */
export function placeClue(entry: string, register: Register): Clue {
  const name = entry.normalize('NFC').replace(ARCHIVE_NAME, '').trim();
  const clue = clueOf(name, register);
  if (register.match(clue).kind !== 'nobody') return clue;
  const bare = name.replace(/\.[A-Za-z0-9]{1,5}$/, '');
  return bare === name || name.includes('@') ? clue : clueOf(bare, register);
}

function clueOf(name: string, register: Register): Clue {
  if (ADDRESS.test(name)) return { email: name };
  if (register.isId(name) || NUMBER.test(name)) return { id: name };
  const whole = { login: name, name, ...(register.isGroup(name) && { group: name }) };
  if (register.match(whole).kind !== 'nobody') return whole;
  const words = name.split(/[\s_,;()+-]+/u).filter((word) => word !== '');
  const ids = [...new Set(words.filter(register.isId))];
  if (ids.length === 1) return { id: ids[0]!, name: words.filter((word) => word !== ids[0]).join(' ') };
  return ids.length === 0 ? whole : { unknown: `its name has several ids: ${ids.join(', ')}` };
}
