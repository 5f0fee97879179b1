/** What bench/engine.ts and its processes agree on. */
export const [BATCH, SIZE, RUNS] = [5, 224, 5];

/** Tasks, and their names in PyTorch's figures. */
export const TASKS = {
  forward: 'forward',
  saliency: 'saliency',
  'guided backprop': 'guided_backprop',
  GradCAM: 'grad_cam',
  'integrated gradients, 50 steps': 'integrated_gradients',
  'class visualisation, a step': undefined,
  'style transfer, an iteration, 192 x 256': undefined,
} as const;

export interface EngineFigures {
  readonly device?: string;
  /** Milliseconds a task. */
  readonly ms: Readonly<Record<string, number>>;
  /** Milliseconds of saliency by batch and size. */
  readonly growth: Readonly<Record<string, number>>;
  /** Resident memory at its most, MiB. */
  readonly peak: number;
}

export const median = (list: readonly number[]): number =>
  [...list].sort((a, b) => a - b)[(list.length - 1) >> 1]!;
