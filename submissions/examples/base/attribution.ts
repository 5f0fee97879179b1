export { libraryGuided } from './library-guided.js';
export { libraryLayers } from './library-layers.js';
export { libraryNeuron } from './library-neuron.js';
export { librarySaliency } from './library-saliency.js';
