/** What a layer of a SqueezeNet-style network does. Channel counts come from the weights. */
export type LayerKind = 'conv' | 'relu' | 'pool' | 'fire';

/**
 * A SqueezeNet-style network: `features.0`, `features.1`, ... in order, then a classifier.
 *
 * - conv: 3x3, stride 2, no padding. relu. pool: 3x3 max, stride 2, ceil mode. fire: squeeze 1x1, then expand 1x1 and
 *   expand 3x3 side by side, each followed by ReLU.
 * - The classifier is a 1x1 convolution to the classes, ReLU, global average pool.
 * - Source: Iandola et al., SqueezeNet, 2016, https://arxiv.org/abs/1602.07360; version 1.1 of the authors' repository.
 */
export interface Network {
  readonly id: string;
  readonly inputShape: readonly [number, number, number];
  readonly classes: number;
  readonly features: readonly LayerKind[];
}

const SQUEEZENET_1_1: Network = {
  id: 'squeezenet1_1',
  inputShape: [224, 224, 3],
  classes: 1000,
  features: [
    'conv',
    'relu',
    'pool',
    'fire',
    'fire',
    'pool',
    'fire',
    'fire',
    'pool',
    'fire',
    'fire',
    'fire',
    'fire',
  ],
};

/** The network that the repository ships and can train again; see models/README.md. */
const SMALL: Network = {
  id: 'small',
  inputShape: [64, 64, 3],
  classes: 10,
  features: ['conv', 'relu', 'pool', 'fire', 'fire', 'pool', 'fire', 'fire', 'fire'],
};

/** Networks by id, as assignments name them. */
export const NETWORKS = { squeezenet1_1: SQUEEZENET_1_1, small: SMALL } as const;
export type NetworkId = keyof typeof NETWORKS;
