/** What a hand-in that has broken out of JavaScript could do to a machine, unless a mechanism holds it: ends of "could". */
export const DANGERS = {
  network: 'use the network',
  files: 'read files that are not its own',
  writing: 'change or remove files',
  processes: 'look into other programs or end them',
  programs: 'start programs that stay',
} as const;

export type Danger = keyof typeof DANGERS;

export const ALL_DANGERS = Object.keys(DANGERS) as readonly Danger[];
