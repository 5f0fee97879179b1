import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

/** The engine for browsers, which is left out. */
const WEBGL = '@tensorflow/tfjs-backend-webgl';

/** In place of its declarations. */
const withoutWebgl = {
  name: 'without-webgl',
  resolveId: (name) => (name === WEBGL ? { id: '\0webgl.d.ts' } : null),
  load: (id) => (id === '\0webgl.d.ts' ? 'export {};' : null),
};

/** The declarations of TensorFlow.js's packages as one file. `path`: those of the package that gathers them. */
export async function rolledTypes(path) {
  const bundle = await rollup({
    input: path,
    plugins: [
      withoutWebgl,
      dts({ respectExternal: true, compilerOptions: { skipLibCheck: true, types: [] } }),
    ],
  });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  return shortened(output[0].code);
}

/** The licence once; and what other files add to `Tensor`, `tensor.add(...)`, beside it, since there are no other files any more. */
function shortened(code) {
  const [licence] = /\/\*\*\n \* @license[\s\S]*?\*\//.exec(code) ?? [''];
  const rest = code
    .replace(/\/\*\*\n \* @license[\s\S]*?\*\/\n/g, '')
    .replace(/^\/\/\/ <amd-module .*\n/gm, '')
    .replace(/^declare module "\.\/index\.d" \{\n([\s\S]*?)^\}$/gm, '$1');
  return `${licence}\n${rest.replace(/\n{3,}/g, '\n\n')}`;
}
