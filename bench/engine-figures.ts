/** What bench/engine.ts and its processes agree on. */
export const [BATCH, SIZE] = [5, 224];

/** Tasks, and their names in PyTorch's figures. */
export const TASKS = {
  forward: 'forward',
  saliency: 'saliency',
  'guided backprop': 'guided_backprop',
  GradCAM: 'grad_cam',
  'class visualization, a step': 'class_visualization_step',
  'style transfer, an iteration, 192 x 256': 'style_transfer_iteration',
  'integrated gradients, 50 steps': 'integrated_gradients',
} as const;

/** Saliency by batch and size, tasks too: `growth, 10 x 224 x 224`. */
export const GROWTH: readonly (readonly [batch: number, size: number])[] = [
  [1, 112],
  [1, 224],
  [1, 448],
  [5, 224],
  [10, 224],
];
export const growthName = (batch: number, size: number): string => `growth, ${batch} x ${size} x ${size}`;

/** Names of all tasks, in the order in which they are measured: the growth last, so that the peak before it is told apart. */
export const NAMES: readonly string[] = [...Object.keys(TASKS), ...GROWTH.map((of) => growthName(...of))];

/** Tasks whose names begin with one of `only`; without any, all. */
export const chosen = (only: readonly string[]): string[] =>
  NAMES.filter((name) => only.length === 0 || only.some((start) => name.startsWith(start)));

/** How often a task is run: the first run of most compiles and allocates, and is not counted; fifty steps are their own. */
export const runsOf = (name: string): { readonly unmeasured: number; readonly runs: number } =>
  name.startsWith('integrated') ? { unmeasured: 0, runs: 2 } : { unmeasured: 1, runs: 5 };

/** What a process is asked: a run of a task, in milliseconds, or its peak of resident memory so far, in MiB. */
export type Ask = { readonly task: string } | 'peak';

/** The first thing that a process says. */
export interface Hello {
  readonly device?: string;
}

export const median = (list: readonly number[]): number =>
  [...list].sort((a, b) => a - b)[(list.length - 1) >> 1]!;
