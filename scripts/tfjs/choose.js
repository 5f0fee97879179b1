/** One engine, not two: of a TensorFlow.js that a program has besides, its tensors and models are meant. */
const HAS = [
  'const has = (name) => {',
  '  try {',
  '    return Boolean(import.meta.resolve(name));',
  '  } catch {',
  '    return false;',
  '  }',
  '};',
].join('\n');

/** The module that takes the user's TensorFlow.js where there is one. `names`: what it exports. */
export const chooseTfjs = (names) => `${HAS}
export const theirs = has('@tensorflow/tfjs');
const tf = await import(theirs ? '@tensorflow/tfjs' : './package/index.js');
export const { ${names.join(', ')} } = tf;
`;

/** The module that takes the engine that belongs to it. */
export const chooseEngine = () => `import { theirs } from './index.js';

${HAS}
const name = '@tensorflow/tfjs-backend-wasm';
export const { setWasmPaths } = await import(theirs && has(name) ? name : './engine.js');
`;
