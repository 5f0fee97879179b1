import * as tf from '@tensorflow/tfjs';

/** A tensor whose axes are named, one letter each. */
interface Named {
  readonly letters: string;
  readonly tensor: tf.Tensor;
}

/**
 * The letters of an equation's inputs and of its output. Without an arrow the output has, in alphabetical order, the letters
 * that occur once.
 *
 * @throws {Error} for what is no equation, and for a letter twice in one input or in the output.
 */
export function parseEinsum(equation: string): { inputs: string[]; output: string } {
  const text = equation.replace(/\s/g, '');
  if (!/^[a-zA-Z]*(,[a-zA-Z]*)*(->[a-zA-Z]*)?$/.test(text)) {
    throw new Error(
      `einsum: expected an equation such as 'ij,jk->ik', letters only; got ${JSON.stringify(equation)}.`,
    );
  }
  const [left, right] = text.split('->') as [string, string | undefined];
  const all = left.replaceAll(',', '');
  const once = [...all].filter((letter) => all.indexOf(letter) === all.lastIndexOf(letter));
  const [inputs, output] = [left.split(','), right ?? once.sort().join('')];
  for (const letters of [...inputs, output]) {
    const twice = [...letters].find((letter, at) => letters.indexOf(letter) !== at);
    if (twice)
      throw new Error(
        `einsum: ${twice} stands twice in ${letters} of '${equation}', which is not supported.`,
      );
  }
  const unknown = [...output].find((letter) => !all.includes(letter));
  if (unknown) throw new Error(`einsum: ${unknown} stands in the output of '${equation}', but in no input.`);
  return { inputs, output };
}

/**
 * Sums of products over named axes, as matrix products: operand after operand, each axis summed as soon as nothing further
 * has it.
 *
 * @throws {Error} when tensors and equation do not fit.
 */
export function einsum(equation: string, tensors: readonly tf.Tensor[]): tf.Tensor {
  const { inputs, output } = parseEinsum(equation);
  check(equation, inputs, tensors);
  let sofar: Named = { letters: inputs[0]!, tensor: tensors[0]! };
  for (const [i, letters] of inputs.entries()) {
    const later = inputs.slice(i + 1).join('') + output;
    const next = summed({ letters, tensor: tensors[i]! }, later + (i === 0 ? '' : sofar.letters));
    sofar = i === 0 ? next : product(sofar, next, later);
  }
  return tf.transpose(
    sofar.tensor,
    [...output].map((letter) => sofar.letters.indexOf(letter)),
  );
}

function check(equation: string, inputs: readonly string[], tensors: readonly tf.Tensor[]): void {
  if (inputs.length !== tensors.length)
    throw new Error(`einsum: '${equation}' is for ${inputs.length} tensors; got ${tensors.length}.`);
  const sizes = new Map<string, number>();
  for (const [i, letters] of inputs.entries()) {
    const { shape } = tensors[i]!;
    if (letters.length !== shape.length)
      throw new Error(
        `einsum: ${letters} of '${equation}' is for rank ${letters.length}; got shape [${shape}].`,
      );
    for (const [axis, letter] of [...letters].entries()) {
      const size = sizes.get(letter) ?? shape[axis]!;
      if (size !== shape[axis])
        throw new Error(
          `einsum: expected dimension ${size} for ${letter} of '${equation}'; got ${shape[axis]}.`,
        );
      sizes.set(letter, size);
    }
  }
}

/** Without the axes that nothing else has. */
function summed({ letters, tensor }: Named, others: string): Named {
  const alone = [...letters].flatMap((letter, axis) => (others.includes(letter) ? [] : [axis]));
  if (alone.length === 0) return { letters, tensor };
  return {
    letters: [...letters].filter((letter) => others.includes(letter)).join(''),
    tensor: tf.sum(tensor, alone),
  };
}

/** The product of two tensors, summed over the axes that both have and nothing `later` does. */
function product(a: Named, b: Named, later: string): Named {
  const shared = [...a.letters].filter((letter) => b.letters.includes(letter));
  const batch = shared.filter((letter) => later.includes(letter));
  const inner = shared.filter((letter) => !later.includes(letter));
  const left = [...a.letters].filter((letter) => !shared.includes(letter));
  const right = [...b.letters].filter((letter) => !shared.includes(letter));
  const size = ({ letters, tensor }: Named, some: readonly string[]) =>
    some.map((letter) => tensor.shape[letters.indexOf(letter)]!);
  const count = (named: Named, some: readonly string[]) => tf.util.sizeFromShape(size(named, some));
  const matrix = (named: Named, first: readonly string[], second: readonly string[]) =>
    tf.reshape(
      tf.transpose(
        named.tensor,
        [...batch, ...first, ...second].map((letter) => named.letters.indexOf(letter)),
      ),
      [count(named, batch), count(named, first), count(named, second)],
    );
  const products = tf.matMul(matrix(a, left, inner), matrix(b, inner, right));
  return {
    letters: [...batch, ...left, ...right].join(''),
    tensor: tf.reshape(products, [...size(a, batch), ...size(a, left), ...size(b, right)]),
  };
}
