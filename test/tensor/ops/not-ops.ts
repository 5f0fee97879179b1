/** Exports of TensorFlow.js that compute nothing of their own, a word or two why. */
const WHY = {
  'chooses, asks or times engines':
    'backend copyRegisteredKernels engine env findBackend findBackendFactory getBackend getGradient getKernel getKernelsForBackend ready registerBackend registerGradient registerKernel removeBackend setBackend setPlatform unregisterGradient unregisterKernel KernelBackend DataStorage Environment ENV time profile memory nextFrame MathBackendCPU',
  'settings and messages':
    'deprecationWarn disableDeprecationWarnings enableDebugMode enableProdMode print version version_core version_cpu version_layers version_converter device_util',
  'the tape and the life of tensors, which every gradient here uses':
    'customGrad dispose disposeVariables grad grads keep tidy valueAndGrad valueAndGrads variable variableGrads Variable Tensor TensorBuffer Rank Reduction OptimizerConstructors',
  'shapes, types and numbers in JavaScript, no tensors':
    'backend_util broadcast_util gather_util scatter_util slice_util tensor_util test_util util kernel_impls sumOutType upcastType',
  'makes ops': 'op',
  'WebGL, which needs a browser':
    'GPGPUContext MathBackendWebGL forceHalfFloat gpgpu_util setWebGLContext version_webgl webgl webgl_util',
  "the cpu backend's kernels as plain functions": 'shared',
  'reads or writes files, models and data sets':
    'data io loadGraphModel loadGraphModelSync loadLayersModel GraphModel',
  'models and layers, composed of the ops here':
    'AdadeltaOptimizer AdagradOptimizer AdamOptimizer AdamaxOptimizer MomentumOptimizer Optimizer RMSPropOptimizer SGDOptimizer Callback CallbackList CustomCallback EarlyStopping History InputSpec LayerVariable LayersModel RNN Sequential SymbolicTensor callbacks constraints initializers input layers metrics model models registerCallbackConstructor regularizers sequential serialization train',
  "the converter's table of graph ops": 'deregisterOp registerOp',
  'needs a canvas or pictures of a browser': 'browser.draw browser.fromPixelsAsync browser.toPixels',
} as const;

/** Name (of an export, a namespace, or a function within one, dotted): the reason. */
export const NOT_OPS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(WHY).flatMap(([why, names]) => names.split(' ').map((name) => [name, why])),
);

/** Kernels that no call can reach here. */
export const UNREACHABLE: Readonly<Record<string, string>> = {
  Draw: 'draws on a canvas of a browser',
};
