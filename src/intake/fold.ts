/**
 * A name as it is compared: composed, small letters, one blank for all that is no letter, mark or digit. Apostrophes go
 * without one, as platforms drop them: `Zoë O'Brien`, `zoë_obrien` and `ZOË  OBRIEN` are one name.
 */
export const fold = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’‘`´ʼ]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

/** Names of columns, addresses and accounts: letters' case and blanks around them do not matter. */
export const plain = (text: string): string => text.normalize('NFC').trim().toLowerCase();

/** What Canvas makes of a sortable name: the letters of its words, small ones. */
export const label = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{Nd}\p{Pc}]/gu, '');

/** Every way to begin a name with another of its words: which of them is the family's, nobody says. */
export function rotations(name: string): string[] {
  const words = name.split(/\s+/u).filter((word) => word !== '');
  return words.map((_, i) => [...words.slice(i), ...words.slice(0, i)].join(' '));
}
