import { pathToFileURL } from 'node:url';
import type { Engine } from '../engine.js';
import { findPackage } from '../optional.js';

/** Native, best first: the one with CUDA, the one for processors. */
const PACKAGES = ['@tensorflow/tfjs-node-gpu', '@tensorflow/tfjs-node'];
/** From here on Node lacks `util.isNullOrUndefined`, which TensorFlow.js 4.22's native backend calls (tensorflow/tfjs#8425). */
const TOO_NEW = 23;

/** TensorFlow's own library: CUDA with `@tensorflow/tfjs-node-gpu`, all cores with `@tensorflow/tfjs-node`. */
export const tensorflow: Engine = {
  confined: false,
  find() {
    const node = Number(process.versions.node.split('.')[0]);
    if (node >= TOO_NEW) {
      return {
        absent: `TensorFlow.js's native packages do not run on Node ${node}`,
        remedy: 'Use Node 20 or 22 for --backend tensorflow.',
      };
    }
    const found = PACKAGES.map(findPackage).find((path) => path !== undefined);
    if (found) return { modules: [found] };
    return {
      absent: `neither ${PACKAGES.join(' nor ')} is installed`,
      remedy:
        'Optional: npm i @tensorflow/tfjs-node-gpu (CUDA) or @tensorflow/tfjs-node, or scripts/native-tensorflow.sh where their downloads are blocked.',
    };
  },
  async load([path]) {
    // Its library talks on standard error as soon as it is loaded.
    process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
    await import(pathToFileURL(path!).href);
  },
};
