/** `1, 2 and 3`; of a long list the first ones and how many more. */
export function listed(things: readonly (string | number)[], most = 6): string {
  const shown =
    things.length > most ? [...things.slice(0, most - 1), `${things.length - most + 1} more`] : things;
  return shown.length < 2 ? String(shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** Six significant digits, as far as they are any: 3, 0.333333. */
export const digits = (value: number): string => String(Number(value.toPrecision(6)));

/** `7 of 10`, with the percentage where that is easier to read. */
export const share = (part: number, whole: number): string =>
  whole <= 20 ? `${part} of ${whole}` : `${percent(part / whole)} (${part} of ${whole})`;

export const percent = (part: number): string =>
  `${part > 0 && part < 0.001 ? 'under 0.1' : part < 1 && part > 0.999 ? 'over 99.9' : Number((100 * part).toFixed(1))} %`;

/** A subject inside a sentence: `your result`. */
export const inside = (subject: string): string => subject.charAt(0).toLowerCase() + subject.slice(1);
