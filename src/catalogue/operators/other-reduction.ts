import { type Operator, opsNamed, quoted } from '../operator.js';

const OTHERS: Readonly<Record<string, readonly string[]>> = {
  ...{ max: ['mean', 'sum', 'min'], min: ['max', 'mean'], mean: ['sum', 'max'], sum: ['mean', 'max'] },
  ...{ argMax: ['argMin'], argMin: ['argMax'] },
};

/** The mean in place of the maximum, and the like. */
export default {
  names: ['channel-reduced', 'constant-factor', 'per-image-scaled', 'per-channel-scaled'],
  places: (module) =>
    opsNamed(module, (name) => Object.hasOwn(OTHERS, name)).flatMap(({ call, op: { name, at } }) =>
      OTHERS[name]!.map((other) => ({
        ...{ start: at.start, end: at.end, text: other },
        change: `${quoted(module, call)} is ${other}(…)`,
      })),
    ),
} satisfies Operator;
