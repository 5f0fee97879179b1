import * as tf from '@tensorflow/tfjs';

/** A kernel that is computed by other ops, so that every engine that has those has it. */
export interface Composed {
  readonly kernelName: string;
  compute(inputs: Readonly<Record<string, tf.Tensor>>, attrs: unknown): tf.Tensor | tf.Tensor[];
}

/** The kernel of one engine. */
export const kernelOf = ({ kernelName, compute }: Composed, backendName: string): tf.KernelConfig => ({
  kernelName,
  backendName,
  kernelFunc: ({ inputs, attrs }) =>
    tf.tidy(() => compute(inputs as unknown as Record<string, tf.Tensor>, attrs)),
});
