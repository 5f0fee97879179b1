/** Prints a figure beside what is aimed at. */
export function say(
  what: string,
  figure: number,
  unit: string,
  aim: { readonly least: number } | { readonly most: number },
): void {
  const met = 'least' in aim ? figure >= aim.least : figure <= aim.most;
  const words = 'least' in aim ? `at least ${aim.least}` : `at most ${aim.most}`;
  console.log(`${what}: ${figure.toFixed(2)}${unit}; aim: ${words}${unit}: ${met ? 'met' : 'not met'}`);
}
